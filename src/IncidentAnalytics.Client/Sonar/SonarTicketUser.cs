using System.Text.Json;
using System.Text.Json.Serialization;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Sonar;

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
