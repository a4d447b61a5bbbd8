using System.Text.Json.Nodes;

namespace IncidentAnalytics.ReferenceServer.Aggregations.Metrics;

/// <summary>A metric with one number per bucket; NaN when there is none.</summary>
internal abstract class SingleValueAggregator(AggregationSpec spec) : NumericMetricAggregator(spec)
{
    public override double GetSortValue(int bucket, string? property) =>
        property is null or "value" ? GetValue(GetStatistics(bucket)) : throw CreatePropertyException(property);

    protected abstract double GetValue(RunningStatistics statistics);

    protected override void WriteResult(JsonObject result, int bucket) =>
        WriteNumber(result, "value", GetValue(GetStatistics(bucket)), Formatter);
}

/// <summary><c>avg</c>: the mean of the numbers.</summary>
internal sealed class AvgAggregator(AggregationSpec spec) : SingleValueAggregator(spec)
{
    protected override double GetValue(RunningStatistics statistics) => statistics.Average;
}

/// <summary><c>min</c>: the smallest number.</summary>
internal sealed class MinAggregator(AggregationSpec spec) : SingleValueAggregator(spec)
{
    protected override double GetValue(RunningStatistics statistics) => statistics.Count == 0 ? double.NaN : statistics.Min;
}

/// <summary><c>max</c>: the largest number.</summary>
internal sealed class MaxAggregator(AggregationSpec spec) : SingleValueAggregator(spec)
{
    protected override double GetValue(RunningStatistics statistics) => statistics.Count == 0 ? double.NaN : statistics.Max;
}

/// <summary><c>sum</c>: the sum of the numbers; 0 without any.</summary>
internal sealed class SumAggregator(AggregationSpec spec) : SingleValueAggregator(spec)
{
    protected override double GetValue(RunningStatistics statistics) => statistics.Sum;
}
