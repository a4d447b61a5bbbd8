using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Aggregations.Fields;
using IncidentAnalytics.ReferenceServer.Aggregations.Formats;

namespace IncidentAnalytics.ReferenceServer.Aggregations.Buckets;

/// <summary>
/// <c>histogram</c>: numbers by intervals of one length. A key is the count of intervals, kept as the bits of a double, as the vendor does:
/// a number may be more intervals away from zero than a long can count.
/// </summary>
internal sealed class HistogramAggregator : HistogramBase
{
    private readonly NumericColumn _column;
    private readonly ValueFormatter? _formatter;
    private readonly double _interval;
    private readonly double _offset;
    private readonly NumberBounds _extendedBounds;
    private readonly NumberBounds _hardBounds;

    public HistogramAggregator(AggregationSpec spec)
        : base(spec)
    {
        spec.Allow(
            "field",
            "interval",
            "offset",
            "min_doc_count",
            "extended_bounds",
            "hard_bounds",
            "keyed",
            "order",
            "missing",
            "format",
            "value_type"
        );
        _interval = spec.Number("interval") ?? 0;
        if (_interval <= 0)
        {
            throw new AggregationException($"[interval] must be >0 for histogram aggregation [{spec.Name}]");
        }

        _offset = spec.Number("offset") ?? 0;
        _column = spec.NumericField(FieldMapping.Double);
        _formatter = spec.Formatter(_column);
        _extendedBounds = NumberBounds.Parse(spec, "extended_bounds");
        _hardBounds = NumberBounds.Parse(spec, "hard_bounds");
        if (_extendedBounds.Max > _hardBounds.Max || _extendedBounds.Min < _hardBounds.Min)
        {
            throw BoundsObject.Outside(_hardBounds, _extendedBounds);
        }
    }

    public override string ResultType => "histogram";

    protected override long? FirstKey => _extendedBounds.Min is { } min ? KeyOf(min) : null;

    public override void Collect(int document, int bucket)
    {
        var previous = double.NegativeInfinity;
        for (var i = _column.Start(document); i < _column.End(document); i++)
        {
            var intervals = IntervalsOf(_column.Number(i));
            if (intervals != previous && _hardBounds.Contains(intervals * _interval))
            {
                Count(document, bucket, Bits(intervals));
            }

            previous = intervals;
        }
    }

    protected override bool ExtendsTo(long key) => ValueOf(key) <= _extendedBounds.Max;

    protected override long Next(long key) => Bits(BitConverter.Int64BitsToDouble(key) + 1);

    protected override int Compare(long left, long right) =>
        BitConverter.Int64BitsToDouble(left).CompareTo(BitConverter.Int64BitsToDouble(right));

    protected override JsonNode? Key(long key) => JsonNumber.Of(ValueOf(key));

    protected override string? KeyAsString(long key) => _formatter?.Format(ValueOf(key));

    protected override string KeyName(long key) => KeyAsString(key) ?? DoubleText.Of(ValueOf(key));

    private double IntervalsOf(double value) => Math.Floor((value - _offset) / _interval);

    private long KeyOf(double value) => Bits(IntervalsOf(value));

    private double ValueOf(long key) => (BitConverter.Int64BitsToDouble(key) * _interval) + _offset;

    // Zero has one sign here.
    private static long Bits(double intervals) => BitConverter.DoubleToInt64Bits(intervals + 0.0);
}
