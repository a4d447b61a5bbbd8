namespace IncidentAnalytics.ReferenceServer.Aggregations.Metrics;

/// <summary><c>max</c>: the largest number.</summary>
internal sealed class MaxAggregator(AggregationSpec spec) : SingleValueAggregator(spec)
{
    protected override double Value(Summary summary) => summary.Count == 0 ? double.NaN : summary.Max;
}
