using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using IncidentAnalytics.Client.Serialization;
using Refit;

namespace IncidentAnalytics.Client.Sonar;

/// <summary>
/// The parameters of <c>GET /api/sonar/tickets</c>, as they are on the wire. Null members and empty lists are not sent.
/// </summary>
/// <remarks>Equality compares lists by reference.</remarks>
public sealed record SonarTicketParameters
{
    /// <summary>How many tickets to skip (<c>offset</c>); the service's default: 0.</summary>
    [AliasAs("offset")]
    public long? Offset { get; init; }

    /// <summary>The most tickets to send, 0 to 1000 (<c>limit</c>); the service's default: 1000.</summary>
    [AliasAs("limit")]
    public int? Limit { get; init; }

    /// <summary>Start of the window, inclusive, as <c>yyyy-MM-dd HH:mm:ss+0000</c> (<c>from</c>).</summary>
    [AliasAs("from")]
    public string? From { get; init; }

    /// <summary>End of the window, inclusive, as <c>yyyy-MM-dd HH:mm:ss+0000</c> (<c>to</c>).</summary>
    [AliasAs("to")]
    public string? To { get; init; }

    /// <summary>The statuses to list (<c>statuses</c>).</summary>
    [AliasAs("statuses"), Query(CollectionFormat.Csv)]
    public IReadOnlyList<SonarTicketStatus>? Statuses
    {
        get;
        init => field = value is { Count: 0 } ? null : value;
    }

    /// <summary>What to search for (<c>keywords</c>).</summary>
    [AliasAs("keywords")]
    public string? Keywords { get; init; }

    /// <summary>The priorities to list: 3 is high, 2 medium, 1 low (<c>priorities</c>).</summary>
    [AliasAs("priorities"), Query(CollectionFormat.Csv)]
    public IReadOnlyList<int>? Priorities
    {
        get;
        init => field = value is { Count: 0 } ? null : value;
    }

    /// <summary>Whose work to list (<c>assignees</c>).</summary>
    [AliasAs("assignees"), Query(CollectionFormat.Csv)]
    public IReadOnlyList<Guid>? Assignees
    {
        get;
        init => field = value is { Count: 0 } ? null : value;
    }

    /// <summary>Whose approvals to list (<c>approvers</c>).</summary>
    [AliasAs("approvers"), Query(CollectionFormat.Csv)]
    public IReadOnlyList<Guid>? Approvers
    {
        get;
        init => field = value is { Count: 0 } ? null : value;
    }

    /// <summary>Which way to sort (<c>sort_type</c>).</summary>
    [AliasAs("sort_type")]
    public SonarSortDirection? SortType { get; init; }

    /// <summary>What to sort by (<c>sort_column</c>).</summary>
    [AliasAs("sort_column")]
    public SonarSortColumn? SortColumn { get; init; }
}

/// <summary>The answer of <c>GET /api/sonar/tickets</c>, as it is on the wire.</summary>
/// <remarks>Equality compares lists by reference.</remarks>
public sealed record SonarTicketListResponse
{
    /// <summary>How many tickets match, on this page and all others (<c>total</c>); null when the service sent none.</summary>
    [JsonPropertyName("total")]
    public long? Total { get; init; }

    /// <summary>The tickets of this page (<c>tickets</c>); null when the service sent no list.</summary>
    [JsonPropertyName("tickets")]
    public IReadOnlyList<SonarTicket>? Tickets { get; init; }

    /// <summary>The members that this version does not know; empty when there are none.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties => UnknownMembers.AsReadOnly(Extra);

    /// <summary>Reads an answer from its JSON: for mocks, and for answers that were kept.</summary>
    /// <param name="json">The whole body, such as <c>{"total":1,"tickets":[{"id":2}]}</c>.</param>
    /// <exception cref="ArgumentException">The text is not such a JSON object.</exception>
    public static SonarTicketListResponse Parse([StringSyntax(StringSyntaxAttribute.Json)] string json) =>
        ResponseJson.Parse(json, SonarJsonContext.Default.SonarTicketListResponse, "Sonar");

    /// <summary>The answer as JSON.</summary>
    public override string ToString() => JsonSerializer.Serialize(this, SonarJsonContext.Default.SonarTicketListResponse);

    [JsonInclude, JsonExtensionData]
    internal IDictionary<string, JsonElement>? Extra { get; set; }
}

/// <summary>The JSON types of the Sonar service.</summary>
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(TextOrNumberConverter), typeof(WholeNumberConverter), typeof(BooleanConverter)]
)]
[JsonSerializable(typeof(SonarTicket))]
[JsonSerializable(typeof(SonarTicketListResponse))]
[JsonSerializable(typeof(SonarTicketUser))]
internal sealed partial class SonarJsonContext : JsonSerializerContext;
