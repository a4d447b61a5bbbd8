using System.Text.Json;
using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Aggregations.Fields;
using IncidentAnalytics.ReferenceServer.Aggregations.Formats;

namespace IncidentAnalytics.ReferenceServer.Aggregations.Metrics;

/// <summary>
/// <c>percentiles</c>: of n sorted numbers the p-th percentile is the one at place ⌊n·p/100⌋ (from 0), the last at most. The current vendor's
/// digest gives just this as long as it merges nothing; here nothing is ever merged, so it is exact at any size.
/// </summary>
internal sealed class PercentilesAggregator : MetricAggregator
{
    private static readonly double[] DefaultPercents = [1, 5, 25, 50, 75, 95, 99];

    private readonly NumericColumn _column;
    private readonly ValueFormatter? _formatter;
    private readonly double[] _percents;
    private readonly bool _keyed;
    private readonly BucketValues<List<double>?> _numbers = new();

    public PercentilesAggregator(AggregationSpec spec)
        : base(spec)
    {
        spec.Allow("field", "percents", "keyed", "missing", "format", "tdigest", "hdr", "value_type");
        _percents = Percents(spec);
        RefuseNegativeCompression(spec);
        _keyed = spec.Flag("keyed", otherwise: true);
        _column = spec.NumericField(FieldMapping.Double);
        _formatter = spec.Formatter(_column);
    }

    public override string ResultType => Spec.Option("hdr") is null ? "tdigest_percentiles" : "hdr_percentiles";

    public override void Collect(int document, int bucket)
    {
        for (var i = _column.Start(document); i < _column.End(document); i++)
        {
            (_numbers.At(bucket) ??= []).Add(_column.Number(i));
        }
    }

    public override double SortValue(int bucket, string? property) =>
        property is not null && ValueReader.TryParse(property, out var percent) && percent is >= 0 and <= 100
            ? Percentile(Sorted(bucket), percent)
            : throw NoSuchProperty(property);

    protected override void Write(JsonObject result, int bucket)
    {
        var sorted = Sorted(bucket);
        var keyed = new JsonObject();
        var list = new JsonArray();
        foreach (var percent in _percents)
        {
            var value = Percentile(sorted, percent);
            if (_keyed)
            {
                WriteNumber(keyed, DoubleText.Of(percent), value, _formatter);
            }
            else
            {
                var item = new JsonObject { ["key"] = JsonNumber.Of(percent) };
                WriteNumber(item, "value", value, _formatter);
                list.Add(item);
            }
        }

        result["values"] = _keyed ? keyed : list;
    }

    private List<double> Sorted(int bucket)
    {
        var numbers = _numbers.Read(bucket) ?? [];
        numbers.Sort();
        return numbers;
    }

    private static double Percentile(List<double> sorted, double percent) =>
        sorted.Count == 0 ? double.NaN : sorted[Math.Min((int)(sorted.Count * (percent / 100)), sorted.Count - 1)];

    private static double[] Percents(AggregationSpec spec)
    {
        if (!spec.Body.TryGetProperty("percents", out var percents))
        {
            return DefaultPercents;
        }

        if (percents.ValueKind != JsonValueKind.Array || percents.GetArrayLength() == 0)
        {
            throw new AggregationException($"[percents] must not be empty: [{spec.Name}]");
        }

        double[] numbers = [.. percents.EnumerateArray().Select(percent => spec.NumberOf(percent, "percents")).Order()];
        foreach (var number in numbers)
        {
            if (number is < 0 or > 100)
            {
                throw new AggregationException($"percent must be in [0,100], got [{DoubleText.Of(number)}]: [{spec.Name}]");
            }
        }

        return numbers;
    }

    private static void RefuseNegativeCompression(AggregationSpec spec)
    {
        if (
            spec.Option("tdigest") is { ValueKind: JsonValueKind.Object } digest
            && digest.TryGetProperty("compression", out var compression)
            && spec.NumberOf(compression, "compression") is < 0 and var number
        )
        {
            throw new AggregationException(
                $"[compression] must be greater than or equal to 0. Found [{DoubleText.Of(number)}] in [{spec.Name}]"
            );
        }
    }
}
