using System.Text.Json.Serialization;
using IncidentAnalytics.Client.Sonar;
using IncidentAnalytics.Client.Tickets;

namespace Benchmarks;

/// <summary>The JSON types of raw calls and of the client: both use the same models.</summary>
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower
)]
[JsonSerializable(typeof(SonarTicketListResponse))]
[JsonSerializable(typeof(TicketAggregationBody))]
[JsonSerializable(typeof(TicketAggregationResponse))]
internal sealed partial class BenchmarkJsonContext : JsonSerializerContext;
