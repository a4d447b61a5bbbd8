using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using Refit;

namespace IncidentAnalytics.Client.Sonar;

/// <summary>Query parameters of <c>GET /api/sonar/tickets</c>. Null members and empty lists are not sent.</summary>
/// <remarks>Equality compares lists by reference.</remarks>
public sealed record SonarTicketListQuery
{
    /// <summary>Number of tickets to skip (<c>offset</c>); null for the service's default, 0.</summary>
    [AliasAs("offset")]
    public long? Offset { get; init; }

    /// <summary>Maximum number of tickets, from 0 to 1,000 (<c>limit</c>); null for the service's default, 1,000.</summary>
    [AliasAs("limit")]
    public int? Limit { get; init; }

    /// <summary>Inclusive start of the time range, as <c>yyyy-MM-dd HH:mm:ss+0000</c> (<c>from</c>).</summary>
    [AliasAs("from")]
    public string? From { get; init; }

    /// <summary>Inclusive end of the time range, as <c>yyyy-MM-dd HH:mm:ss+0000</c> (<c>to</c>).</summary>
    [AliasAs("to")]
    public string? To { get; init; }

    /// <summary>Statuses to include (<c>statuses</c>).</summary>
    [AliasAs("statuses"), Query(CollectionFormat.Csv)]
    public IReadOnlyList<SonarTicketStatus>? Statuses
    {
        get;
        init => field = value is { Count: 0 } ? null : value;
    }

    /// <summary>Keywords to search for (<c>keywords</c>).</summary>
    [AliasAs("keywords")]
    public string? Keywords { get; init; }

    /// <summary>Priorities to include: 3 for high, 2 for medium, 1 for low (<c>priorities</c>).</summary>
    [AliasAs("priorities"), Query(CollectionFormat.Csv)]
    public IReadOnlyList<int>? Priorities
    {
        get;
        init => field = value is { Count: 0 } ? null : value;
    }

    /// <summary>Assignees to include (<c>assignees</c>).</summary>
    [AliasAs("assignees"), Query(CollectionFormat.Csv)]
    public IReadOnlyList<Guid>? Assignees
    {
        get;
        init => field = value is { Count: 0 } ? null : value;
    }

    /// <summary>Approvers to include (<c>approvers</c>).</summary>
    [AliasAs("approvers"), Query(CollectionFormat.Csv)]
    public IReadOnlyList<Guid>? Approvers
    {
        get;
        init => field = value is { Count: 0 } ? null : value;
    }

    /// <summary>Direction to sort in (<c>sort_type</c>).</summary>
    [AliasAs("sort_type")]
    public SonarSortDirection? SortType { get; init; }

    /// <summary>Column to sort by (<c>sort_column</c>).</summary>
    [AliasAs("sort_column")]
    public SonarSortColumn? SortColumn { get; init; }

    /// <summary>Returns the query with a time range, resolved at <paramref name="now"/>; unchanged without one.</summary>
    internal SonarTicketListQuery WithRange(TimeRange? range, DateTimeOffset now)
    {
        if (range is null)
            return this;

        var (start, end) = range.Resolve(now);
        return this with
        {
            From = start is { } first ? SonarDate.FormatFloor(first) : null,
            // For Since, the service computes the end with its own clock.
            To = range is { IsRelative: false, End: null } ? null : SonarDate.FormatCeiling(end),
        };
    }
}

/// <summary>Response body of <c>GET /api/sonar/tickets</c>.</summary>
/// <remarks>Equality compares lists by reference.</remarks>
public sealed record SonarTicketListResponse
{
    /// <summary>Number of matching tickets on all pages (<c>total</c>); null if the service sent none.</summary>
    [JsonPropertyName("total")]
    public long? Total { get; set; }

    /// <summary>Tickets of this page (<c>tickets</c>); null if the service sent no list.</summary>
    [JsonPropertyName("tickets")]
    public IReadOnlyList<SonarTicket>? Tickets { get; set; }

    /// <summary>Unknown members of the response; empty if there are none.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties => UnknownMembers.AsReadOnly(Extra);

    [JsonInclude, JsonExtensionData]
    internal IDictionary<string, JsonElement>? Extra { get; set; }

    /// <summary>Parses a response, such as one for a mock.</summary>
    /// <param name="json">Response body, such as <c>{"total":1,"tickets":[{"id":2}]}</c>.</param>
    /// <exception cref="ArgumentException">The text is not a valid response.</exception>
    public static SonarTicketListResponse Parse([StringSyntax(StringSyntaxAttribute.Json)] string json) =>
        ResponseJson.Parse(json, SonarJsonContext.Default.SonarTicketListResponse, "Sonar");

    /// <summary>The response as JSON.</summary>
    public override string ToString() => JsonSerializer.Serialize(this, SonarJsonContext.Default.SonarTicketListResponse);
}

/// <summary>JSON types of the Sonar service.</summary>
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(TextOrNumberConverter), typeof(WholeNumberConverter), typeof(BooleanConverter)]
)]
[JsonSerializable(typeof(SonarTicket))]
[JsonSerializable(typeof(SonarTicketListResponse))]
[JsonSerializable(typeof(SonarTicketUser))]
internal sealed partial class SonarJsonContext : JsonSerializerContext;
