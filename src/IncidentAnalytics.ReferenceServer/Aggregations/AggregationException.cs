namespace IncidentAnalytics.ReferenceServer.Aggregations;

/// <summary>A query, an aggregation or a document that cannot be understood: the caller's fault, told as HTTP 400.</summary>
/// <param name="reason">What is wrong, in OpenSearch's words where it has some.</param>
internal sealed class AggregationException(string reason) : Exception(reason);
