using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using IncidentAnalytics.Client.Serialization;

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

/// <summary>The answer of <c>POST /v2/{project_id}/events/statistic</c>, as it is on the wire.</summary>
/// <remarks>Equality compares lists by reference.</remarks>
public sealed record EventStatisticsResponse
{
    /// <summary>The time between two points, in milliseconds (<c>step</c>).</summary>
    [JsonPropertyName("step")]
    public long? Step { get; init; }

    /// <summary>The instants of the points, in milliseconds since 1970 (<c>timestamps</c>).</summary>
    [JsonPropertyName("timestamps")]
    public IReadOnlyList<long>? Timestamps { get; init; }

    /// <summary>The counts by severity (<c>series</c>); severities without events may be missing.</summary>
    [JsonPropertyName("series")]
    public IReadOnlyList<EventSeriesData?>? Series { get; init; }

    /// <summary>Counts of the whole window by the server's names (<c>summary</c>); only newer servers send them.</summary>
    [JsonPropertyName("summary")]
    public IReadOnlyDictionary<string, long>? Summary { get; init; }

    /// <summary>The members that this version does not know; empty when there are none.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties => UnknownMembers.AsReadOnly(Extra);

    /// <summary>Reads an answer from its JSON: for mocks, and for answers that were kept.</summary>
    /// <param name="json">The whole body, such as <c>{"step":60000,"timestamps":[…],"series":[…]}</c>.</param>
    /// <exception cref="ArgumentException">The text is not such a JSON object.</exception>
    public static EventStatisticsResponse Parse([StringSyntax(StringSyntaxAttribute.Json)] string json) =>
        ResponseJson.Parse(json, EventsJsonContext.Default.EventStatisticsResponse, "events");

    /// <summary>The answer as JSON.</summary>
    public override string ToString() => JsonSerializer.Serialize(this, EventsJsonContext.Default.EventStatisticsResponse);

    [JsonInclude, JsonExtensionData]
    internal IDictionary<string, JsonElement>? Extra { get; set; }
}

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

/// <summary>The JSON types of the events service.</summary>
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(TextOrNumberConverter), typeof(WholeNumberConverter), typeof(WholeNumberElementConverter)]
)]
[JsonSerializable(typeof(EventStatisticsBody))]
[JsonSerializable(typeof(EventStatisticsResponse))]
[JsonSerializable(typeof(EventSeriesData))]
internal sealed partial class EventsJsonContext : JsonSerializerContext;
