using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Aggregations.Formats;

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

/// <summary><c>extended_stats</c>: stats, and how far the numbers spread.</summary>
internal sealed class ExtendedStatsAggregator : SummaryAggregator
{
    private const double DefaultSigma = 2;

    private readonly double _sigma;

    public ExtendedStatsAggregator(AggregationSpec spec)
        : base(spec, "sigma")
    {
        _sigma = spec.Number("sigma") ?? DefaultSigma;
        if (_sigma < 0)
        {
            throw new AggregationException($"[sigma] must be greater than or equal to 0. Found [{DoubleText.Of(_sigma)}] in [{spec.Name}]");
        }
    }

    public override double SortValue(int bucket, string? property) =>
        StatsAggregator.Value(SummaryOf(bucket), property) ?? Spread(SummaryOf(bucket), property) ?? throw NoSuchProperty(property);

    protected override void Write(JsonObject result, int bucket)
    {
        var summary = SummaryOf(bucket);
        result["count"] = summary.Count;
        foreach (var name in (ReadOnlySpan<string>)["min", "max", "avg", "sum"])
        {
            Write(result, name, StatsAggregator.Value(summary, name)!.Value, summary);
        }

        foreach (
            var name in (ReadOnlySpan<string>)
                [
                    "sum_of_squares",
                    "variance",
                    "variance_population",
                    "variance_sampling",
                    "std_deviation",
                    "std_deviation_population",
                    "std_deviation_sampling",
                ]
        )
        {
            Write(result, name, Spread(summary, name)!.Value, summary);
        }

        var bounds = new JsonObject();
        foreach (
            var name in (ReadOnlySpan<string>)["upper", "lower", "upper_population", "lower_population", "upper_sampling", "lower_sampling"]
        )
        {
            Write(bounds, name, Bound(summary, name), summary);
        }

        result["std_deviation_bounds"] = bounds;
    }

    private void Write(JsonObject result, string name, double value, Summary summary)
    {
        if (summary.Count == 0 && name is not "sum")
        {
            result[name] = null;
        }
        else if (double.IsNaN(value))
        {
            // The sampling figures of a single number: the vendor writes them as text.
            result[name] = "NaN";
        }
        else
        {
            WriteNumber(result, name, value, Formatter);
        }
    }

    private static double? Spread(Summary summary, string? property) =>
        property switch
        {
            "sum_of_squares" => summary.SumOfSquares,
            "variance" or "variance_population" => summary.Variance,
            "variance_sampling" => summary.SamplingVariance,
            "std_deviation" or "std_deviation_population" => Math.Sqrt(summary.Variance),
            "std_deviation_sampling" => Math.Sqrt(summary.SamplingVariance),
            _ => null,
        };

    private double Bound(Summary summary, string name)
    {
        var variance = name.EndsWith("sampling", StringComparison.Ordinal) ? summary.SamplingVariance : summary.Variance;
        var distance = _sigma * Math.Sqrt(variance);
        return name.StartsWith("upper", StringComparison.Ordinal) ? summary.Average + distance : summary.Average - distance;
    }
}
