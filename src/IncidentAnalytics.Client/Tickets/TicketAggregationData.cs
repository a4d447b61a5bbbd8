using System.Text.Json;
using System.Text.Json.Serialization;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Tickets;

/// <summary>What an aggregation found, as it is on the wire.</summary>
/// <remarks>Equality compares the results by reference.</remarks>
public sealed record TicketAggregationData
{
    /// <summary>
    /// The results by the caller's names (<c>aggregations</c>), which may be prefixed as in <c>sterms#name</c>; null
    /// when the service sent none. <see cref="TicketAggregationResult"/> reads them.
    /// </summary>
    [JsonPropertyName("aggregations")]
    public IReadOnlyDictionary<string, JsonElement>? Aggregations { get; init; }

    /// <summary>How many tickets lay in the window (<c>total</c>); null when the service sent none.</summary>
    [JsonPropertyName("total")]
    public TicketTotal? Total { get; init; }

    /// <summary>The members that this version does not know; empty when there are none.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties => UnknownMembers.AsReadOnly(Extra);

    /// <summary>What was found as JSON.</summary>
    public override string ToString() => JsonSerializer.Serialize(this, TicketsJsonContext.Default.TicketAggregationData);

    [JsonInclude, JsonExtensionData]
    internal IDictionary<string, JsonElement>? Extra { get; set; }
}
