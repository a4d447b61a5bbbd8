using System.Text.Json.Nodes;

namespace IncidentAnalytics.ReferenceServer.Aggregations;

/// <summary>What a request found.</summary>
/// <param name="Total">How many documents matched the query.</param>
/// <param name="Aggregations">The results by the caller's names.</param>
internal sealed record AggregationOutcome(long Total, JsonObject Aggregations);
