using System.Text.Json;
using System.Text.Json.Serialization;

namespace IncidentAnalytics.Client.Sonar;

/// <summary>Sonar ticket.</summary>
/// <remarks>Equality compares lists by reference.</remarks>
public sealed record SonarTicket
{
    /// <summary>Ticket number (<c>id</c>).</summary>
    [JsonPropertyName("id")]
    public long? Id { get; set; }

    /// <summary>GUID of the ticket's type (<c>repo_guid</c>); null if missing or invalid.</summary>
    [JsonPropertyName("repo_guid"), JsonConverter(typeof(LenientGuidConverter))]
    public Guid? RepoGuid { get; set; }

    /// <summary>Name of the ticket's type (<c>repo_name</c>).</summary>
    [JsonPropertyName("repo_name")]
    public string? RepoName { get; set; }

    /// <summary>GUID of the site (<c>site_guid</c>); null if missing or invalid.</summary>
    [JsonPropertyName("site_guid"), JsonConverter(typeof(LenientGuidConverter))]
    public Guid? SiteGuid { get; set; }

    /// <summary>Name of the site (<c>site_name</c>).</summary>
    [JsonPropertyName("site_name")]
    public string? SiteName { get; set; }

    /// <summary>GUID of the ticket (<c>guid</c>); null if missing or invalid.</summary>
    [JsonPropertyName("guid"), JsonConverter(typeof(LenientGuidConverter))]
    public Guid? TicketGuid { get; set; }

    /// <summary>Title (<c>title</c>).</summary>
    [JsonPropertyName("title")]
    public string? Title { get; set; }

    /// <summary>Priority (<c>priority</c>).</summary>
    [JsonPropertyName("priority")]
    public SonarTicketPriority? Priority { get; set; }

    /// <summary>Status (<c>status</c>).</summary>
    [JsonPropertyName("status")]
    public SonarTicketStatus? Status { get; set; }

    /// <summary>Format of the content (<c>format</c>).</summary>
    [JsonPropertyName("format")]
    public SonarTicketFormat? Format { get; set; }

    /// <summary>Number of merged duplicates (<c>count</c>).</summary>
    [JsonPropertyName("count")]
    public long? Count { get; set; }

    /// <summary>Whether the detection was correct (<c>attack</c>); null before the analysis.</summary>
    [JsonPropertyName("attack")]
    public bool? IsAttack { get; set; }

    /// <summary>
    /// Whether an immediate response is required, such as for an infected endpoint (<c>incident</c>); null before the analysis.
    /// </summary>
    [JsonPropertyName("incident")]
    public bool? IsIncident { get; set; }

    /// <summary>Assignees (<c>assignees</c>); null if the service sent no list.</summary>
    [JsonPropertyName("assignees")]
    public IReadOnlyList<SonarTicketUser>? Assignees { get; set; }

    /// <summary>Approvers (<c>approvers</c>); null if the service sent no list.</summary>
    [JsonPropertyName("approvers")]
    public IReadOnlyList<SonarTicketUser>? Approvers { get; set; }

    /// <summary>Time of creation, in the service's offset (<c>created</c>).</summary>
    [JsonPropertyName("created"), JsonConverter(typeof(SonarDateConverter))]
    public DateTimeOffset? Created { get; set; }

    /// <summary>Time of the last change, in the service's offset (<c>updated</c>).</summary>
    [JsonPropertyName("updated"), JsonConverter(typeof(SonarDateConverter))]
    public DateTimeOffset? Updated { get; set; }

    /// <summary>Closing time, in the service's offset (<c>closed</c>); null for an open ticket.</summary>
    [JsonPropertyName("closed"), JsonConverter(typeof(SonarDateConverter))]
    public DateTimeOffset? Closed { get; set; }

    /// <summary>Login name of an author whose account was deleted (<c>x_login</c>); otherwise null.</summary>
    [JsonPropertyName("x_login")]
    public string? FormerLogin { get; set; }

    /// <summary>Name of an author whose account was deleted (<c>x_user</c>); otherwise null.</summary>
    [JsonPropertyName("x_user")]
    public string? FormerUser { get; set; }

    /// <summary>Department of an author whose account was deleted (<c>x_dept</c>); otherwise null.</summary>
    [JsonPropertyName("x_dept")]
    public string? FormerDepartment { get; set; }

    /// <summary>Name of a site that was deleted (<c>x_site</c>); otherwise null.</summary>
    [JsonPropertyName("x_site")]
    public string? FormerSite { get; set; }

    /// <summary>Unknown members of this object; empty if there are none.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties => UnknownMembers.AsReadOnly(Extra);

    [JsonInclude, JsonExtensionData]
    internal IDictionary<string, JsonElement>? Extra { get; set; }

    /// <summary>The ticket as JSON.</summary>
    public override string ToString() => JsonSerializer.Serialize(this, SonarJsonContext.Default.SonarTicket);
}

/// <summary>Assignee or approver of a ticket.</summary>
public sealed record SonarTicketUser
{
    /// <summary>GUID of the company or tenant (<c>company_guid</c>); null if missing or invalid.</summary>
    [JsonPropertyName("company_guid"), JsonConverter(typeof(LenientGuidConverter))]
    public Guid? CompanyGuid { get; set; }

    /// <summary>Name of the company (<c>company_name</c>).</summary>
    [JsonPropertyName("company_name")]
    public string? CompanyName { get; set; }

    /// <summary>GUID of the user, as used in <see cref="SonarTicketQuery"/> (<c>user_guid</c>); null if missing or invalid.</summary>
    [JsonPropertyName("user_guid"), JsonConverter(typeof(LenientGuidConverter))]
    public Guid? UserGuid { get; set; }

    /// <summary>Name of the user (<c>user_name</c>).</summary>
    [JsonPropertyName("user_name")]
    public string? UserName { get; set; }

    /// <summary>The user's role on the ticket (<c>task_type</c>).</summary>
    [JsonPropertyName("task_type")]
    public SonarTaskType? TaskType { get; set; }

    /// <summary>Progress of the user's task (<c>task_status</c>).</summary>
    [JsonPropertyName("task_status")]
    public SonarTaskStatus? TaskStatus { get; set; }

    /// <summary>Login name of a user whose account was deleted (<c>x_login</c>); otherwise null.</summary>
    [JsonPropertyName("x_login")]
    public string? FormerLogin { get; set; }

    /// <summary>Name of a user whose account was deleted (<c>x_user</c>); otherwise null.</summary>
    [JsonPropertyName("x_user")]
    public string? FormerUser { get; set; }

    /// <summary>Department of a user whose account was deleted (<c>x_dept</c>); otherwise null.</summary>
    [JsonPropertyName("x_dept")]
    public string? FormerDepartment { get; set; }

    /// <summary>Unknown members of this object; empty if there are none.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties => UnknownMembers.AsReadOnly(Extra);

    [JsonInclude, JsonExtensionData]
    internal IDictionary<string, JsonElement>? Extra { get; set; }

    /// <summary>The user as JSON.</summary>
    public override string ToString() => JsonSerializer.Serialize(this, SonarJsonContext.Default.SonarTicketUser);
}
