namespace IncidentAnalytics.ReferenceServer.Engine;

/// <summary>A query or an aggregation that cannot be understood: the caller's fault, told as HTTP 400.</summary>
internal sealed class AggregationException(string reason) : Exception(reason);
