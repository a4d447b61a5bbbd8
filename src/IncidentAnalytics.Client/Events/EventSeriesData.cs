using System.Text.Json;
using System.Text.Json.Serialization;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Events;

/// <summary>The counts of one severity, as they are on the wire.</summary>
/// <remarks>Equality compares lists by reference.</remarks>
public sealed record EventSeriesData
{
    /// <summary>The severity (<c>event_severity</c>).</summary>
    [JsonPropertyName("event_severity")]
    public EventSeverity? EventSeverity { get; init; }

    /// <summary>The counts, in the order of the answer's <c>timestamps</c> (<c>values</c>).</summary>
    [JsonPropertyName("values")]
    public IReadOnlyList<long>? Values { get; init; }

    /// <summary>The members that this version does not know; empty when there are none.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties => UnknownMembers.AsReadOnly(Extra);

    /// <summary>The counts as JSON.</summary>
    public override string ToString() => JsonSerializer.Serialize(this, EventsJsonContext.Default.EventSeriesData);

    [JsonInclude, JsonExtensionData]
    internal IDictionary<string, JsonElement>? Extra { get; set; }
}
