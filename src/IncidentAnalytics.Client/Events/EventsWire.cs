using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace IncidentAnalytics.Client.Events;

/// <summary>Request body of <c>POST /v2/{project_id}/events/statistic</c>. Null members are not sent.</summary>
/// <remarks>Equality compares lists by reference.</remarks>
public sealed record EventStatisticsBody
{
    /// <summary>Time range, such as <c>-1.-1.60</c> (<c>time_range</c>). See <see cref="EventTimeRange"/>.</summary>
    [JsonPropertyName("time_range")]
    public string? TimeRange { get; init; }

    /// <summary>Time between two points, in milliseconds (<c>step</c>).</summary>
    [JsonPropertyName("step")]
    public long? Step { get; init; }

    /// <summary>Text to search for in the mandatory fields of the metadata (<c>search</c>).</summary>
    [JsonPropertyName("search")]
    public string? Search { get; init; }

    /// <summary>Sort order (<c>sort</c>).</summary>
    [JsonPropertyName("sort")]
    public EventSort? Sort { get; init; }

    /// <summary>Conditions on the metadata (<c>metadata_relation</c>).</summary>
    [JsonPropertyName("metadata_relation")]
    public IReadOnlyList<EventCondition>? MetadataRelation { get; init; }

    /// <summary>The body as JSON.</summary>
    public override string ToString() => JsonSerializer.Serialize(this, EventsJsonContext.Default.EventStatisticsBody);
}

/// <summary>Response body of <c>POST /v2/{project_id}/events/statistic</c>.</summary>
/// <remarks>Equality compares lists by reference.</remarks>
public sealed record EventStatisticsResponse
{
    /// <summary>Time between two points, in milliseconds (<c>step</c>).</summary>
    [JsonPropertyName("step")]
    public long? Step { get; set; }

    /// <summary>Instants of the points, in milliseconds since 1970 (<c>timestamps</c>).</summary>
    [JsonPropertyName("timestamps")]
    public IReadOnlyList<long>? Timestamps { get; set; }

    /// <summary>Counts by severity (<c>series</c>). Severities without events may be missing.</summary>
    [JsonPropertyName("series")]
    public IReadOnlyList<EventStatisticsResponseSeries?>? Series { get; set; }

    /// <summary>Counts of the whole time range, by names of the server (<c>summary</c>). Only newer servers send them.</summary>
    [JsonPropertyName("summary")]
    public IReadOnlyDictionary<string, long>? Summary { get; set; }

    /// <summary>Unknown members of the response; empty if there are none.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties => UnknownMembers.AsReadOnly(Extra);

    [JsonInclude, JsonExtensionData]
    internal IDictionary<string, JsonElement>? Extra { get; set; }

    /// <summary>Parses a response, such as one for a mock.</summary>
    /// <param name="json">Response body, such as <c>{"step":60000,"timestamps":[…],"series":[…]}</c>.</param>
    /// <exception cref="ArgumentException">The text is not a valid response.</exception>
    public static EventStatisticsResponse Parse([StringSyntax(StringSyntaxAttribute.Json)] string json) =>
        ResponseJson.Parse(json, EventsJsonContext.Default.EventStatisticsResponse, "events");

    /// <summary>The response as JSON.</summary>
    public override string ToString() => JsonSerializer.Serialize(this, EventsJsonContext.Default.EventStatisticsResponse);
}

/// <summary>Counts of one severity in an <see cref="EventStatisticsResponse"/>.</summary>
/// <remarks>Equality compares lists by reference.</remarks>
public sealed record EventStatisticsResponseSeries
{
    /// <summary>Severity (<c>event_severity</c>).</summary>
    [JsonPropertyName("event_severity")]
    public EventSeverity? EventSeverity { get; set; }

    /// <summary>Counts in the order of <see cref="EventStatisticsResponse.Timestamps"/> (<c>values</c>).</summary>
    [JsonPropertyName("values")]
    public IReadOnlyList<long>? Values { get; set; }

    /// <summary>Unknown members of this object; empty if there are none.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties => UnknownMembers.AsReadOnly(Extra);

    [JsonInclude, JsonExtensionData]
    internal IDictionary<string, JsonElement>? Extra { get; set; }

    /// <summary>The counts as JSON.</summary>
    public override string ToString() => JsonSerializer.Serialize(this, EventsJsonContext.Default.EventStatisticsResponseSeries);
}

/// <summary>JSON types of the events service.</summary>
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(TextOrNumberConverter), typeof(WholeNumberConverter), typeof(WholeNumberElementConverter)]
)]
[JsonSerializable(typeof(EventStatisticsBody))]
[JsonSerializable(typeof(EventStatisticsResponse))]
[JsonSerializable(typeof(EventStatisticsResponseSeries))]
internal sealed partial class EventsJsonContext : JsonSerializerContext;
