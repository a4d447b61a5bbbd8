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
