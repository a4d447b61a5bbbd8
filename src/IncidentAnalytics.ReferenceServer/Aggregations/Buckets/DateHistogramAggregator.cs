using System.Text.Json;
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

/// <summary>Reads the interval of a date histogram and its offset.</summary>
internal static class DateInterval
{
    /// <exception cref="AggregationException">There is not exactly one interval, or it cannot be understood.</exception>
    public static OffsetRounding Parse(AggregationSpec spec, Zone zone)
    {
        Rounding rounding = (spec.Text("calendar_interval"), spec.Text("fixed_interval"), spec.Text("interval")) switch
        {
            ({ } calendar, null, null) => Calendar(calendar, zone),
            (null, { } length, null) => Fixed(length, zone),
            (null, null, { } either) => CalendarUnits.TryParse(either, out var unit)
                ? new CalendarRounding(unit, zone)
                : Fixed(either, zone),
            (null, null, null) => throw new AggregationException("Invalid interval specified, must be non-null and non-empty"),
            ({ }, { }, _) => throw new AggregationException("Cannot use [calendar_interval] with [fixed_interval] configuration option."),
            _ => throw new AggregationException(
                "Cannot use [interval] with [fixed_interval] or [calendar_interval] configuration options."
            ),
        };

        var offset = spec.Option("offset") switch
        {
            null => 0,
            { ValueKind: JsonValueKind.Number } => spec.Whole("offset") ?? 0,
            { } text => TimeValue.Parse(text.ToString(), "DateHistogramAggregationBuilder.parseOffset"),
        };
        return offset is > long.MaxValue / 4 or < long.MinValue / 4
            ? throw new AggregationException($"[offset] is out of the range of dates in [{spec.Name}]")
            : new OffsetRounding(rounding, offset);
    }

    private static CalendarRounding Calendar(string text, Zone zone) =>
        CalendarUnits.TryParse(text, out var unit)
            ? new CalendarRounding(unit, zone)
            : throw new AggregationException($"The supplied interval [{text}] could not be parsed as a calendar interval.");

    private static FixedRounding Fixed(string text, Zone zone) =>
        TimeValue.Parse(text, "date_histogram.fixedInterval") is > 0 and var length
            ? new FixedRounding(length, zone)
            : throw new AggregationException("Zero or negative time interval not supported");
}
