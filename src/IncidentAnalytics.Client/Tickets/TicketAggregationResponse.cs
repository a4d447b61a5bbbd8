using System.Text.Json;
using System.Text.Json.Serialization;

namespace IncidentAnalytics.Client.Tickets;

/// <summary>The answer of <c>POST /v3/tickets/aggs</c>, as it is on the wire.</summary>
public sealed record TicketAggregationResponse
{
    /// <summary>What was found (<c>data</c>).</summary>
    [JsonPropertyName("data")]
    public JsonElement? Data { get; init; }
}
