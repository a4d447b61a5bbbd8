using System.Text.Json.Serialization;

namespace IncidentAnalytics.Client.Tickets;

/// <summary>The JSON types of the tickets service.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(TicketAggregationBody))]
[JsonSerializable(typeof(TicketAggregationData))]
[JsonSerializable(typeof(TicketAggregationResponse))]
internal sealed partial class TicketsJsonContext : JsonSerializerContext;
