using System.Text.Json;
using System.Text.Json.Serialization;
using IncidentAnalytics.Client.Tickets.Aggregations;

namespace IncidentAnalytics.Client.Tickets;

/// <summary>The body of <c>POST /v3/tickets/aggs</c>, as it is on the wire. Null members are not sent.</summary>
/// <remarks>Equality compares lists by reference.</remarks>
public sealed record TicketAggregationBody
{
    /// <summary>The application whose tickets are read (<c>application</c>).</summary>
    [JsonPropertyName("application")]
    public string? Application { get; init; }

    /// <summary>Application types, any text (<c>app_type</c>).</summary>
    [JsonPropertyName("app_type")]
    public IReadOnlyList<string>? AppType { get; init; }

    /// <summary>Domains (<c>domain</c>).</summary>
    [JsonPropertyName("domain")]
    public IReadOnlyList<string>? Domain { get; init; }

    /// <summary>Start of the window, inclusive, as <c>yyyy-MM-ddTHH:mm:ssZ</c> (<c>start_time</c>).</summary>
    [JsonPropertyName("start_time")]
    public string? StartTime { get; init; }

    /// <summary>End of the window, exclusive, as <c>yyyy-MM-ddTHH:mm:ssZ</c> (<c>end_time</c>).</summary>
    [JsonPropertyName("end_time")]
    public string? EndTime { get; init; }

    /// <summary>Whether tickets of the EU are counted (<c>includes_eu</c>); always sent.</summary>
    [JsonPropertyName("includes_eu")]
    public bool IncludesEu { get; init; }

    /// <summary>
    /// The aggregations, on the wire an object by their names (<c>aggs</c>). <see cref="Aggregation.Raw(string, string)"/>
    /// makes one of any JSON.
    /// </summary>
    [JsonPropertyName("aggs")]
    [JsonConverter(typeof(AggregationsConverter))]
    public IReadOnlyList<Aggregation>? Aggs { get; init; }

    /// <summary>The body as JSON.</summary>
    public override string ToString() => JsonSerializer.Serialize(this, TicketsJsonContext.Default.TicketAggregationBody);
}
