namespace IncidentAnalytics.ReferenceServer.Aggregations.Metrics;

/// <summary><c>sum</c>: the sum of the numbers, 0 over none.</summary>
internal sealed class SumAggregator(AggregationSpec spec) : SingleValueAggregator(spec)
{
    protected override double Value(Summary summary) => summary.Sum;
}
