using System.Text.Json.Serialization;
using IncidentAnalytics.Client.Sonar;
using IncidentAnalytics.Client.Tickets;

namespace Benchmarks;

/// <summary>The JSON types of both sides: raw calls and ours read and write the same models.</summary>
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower
)]
[JsonSerializable(typeof(SonarTicketListResponse))]
[JsonSerializable(typeof(TicketAggregationBody))]
[JsonSerializable(typeof(TicketAggregationResponse))]
internal sealed partial class BenchmarkJsonContext : JsonSerializerContext;
