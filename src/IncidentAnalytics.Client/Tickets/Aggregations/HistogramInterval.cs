using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Tickets.Aggregations;

/// <summary>How long the buckets of a date histogram are.</summary>
public sealed record HistogramInterval
{
    private readonly string _text;

    private HistogramInterval(string member, string text)
    {
        Member = member;
        _text = text;
    }

    /// <summary>The member that carries it: <c>fixed_interval</c> or <c>calendar_interval</c>.</summary>
    internal string Member { get; }

    /// <summary>Always the same length, whatever the calendar (<c>fixed_interval</c>).</summary>
    /// <param name="duration">The length: above zero, in whole milliseconds.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is zero, negative, or not a whole number of milliseconds.</exception>
    public static HistogramInterval Fixed(TimeSpan duration)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(duration, TimeSpan.Zero);
        return new("fixed_interval", DurationText.Format(duration, nameof(duration)));
    }

    /// <summary>One unit of the calendar (<c>calendar_interval</c>).</summary>
    /// <param name="unit">The unit.</param>
    /// <exception cref="ArgumentOutOfRangeException">The unit is not defined.</exception>
    public static HistogramInterval Calendar(CalendarUnit unit) =>
        new(
            "calendar_interval",
            unit switch
            {
                CalendarUnit.Minute => "1m",
                CalendarUnit.Hour => "1h",
                CalendarUnit.Day => "1d",
                CalendarUnit.Week => "1w",
                CalendarUnit.Month => "1M",
                CalendarUnit.Quarter => "1q",
                CalendarUnit.Year => "1y",
                _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, "No such unit of the calendar."),
            }
        );

    /// <summary>The interval on the wire, such as <c>30m</c>.</summary>
    public override string ToString() => _text;
}

/// <summary>A unit of the calendar. Units are as long as the calendar and the time zone make them: months, days of 23 hours.</summary>
public enum CalendarUnit
{
    /// <summary>A minute (<c>1m</c>).</summary>
    Minute,

    /// <summary>An hour (<c>1h</c>).</summary>
    Hour,

    /// <summary>A day (<c>1d</c>).</summary>
    Day,

    /// <summary>A week from Monday on (<c>1w</c>).</summary>
    Week,

    /// <summary>A month (<c>1M</c>).</summary>
    Month,

    /// <summary>A quarter of a year (<c>1q</c>).</summary>
    Quarter,

    /// <summary>A year (<c>1y</c>).</summary>
    Year,
}

/// <summary>Where a histogram's empty buckets begin and end (<c>extended_bounds</c>).</summary>
/// <typeparam name="T">A number, or an instant.</typeparam>
public sealed record HistogramBounds<T>
    where T : struct, IComparable<T>
{
    /// <summary>Bounds from a smallest to a greatest value.</summary>
    /// <param name="min">The value whose bucket is the first.</param>
    /// <param name="max">The value whose bucket is the last; not below <paramref name="min"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="max"/> is below <paramref name="min"/>.</exception>
    public HistogramBounds(T min, T max)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(max, min);
        Min = min;
        Max = max;
    }

    /// <summary>The value whose bucket is the first (<c>min</c>).</summary>
    public T Min { get; }

    /// <summary>The value whose bucket is the last (<c>max</c>).</summary>
    public T Max { get; }
}
