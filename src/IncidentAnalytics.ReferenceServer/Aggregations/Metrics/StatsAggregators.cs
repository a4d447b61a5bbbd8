using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Serialization;

namespace IncidentAnalytics.ReferenceServer.Aggregations.Metrics;

/// <summary><c>stats</c>: count, min, max, avg and sum.</summary>
internal sealed class StatsAggregator(AggregationSpec spec) : NumericMetricAggregator(spec)
{
    public override double GetSortValue(int bucket, string? property) =>
        GetValue(GetStatistics(bucket), property) ?? throw CreatePropertyException(property);

    /// <summary>The value of a property; null for an unknown name.</summary>
    internal static double? GetValue(RunningStatistics statistics, string? property) =>
        property switch
        {
            "count" => statistics.Count,
            "min" => statistics.Count == 0 ? double.NaN : statistics.Min,
            "max" => statistics.Count == 0 ? double.NaN : statistics.Max,
            "avg" => statistics.Average,
            "sum" => statistics.Sum,
            _ => null,
        };

    protected override void WriteResult(JsonObject result, int bucket)
    {
        var statistics = GetStatistics(bucket);
        result["count"] = statistics.Count;
        foreach (var name in (ReadOnlySpan<string>)["min", "max", "avg", "sum"])
        {
            WriteNumber(result, name, GetValue(statistics, name)!.Value, statistics.Count == 0 ? null : Formatter);
        }
    }
}

/// <summary><c>extended_stats</c>: stats, the variance and the standard deviation with its bounds.</summary>
internal sealed class ExtendedStatsAggregator : NumericMetricAggregator
{
    private const double DefaultSigma = 2;

    private readonly double _sigma;

    public ExtendedStatsAggregator(AggregationSpec spec)
        : base(spec, "sigma")
    {
        _sigma = spec.GetDouble("sigma") ?? DefaultSigma;
        if (_sigma < 0)
        {
            throw new AggregationException(
                $"[sigma] must be greater than or equal to 0. Found [{DoubleText.Format(_sigma)}] in [{spec.Name}]"
            );
        }
    }

    public override double GetSortValue(int bucket, string? property) =>
        StatsAggregator.GetValue(GetStatistics(bucket), property)
        ?? GetSpread(GetStatistics(bucket), property)
        ?? throw CreatePropertyException(property);

    protected override void WriteResult(JsonObject result, int bucket)
    {
        var statistics = GetStatistics(bucket);
        result["count"] = statistics.Count;
        foreach (var name in (ReadOnlySpan<string>)["min", "max", "avg", "sum"])
        {
            Write(result, name, StatsAggregator.GetValue(statistics, name)!.Value, statistics);
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
            Write(result, name, GetSpread(statistics, name)!.Value, statistics);
        }

        var bounds = new JsonObject();
        foreach (
            var name in (ReadOnlySpan<string>)["upper", "lower", "upper_population", "lower_population", "upper_sampling", "lower_sampling"]
        )
        {
            Write(bounds, name, GetBound(statistics, name), statistics);
        }

        result["std_deviation_bounds"] = bounds;
    }

    private void Write(JsonObject result, string name, double value, RunningStatistics statistics)
    {
        if (statistics.Count == 0 && name is not "sum")
        {
            result[name] = null;
        }
        else if (double.IsNaN(value))
        {
            // OpenSearch writes the sampling values of a single number as a string.
            result[name] = "NaN";
        }
        else
        {
            WriteNumber(result, name, value, Formatter);
        }
    }

    private static double? GetSpread(RunningStatistics statistics, string? property) =>
        property switch
        {
            "sum_of_squares" => statistics.SumOfSquares,
            "variance" or "variance_population" => statistics.Variance,
            "variance_sampling" => statistics.SamplingVariance,
            "std_deviation" or "std_deviation_population" => Math.Sqrt(statistics.Variance),
            "std_deviation_sampling" => Math.Sqrt(statistics.SamplingVariance),
            _ => null,
        };

    private double GetBound(RunningStatistics statistics, string name)
    {
        var variance = name.EndsWith("sampling", StringComparison.Ordinal) ? statistics.SamplingVariance : statistics.Variance;
        var distance = _sigma * Math.Sqrt(variance);
        return name.StartsWith("upper", StringComparison.Ordinal) ? statistics.Average + distance : statistics.Average - distance;
    }
}
