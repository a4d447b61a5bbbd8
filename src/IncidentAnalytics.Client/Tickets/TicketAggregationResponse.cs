using System.Text.Json;
using System.Text.Json.Serialization;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Tickets;

/// <summary>The answer of <c>POST /v3/tickets/aggs</c>, as it is on the wire.</summary>
public sealed record TicketAggregationResponse
{
    /// <summary>What was found (<c>data</c>); null when the service sent none.</summary>
    [JsonPropertyName("data")]
    public TicketAggregationData? Data { get; init; }

    /// <summary>The members that this version does not know; empty when there are none.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties => UnknownMembers.Of(Extra);

    [JsonInclude, JsonExtensionData]
    internal IDictionary<string, JsonElement>? Extra { get; set; }
}
