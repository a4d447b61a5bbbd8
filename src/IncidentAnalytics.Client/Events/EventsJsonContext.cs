using System.Text.Json.Serialization;

namespace IncidentAnalytics.Client.Events;

/// <summary>The JSON types of the events service.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(EventStatisticsBody))]
[JsonSerializable(typeof(EventStatisticsResponse))]
[JsonSerializable(typeof(EventSeriesData))]
internal sealed partial class EventsJsonContext : JsonSerializerContext;
