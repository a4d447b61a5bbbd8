using System.Text.Json;

namespace IncidentAnalytics.ReferenceServer.Engine;

/// <summary>Runs OpenSearch-style aggregations over documents.</summary>
internal static class AggregationEngine
{
    /// <exception cref="AggregationException">The query or an aggregation cannot be understood.</exception>
    public static AggregationOutcome Run(DocumentSet documents, JsonElement? query, JsonElement aggregations) => throw new NotSupportedException();
}
