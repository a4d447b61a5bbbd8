using System.Text.Json;
using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Aggregations.Fields;
using IncidentAnalytics.ReferenceServer.Aggregations.Formats;
using IncidentAnalytics.ReferenceServer.Numerics;
using IncidentAnalytics.ReferenceServer.Serialization;

namespace IncidentAnalytics.ReferenceServer.Aggregations.Metrics;

/// <summary>
/// <c>percentiles</c>: the p-th percentile of n sorted numbers is the one at index ⌊n·p/100⌋, or the last. The digest of OpenSearch gives the same
/// values as long as it merges no numbers; here none are ever merged, so the result is exact for any size.
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
        spec.ThrowIfUnknownOption("field", "percents", "keyed", "missing", "format", "tdigest", "hdr", "value_type");
        _percents = ParsePercents(spec);
        ThrowIfNegativeCompression(spec);
        _keyed = spec.GetBoolean("keyed", defaultValue: true);
        _column = spec.GetNumericColumn(FieldMapping.Double);
        _formatter = spec.CreateFormatter(_column);
    }

    public override string ResultType => Spec.GetOption("hdr") is null ? "tdigest_percentiles" : "hdr_percentiles";

    public override void Collect(int document, int bucket)
    {
        for (var i = _column.GetStart(document); i < _column.GetEnd(document); i++)
        {
            (_numbers.GetRef(bucket) ??= []).Add(_column.GetNumber(i));
        }
    }

    public override double GetSortValue(int bucket, string? property) =>
        property is not null && FieldValueConverter.TryParseDouble(property, out var percent) && percent is >= 0 and <= 100
            ? GetPercentile(GetSortedValues(bucket), percent)
            : throw CreatePropertyException(property);

    protected override void WriteResult(JsonObject result, int bucket)
    {
        var sorted = GetSortedValues(bucket);
        var keyed = new JsonObject();
        var list = new JsonArray();
        foreach (var percent in _percents)
        {
            var value = GetPercentile(sorted, percent);
            if (_keyed)
            {
                WriteNumber(keyed, DoubleText.Format(percent), value, _formatter);
            }
            else
            {
                var item = new JsonObject { ["key"] = JsonNumber.Create(percent) };
                WriteNumber(item, "value", value, _formatter);
                list.Add(item);
            }
        }

        result["values"] = _keyed ? keyed : list;
    }

    private List<double> GetSortedValues(int bucket)
    {
        var numbers = _numbers.GetValueOrDefault(bucket) ?? [];
        numbers.Sort();
        return numbers;
    }

    private static double GetPercentile(List<double> sorted, double percent) =>
        sorted.Count == 0 ? double.NaN : Statistics.PercentileByPosition(sorted, percent);

    private static double[] ParsePercents(AggregationSpec spec)
    {
        if (!spec.Body.TryGetProperty("percents", out var percents))
        {
            return DefaultPercents;
        }

        if (percents.ValueKind != JsonValueKind.Array || percents.GetArrayLength() == 0)
        {
            throw new AggregationException($"[percents] must not be empty: [{spec.Name}]");
        }

        double[] numbers = [.. percents.EnumerateArray().Select(percent => spec.ReadDouble(percent, "percents")).Order()];
        foreach (var number in numbers)
        {
            if (number is < 0 or > 100)
            {
                throw new AggregationException($"percent must be in [0,100], got [{DoubleText.Format(number)}]: [{spec.Name}]");
            }
        }

        return numbers;
    }

    private static void ThrowIfNegativeCompression(AggregationSpec spec)
    {
        if (
            spec.GetOption("tdigest") is { ValueKind: JsonValueKind.Object } digest
            && digest.TryGetProperty("compression", out var compression)
            && spec.ReadDouble(compression, "compression") is < 0 and var number
        )
        {
            throw new AggregationException(
                $"[compression] must be greater than or equal to 0. Found [{DoubleText.Format(number)}] in [{spec.Name}]"
            );
        }
    }
}
