namespace IncidentAnalytics.ReferenceServer.Aggregations.Metrics;

/// <summary><c>min</c>: the smallest number.</summary>
internal sealed class MinAggregator(AggregationSpec spec) : SingleValueAggregator(spec)
{
    protected override double Value(Summary summary) => summary.Count == 0 ? double.NaN : summary.Min;
}
