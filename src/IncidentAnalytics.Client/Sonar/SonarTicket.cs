using System.Text.Json;
using System.Text.Json.Serialization;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Sonar;

/// <summary>A ticket, as it is on the wire.</summary>
/// <remarks>Equality compares lists by reference.</remarks>
public sealed record SonarTicket
{
    /// <summary>The ticket's number (<c>id</c>).</summary>
    [JsonPropertyName("id")]
    public long? Id { get; init; }

    /// <summary>The ticket's type (<c>repo_guid</c>); null when the service sent none, or a text that is no GUID.</summary>
    [JsonPropertyName("repo_guid"), JsonConverter(typeof(LenientGuidConverter))]
    public Guid? RepoGuid { get; init; }

    /// <summary>The name of the ticket's type (<c>repo_name</c>).</summary>
    [JsonPropertyName("repo_name")]
    public string? RepoName { get; init; }

    /// <summary>The site (<c>site_guid</c>); null when the service sent none, or a text that is no GUID.</summary>
    [JsonPropertyName("site_guid"), JsonConverter(typeof(LenientGuidConverter))]
    public Guid? SiteGuid { get; init; }

    /// <summary>The site's name (<c>site_name</c>).</summary>
    [JsonPropertyName("site_name")]
    public string? SiteName { get; init; }

    /// <summary>The ticket's GUID (<c>guid</c>); null when the service sent none, or a text that is no GUID.</summary>
    [JsonPropertyName("guid"), JsonConverter(typeof(LenientGuidConverter))]
    public Guid? TicketGuid { get; init; }

    /// <summary>The title (<c>title</c>).</summary>
    [JsonPropertyName("title")]
    public string? Title { get; init; }

    /// <summary>How urgent it is (<c>priority</c>).</summary>
    [JsonPropertyName("priority")]
    public SonarTicketPriority? Priority { get; init; }

    /// <summary>How far it has come (<c>status</c>).</summary>
    [JsonPropertyName("status")]
    public SonarTicketStatus? Status { get; init; }

    /// <summary>How its content is written (<c>format</c>).</summary>
    [JsonPropertyName("format")]
    public SonarTicketFormat? Format { get; init; }

    /// <summary>How many duplicates were merged into it (<c>count</c>).</summary>
    [JsonPropertyName("count")]
    public long? Count { get; init; }

    /// <summary>Whether the detection was right (<c>attack</c>); null until it was analysed.</summary>
    [JsonPropertyName("attack")]
    public bool? IsAttack { get; init; }

    /// <summary>Whether it needs an answer at once, such as an infected endpoint (<c>incident</c>); null until it was analysed.</summary>
    [JsonPropertyName("incident")]
    public bool? IsIncident { get; init; }

    /// <summary>Who works on it (<c>assignees</c>); null when the service sent no list.</summary>
    [JsonPropertyName("assignees")]
    public IReadOnlyList<SonarTicketUser>? Assignees { get; init; }

    /// <summary>Who approves it (<c>approvers</c>); null when the service sent no list.</summary>
    [JsonPropertyName("approvers")]
    public IReadOnlyList<SonarTicketUser>? Approvers { get; init; }

    /// <summary>When it was created, in the service's offset (<c>created</c>).</summary>
    [JsonPropertyName("created"), JsonConverter(typeof(SonarDateConverter))]
    public DateTimeOffset? Created { get; init; }

    /// <summary>When it was last changed, in the service's offset (<c>updated</c>).</summary>
    [JsonPropertyName("updated"), JsonConverter(typeof(SonarDateConverter))]
    public DateTimeOffset? Updated { get; init; }

    /// <summary>When it was closed, in the service's offset (<c>closed</c>); null while it is open.</summary>
    [JsonPropertyName("closed"), JsonConverter(typeof(SonarDateConverter))]
    public DateTimeOffset? Closed { get; init; }

    /// <summary>The author's login name, kept when the account was deleted (<c>x_login</c>); null before.</summary>
    [JsonPropertyName("x_login")]
    public string? FormerLogin { get; init; }

    /// <summary>The author's name, kept when the account was deleted (<c>x_user</c>); null before.</summary>
    [JsonPropertyName("x_user")]
    public string? FormerUser { get; init; }

    /// <summary>The author's department, kept when the account was deleted (<c>x_dept</c>); null before.</summary>
    [JsonPropertyName("x_dept")]
    public string? FormerDepartment { get; init; }

    /// <summary>The site's name, kept when the site was deleted (<c>x_site</c>); null before.</summary>
    [JsonPropertyName("x_site")]
    public string? FormerSite { get; init; }

    /// <summary>The members that this version does not know; empty when there are none.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties => UnknownMembers.AsReadOnly(Extra);

    /// <summary>The ticket as JSON.</summary>
    public override string ToString() => JsonSerializer.Serialize(this, SonarJsonContext.Default.SonarTicket);

    [JsonInclude, JsonExtensionData]
    internal IDictionary<string, JsonElement>? Extra { get; set; }
}

/// <summary>Somebody who has something to do with a ticket: an assignee or an approver, as it is on the wire.</summary>
public sealed record SonarTicketUser
{
    /// <summary>The company, or tenant (<c>company_guid</c>); null when the service sent none, or a text that is no GUID.</summary>
    [JsonPropertyName("company_guid"), JsonConverter(typeof(LenientGuidConverter))]
    public Guid? CompanyGuid { get; init; }

    /// <summary>The company's name (<c>company_name</c>).</summary>
    [JsonPropertyName("company_name")]
    public string? CompanyName { get; init; }

    /// <summary>The user, as <see cref="SonarTicketQuery"/> asks for it (<c>user_guid</c>); null when the service sent none, or a text that is no GUID.</summary>
    [JsonPropertyName("user_guid"), JsonConverter(typeof(LenientGuidConverter))]
    public Guid? UserGuid { get; init; }

    /// <summary>The user's name (<c>user_name</c>).</summary>
    [JsonPropertyName("user_name")]
    public string? UserName { get; init; }

    /// <summary>What they have to do with the ticket (<c>task_type</c>).</summary>
    [JsonPropertyName("task_type")]
    public SonarTaskType? TaskType { get; init; }

    /// <summary>How far they have come (<c>task_status</c>).</summary>
    [JsonPropertyName("task_status")]
    public SonarTaskStatus? TaskStatus { get; init; }

    /// <summary>The login name, kept when the account was deleted (<c>x_login</c>); null before.</summary>
    [JsonPropertyName("x_login")]
    public string? FormerLogin { get; init; }

    /// <summary>The user's name, kept when the account was deleted (<c>x_user</c>); null before.</summary>
    [JsonPropertyName("x_user")]
    public string? FormerUser { get; init; }

    /// <summary>The department's name, kept when the account was deleted (<c>x_dept</c>); null before.</summary>
    [JsonPropertyName("x_dept")]
    public string? FormerDepartment { get; init; }

    /// <summary>The members that this version does not know; empty when there are none.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties => UnknownMembers.AsReadOnly(Extra);

    /// <summary>The user as JSON.</summary>
    public override string ToString() => JsonSerializer.Serialize(this, SonarJsonContext.Default.SonarTicketUser);

    [JsonInclude, JsonExtensionData]
    internal IDictionary<string, JsonElement>? Extra { get; set; }
}
