using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Aggregations.Dates;
using IncidentAnalytics.ReferenceServer.Aggregations.Fields;
using IncidentAnalytics.ReferenceServer.Aggregations.Formats;

namespace IncidentAnalytics.ReferenceServer.Aggregations.Buckets;

/// <summary><c>date_histogram</c>: dates by intervals of a fixed length or of the calendar.</summary>
internal sealed class DateHistogramAggregator : HistogramBase
{
    private readonly LongColumn _column;
    private readonly ValueFormatter? _formatter;
    private readonly OffsetRounding _rounding;
    private readonly DateBounds _extendedBounds;
    private readonly DateBounds _hardBounds;

    public DateHistogramAggregator(AggregationSpec spec)
        : base(spec)
    {
        spec.Allow(
            "field",
            "calendar_interval",
            "fixed_interval",
            "interval",
            "offset",
            "time_zone",
            "min_doc_count",
            "extended_bounds",
            "hard_bounds",
            "keyed",
            "order",
            "missing",
            "format",
            "value_type"
        );
        var zone = spec.TimeZone();
        _rounding = DateInterval.Parse(spec, zone);
        _column = (LongColumn)spec.Field(FieldMapping.Date, FieldType.Date, FieldType.Long);
        _formatter = ValueFormatter.For(_column.Mapping, spec.Text("format"), zone);

        var format =
            spec.Text("format") is { } pattern && _column.Mapping.Type == FieldType.Date
                ? DateFormat.Parse(pattern)
                : _column.Mapping.Format;
        var dates = spec.Context.DateMath(format, zone);
        _extendedBounds = DateBounds.Parse(spec, "extended_bounds", dates, _rounding.WithoutOffset);
        _hardBounds = DateBounds.Parse(spec, "hard_bounds", dates, _rounding.WithoutOffset);
        if (_extendedBounds.Max > _hardBounds.Max || _extendedBounds.Min < _hardBounds.Min)
        {
            throw BoundsObject.Outside(spec.Option("hard_bounds")!, spec.Option("extended_bounds")!);
        }
    }

    public override string ResultType => "date_histogram";

    // The bounds were rounded without the offset; the buckets between them have it.
    protected override long? FirstKey => _extendedBounds.Min + _rounding.Offset;

    public override void Collect(int document, int bucket)
    {
        var previous = 0L;
        for (var i = _column.Start(document); i < _column.End(document); i++)
        {
            var key = _rounding.Round(_column.Values[i]);
            if ((i == _column.Start(document) || key != previous) && _hardBounds.Contains(key))
            {
                Count(document, bucket, key);
            }

            previous = key;
        }
    }

    protected override bool ExtendsTo(long key) => key <= _extendedBounds.Max + _rounding.Offset;

    protected override long Next(long key) => _rounding.Next(key);

    protected override int Compare(long left, long right) => left.CompareTo(right);

    protected override JsonNode? Key(long key) => JsonValue.Create(key);

    protected override string? KeyAsString(long key) => _formatter?.Format(key);

    protected override string KeyName(long key) => KeyAsString(key) ?? FieldValue.Of(key).ToString();
}
