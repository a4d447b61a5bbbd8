using System.Text.Json;
using System.Text.Json.Serialization;

namespace IncidentAnalytics.Client.Events;

/// <summary>The body of <c>POST /v2/{project_id}/events/statistic</c>, as it is on the wire. Null members are not sent.</summary>
/// <remarks>Equality compares lists by reference.</remarks>
public sealed record EventStatisticsBody
{
    /// <summary>The window, such as <c>-1.-1.60</c> (<c>time_range</c>); <see cref="EventTimeRange"/> writes it.</summary>
    [JsonPropertyName("time_range")]
    public string? TimeRange { get; init; }

    /// <summary>The time between two points, in milliseconds (<c>step</c>).</summary>
    [JsonPropertyName("step")]
    public long? Step { get; init; }

    /// <summary>A text looked for in the metadata's mandatory fields (<c>search</c>).</summary>
    [JsonPropertyName("search")]
    public string? Search { get; init; }

    /// <summary>How what is found is sorted (<c>sort</c>).</summary>
    [JsonPropertyName("sort")]
    public EventSort? Sort { get; init; }

    /// <summary>Conditions on the metadata (<c>metadata_relation</c>).</summary>
    [JsonPropertyName("metadata_relation")]
    public IReadOnlyList<EventCondition>? MetadataRelation { get; init; }

    /// <summary>The body as JSON.</summary>
    public override string ToString() => JsonSerializer.Serialize(this, EventsJsonContext.Default.EventStatisticsBody);
}
