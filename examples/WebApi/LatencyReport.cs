using System.Globalization;
using IncidentAnalytics.Client;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace WebApi;

/// <summary>
/// An exporter of OpenTelemetry that prints the percentiles of each operation, from the buckets of the exported histogram, as
/// <c>histogram_quantile</c> of Prometheus does.
/// </summary>
internal sealed class LatencyReport(TextWriter output) : BaseExporter<Metric>
{
    public override ExportResult Export(in Batch<Metric> batch)
    {
        var operations = new SortedDictionary<string, Latencies>(StringComparer.Ordinal);
        foreach (var metric in batch)
        {
            if (metric.Name == IncidentAnalyticsTelemetry.OperationDuration)
                Add(operations, metric);
        }

        if (operations.Count > 0)
            output.Write(Format(operations));
        return ExportResult.Success;
    }

    private static void Add(SortedDictionary<string, Latencies> operations, Metric metric)
    {
        foreach (ref readonly var point in metric.GetMetricPoints())
        {
            var (operation, failed) = ("", false);
            foreach (var (tag, value) in point.Tags)
            {
                if (tag == IncidentAnalyticsTelemetry.OperationTag)
                    operation = (string)value!;
                failed |= tag == IncidentAnalyticsTelemetry.ErrorTypeTag;
            }

            if (!operations.TryGetValue(operation, out var latencies))
                operations.Add(operation, latencies = new());
            latencies.Failed += failed ? point.GetHistogramCount() : 0;
            foreach (var bucket in point.GetHistogramBuckets())
                latencies.Add(bucket.ExplicitBound, bucket.BucketCount);
        }
    }

    private static string Format(SortedDictionary<string, Latencies> operations)
    {
        var width = Math.Max("operation".Length, operations.Keys.Max(static o => o.Length));
        var lines = operations.Select(o =>
            Line(
                width,
                o.Key,
                o.Value.Count.ToString(CultureInfo.InvariantCulture),
                o.Value.Failed.ToString(CultureInfo.InvariantCulture),
                Milliseconds(o.Value.GetQuantile(0.5)),
                Milliseconds(o.Value.GetQuantile(0.95)),
                Milliseconds(o.Value.GetQuantile(0.99))
            )
        );
        return string.Join(Environment.NewLine, ["", Line(width, "operation", "calls", "failed", "p50", "p95", "p99"), .. lines, ""]);
    }

    private static string Line(int width, string operation, params ReadOnlySpan<string> numbers)
    {
        var line = operation.PadRight(width);
        foreach (var number in numbers)
            line += number.PadLeft(11);
        return line;
    }

    private static string Milliseconds(double seconds) => string.Create(CultureInfo.InvariantCulture, $"{seconds * 1000:0.0} ms");
}

/// <summary>The buckets of one operation.</summary>
internal sealed class Latencies
{
    private readonly SortedDictionary<double, long> _buckets = [];

    public long Count { get; private set; }

    public long Failed { get; set; }

    /// <param name="bound">The upper bound in seconds; infinite for the last bucket.</param>
    /// <param name="count">The number of calls above the bound before it.</param>
    public void Add(double bound, long count)
    {
        _buckets[bound] = _buckets.GetValueOrDefault(bound) + count;
        Count += count;
    }

    /// <summary>Estimates a quantile: calls are taken as evenly distributed within a bucket. Beyond the last bound it is that bound.</summary>
    /// <param name="quantile">From 0 to 1.</param>
    public double GetQuantile(double quantile)
    {
        var (rank, seen, lower) = (quantile * Count, 0L, 0.0);
        foreach (var (bound, count) in _buckets)
        {
            if (seen + count >= rank && count > 0)
                return double.IsFinite(bound) ? lower + (bound - lower) * (rank - seen) / count : lower;
            seen += count;
            lower = double.IsFinite(bound) ? bound : lower;
        }

        return lower;
    }
}
