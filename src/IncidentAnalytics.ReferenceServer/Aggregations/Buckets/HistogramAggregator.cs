using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Aggregations.Fields;
using IncidentAnalytics.ReferenceServer.Aggregations.Formats;
using IncidentAnalytics.ReferenceServer.Serialization;

namespace IncidentAnalytics.ReferenceServer.Aggregations.Buckets;

/// <summary>
/// <c>histogram</c>: buckets of numbers in intervals of one length. A key is the number of intervals from zero, stored as the bits of a double
/// because it may exceed the range of a long.
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
        spec.ThrowIfUnknownOption(
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
        _interval = spec.GetDouble("interval") ?? 0;
        if (_interval <= 0)
        {
            throw new AggregationException($"[interval] must be >0 for histogram aggregation [{spec.Name}]");
        }

        _offset = spec.GetDouble("offset") ?? 0;
        _column = spec.GetNumericColumn(FieldMapping.Double);
        _formatter = spec.CreateFormatter(_column);
        _extendedBounds = NumberBounds.Parse(spec, "extended_bounds");
        _hardBounds = NumberBounds.Parse(spec, "hard_bounds");
        if (_extendedBounds.Max > _hardBounds.Max || _extendedBounds.Min < _hardBounds.Min)
        {
            throw HistogramBounds.CreateOutsideException(_hardBounds, _extendedBounds);
        }
    }

    public override string ResultType => "histogram";

    protected override long? ExtendedStart => _extendedBounds.Min is { } min ? ToKey(min) : null;

    public override void Collect(int document, int bucket)
    {
        var previous = double.NegativeInfinity;
        for (var i = _column.GetStart(document); i < _column.GetEnd(document); i++)
        {
            var intervals = GetIntervals(_column.GetNumber(i));
            if (intervals != previous && _hardBounds.Contains(intervals * _interval))
            {
                AddDocument(document, bucket, ToBits(intervals));
            }

            previous = intervals;
        }
    }

    protected override bool IsBeforeExtendedEnd(long key) => FromKey(key) <= _extendedBounds.Max;

    protected override long GetNextKey(long key) => ToBits(BitConverter.Int64BitsToDouble(key) + 1);

    protected override int CompareKeys(long left, long right) =>
        BitConverter.Int64BitsToDouble(left).CompareTo(BitConverter.Int64BitsToDouble(right));

    protected override JsonNode? KeyToJson(long key) => JsonNumber.Create(FromKey(key));

    protected override string? FormatKey(long key) => _formatter?.Format(FromKey(key));

    protected override string FormatKeyName(long key) => FormatKey(key) ?? DoubleText.Format(FromKey(key));

    private double GetIntervals(double value) => Math.Floor((value - _offset) / _interval);

    private long ToKey(double value) => ToBits(GetIntervals(value));

    private double FromKey(long key) => (BitConverter.Int64BitsToDouble(key) * _interval) + _offset;

    // Adding zero turns negative zero into positive zero.
    private static long ToBits(double intervals) => BitConverter.DoubleToInt64Bits(intervals + 0.0);
}
