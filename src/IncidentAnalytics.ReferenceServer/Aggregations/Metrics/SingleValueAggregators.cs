using System.Text.Json.Nodes;

namespace IncidentAnalytics.ReferenceServer.Aggregations.Metrics;

/// <summary>A metric of one number per bucket, not a number where there is none.</summary>
internal abstract class SingleValueAggregator(AggregationSpec spec) : SummaryAggregator(spec)
{
    public override double SortValue(int bucket, string? property) =>
        property is null or "value" ? Value(SummaryOf(bucket)) : throw NoSuchProperty(property);

    protected abstract double Value(Summary summary);

    protected override void Write(JsonObject result, int bucket) => WriteNumber(result, "value", Value(SummaryOf(bucket)), Formatter);
}

/// <summary><c>avg</c>: the mean of the numbers.</summary>
internal sealed class AvgAggregator(AggregationSpec spec) : SingleValueAggregator(spec)
{
    protected override double Value(Summary summary) => summary.Average;
}

/// <summary><c>min</c>: the smallest number.</summary>
internal sealed class MinAggregator(AggregationSpec spec) : SingleValueAggregator(spec)
{
    protected override double Value(Summary summary) => summary.Count == 0 ? double.NaN : summary.Min;
}

/// <summary><c>max</c>: the largest number.</summary>
internal sealed class MaxAggregator(AggregationSpec spec) : SingleValueAggregator(spec)
{
    protected override double Value(Summary summary) => summary.Count == 0 ? double.NaN : summary.Max;
}

/// <summary><c>sum</c>: the sum of the numbers, 0 over none.</summary>
internal sealed class SumAggregator(AggregationSpec spec) : SingleValueAggregator(spec)
{
    protected override double Value(Summary summary) => summary.Sum;
}
