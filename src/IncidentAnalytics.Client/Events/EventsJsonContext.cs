using System.Text.Json.Serialization;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Events;

/// <summary>The JSON types of the events service.</summary>
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(TextOrNumberConverter), typeof(WholeNumberConverter), typeof(WholeNumberElementConverter)]
)]
[JsonSerializable(typeof(EventStatisticsBody))]
[JsonSerializable(typeof(EventStatisticsResponse))]
[JsonSerializable(typeof(EventSeriesData))]
internal sealed partial class EventsJsonContext : JsonSerializerContext;
