using System.Text.Json;
using IncidentAnalytics.ReferenceServer.Aggregations.Dates;

namespace IncidentAnalytics.ReferenceServer.Aggregations.Buckets;

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
