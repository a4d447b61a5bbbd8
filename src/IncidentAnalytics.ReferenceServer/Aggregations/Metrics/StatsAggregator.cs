using System.Text.Json.Nodes;

namespace IncidentAnalytics.ReferenceServer.Aggregations.Metrics;

/// <summary><c>stats</c>: count, min, max, avg and sum.</summary>
internal sealed class StatsAggregator(AggregationSpec spec) : SummaryAggregator(spec)
{
    public override double SortValue(int bucket, string? property) => Value(SummaryOf(bucket), property) ?? throw NoSuchProperty(property);

    /// <summary>One of the five numbers, null when the name is none of theirs.</summary>
    internal static double? Value(Summary summary, string? property) =>
        property switch
        {
            "count" => summary.Count,
            "min" => summary.Count == 0 ? double.NaN : summary.Min,
            "max" => summary.Count == 0 ? double.NaN : summary.Max,
            "avg" => summary.Average,
            "sum" => summary.Sum,
            _ => null,
        };

    protected override void Write(JsonObject result, int bucket)
    {
        var summary = SummaryOf(bucket);
        result["count"] = summary.Count;
        foreach (var name in (ReadOnlySpan<string>)["min", "max", "avg", "sum"])
        {
            WriteNumber(result, name, Value(summary, name)!.Value, summary.Count == 0 ? null : Formatter);
        }
    }
}
