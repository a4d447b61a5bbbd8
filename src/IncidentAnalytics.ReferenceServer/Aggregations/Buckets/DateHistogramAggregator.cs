using System.Text.Json;
using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Aggregations.Dates;
using IncidentAnalytics.ReferenceServer.Aggregations.Fields;
using IncidentAnalytics.ReferenceServer.Aggregations.Formats;

namespace IncidentAnalytics.ReferenceServer.Aggregations.Buckets;

/// <summary><c>date_histogram</c>: buckets of dates in fixed or calendar intervals.</summary>
internal sealed class DateHistogramAggregator : HistogramBase
{
    private readonly LongColumn _column;
    private readonly ValueFormatter? _formatter;
    private readonly OffsetRounding _rounding;
    private readonly DateBounds _extendedBounds;
    private readonly DateBounds _hardBounds;
    private readonly bool _hasFixedOffset;

    // The interval of the last value, because the next document is mostly in the same one.
    private long _start;
    private long _end;

    public DateHistogramAggregator(AggregationSpec spec)
        : base(spec)
    {
        spec.ThrowIfUnknownOption(
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
        var zone = spec.GetTimeZone();
        _rounding = DateIntervalParser.Parse(spec, zone);
        _hasFixedOffset = zone.HasFixedOffset;
        _column = (LongColumn)spec.GetColumn(FieldMapping.Date, FieldType.Date, FieldType.Long);
        _formatter = _column.Mapping.CreateFormatter(spec.GetString("format"), zone);

        var format =
            spec.GetString("format") is { } pattern && _column.Mapping.Type == FieldType.Date
                ? DateFormat.Parse(pattern)
                : _column.Mapping.Format;
        var dates = spec.Context.CreateDateMath(format, zone);
        _extendedBounds = DateBounds.Parse(spec, "extended_bounds", dates, _rounding.WithoutOffset);
        _hardBounds = DateBounds.Parse(spec, "hard_bounds", dates, _rounding.WithoutOffset);
        if (_extendedBounds.Max > _hardBounds.Max || _extendedBounds.Min < _hardBounds.Min)
        {
            throw HistogramBounds.CreateOutsideException(spec.GetOption("hard_bounds")!, spec.GetOption("extended_bounds")!);
        }
    }

    public override string ResultType => "date_histogram";

    // The bounds are rounded without the offset; the keys of buckets include it.
    protected override long? ExtendedStart => _extendedBounds.Min + _rounding.Offset;

    public override void Collect(int document, int bucket)
    {
        var previous = 0L;
        var (start, end) = (_column.GetStart(document), _column.GetEnd(document));
        for (var i = start; i < end; i++)
        {
            var key = GetKey(_column.Values[i]);
            if ((i == start || key != previous) && _hardBounds.Contains(key))
            {
                AddDocument(document, bucket, key);
            }

            previous = key;
        }
    }

    protected override bool IsBeforeExtendedEnd(long key) => key <= _extendedBounds.Max + _rounding.Offset;

    protected override long GetNextKey(long key) => _rounding.Next(key);

    protected override int CompareKeys(long left, long right) => left.CompareTo(right);

    protected override JsonNode? KeyToJson(long key) => JsonValue.Create(key);

    protected override string? FormatKey(long key) => _formatter?.Format(key);

    protected override string FormatKeyName(long key) => FormatKey(key) ?? FieldValue.From(key).ToString();

    private long GetKey(long value)
    {
        if (value < _start || value >= _end)
        {
            _start = _rounding.Round(value);

            // When clocks are set back, another interval may lie within this one.
            _end = _hasFixedOffset ? _rounding.Next(_start) : _start;
        }

        return _start;
    }
}

/// <summary>Parses the interval and the offset of a date histogram.</summary>
internal static class DateIntervalParser
{
    /// <exception cref="AggregationException">There is not exactly one interval, or it is invalid.</exception>
    public static OffsetRounding Parse(AggregationSpec spec, Zone zone)
    {
        Rounding rounding = (spec.GetString("calendar_interval"), spec.GetString("fixed_interval"), spec.GetString("interval")) switch
        {
            ({ } calendar, null, null) => ParseCalendar(calendar, zone),
            (null, { } length, null) => ParseFixed(length, zone),
            (null, null, { } either) => CalendarUnits.TryParse(either, out var unit)
                ? new CalendarRounding(unit, zone)
                : ParseFixed(either, zone),
            (null, null, null) => throw new AggregationException("Invalid interval specified, must be non-null and non-empty"),
            ({ }, { }, _) => throw new AggregationException("Cannot use [calendar_interval] with [fixed_interval] configuration option."),
            _ => throw new AggregationException(
                "Cannot use [interval] with [fixed_interval] or [calendar_interval] configuration options."
            ),
        };

        var offset = spec.GetOption("offset") switch
        {
            null => 0,
            { ValueKind: JsonValueKind.Number } => spec.GetInt64("offset") ?? 0,
            { } text => TimeValue.Parse(text.ToString(), "DateHistogramAggregationBuilder.parseOffset"),
        };
        return offset is > long.MaxValue / 4 or < long.MinValue / 4
            ? throw new AggregationException($"[offset] is out of the range of dates in [{spec.Name}]")
            : new OffsetRounding(rounding, offset);
    }

    private static CalendarRounding ParseCalendar(string text, Zone zone) =>
        CalendarUnits.TryParse(text, out var unit)
            ? new CalendarRounding(unit, zone)
            : throw new AggregationException($"The supplied interval [{text}] could not be parsed as a calendar interval.");

    private static FixedRounding ParseFixed(string text, Zone zone) =>
        TimeValue.Parse(text, "date_histogram.fixedInterval") is > 0 and var length
            ? new FixedRounding(length, zone)
            : throw new AggregationException("Zero or negative time interval not supported");
}
