namespace IncidentAnalytics.ReferenceServer.Aggregations.Metrics;

/// <summary><c>avg</c>: the mean of the numbers.</summary>
internal sealed class AvgAggregator(AggregationSpec spec) : SingleValueAggregator(spec)
{
    protected override double Value(Summary summary) => summary.Average;
}
