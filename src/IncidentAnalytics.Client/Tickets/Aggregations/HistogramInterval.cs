namespace IncidentAnalytics.Client.Tickets.Aggregations;

/// <summary>Length of the buckets of a date histogram.</summary>
public sealed record HistogramInterval
{
    private readonly string _text;

    private HistogramInterval(string member, string text)
    {
        Member = member;
        _text = text;
    }

    /// <summary>Name on the wire: <c>fixed_interval</c> or <c>calendar_interval</c>.</summary>
    internal string Member { get; }

    /// <summary>Creates an interval of fixed length (<c>fixed_interval</c>).</summary>
    /// <param name="duration">Length in whole milliseconds; greater than zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is not positive or not in whole milliseconds.</exception>
    public static HistogramInterval Fixed(TimeSpan duration)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(duration, TimeSpan.Zero);
        return new("fixed_interval", DurationText.Format(duration, nameof(duration)));
    }

    /// <summary>Creates an interval of one calendar unit (<c>calendar_interval</c>).</summary>
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
                _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, "Unknown calendar unit."),
            }
        );

    /// <summary>The text on the wire, such as <c>30m</c>.</summary>
    public override string ToString() => _text;
}

/// <summary>Calendar unit. Its length depends on the calendar and the time zone: a month can have 28 days, a day 23 hours.</summary>
public enum CalendarUnit
{
    /// <summary>A minute (<c>1m</c>).</summary>
    Minute,

    /// <summary>An hour (<c>1h</c>).</summary>
    Hour,

    /// <summary>A day (<c>1d</c>).</summary>
    Day,

    /// <summary>A week, starting on Monday (<c>1w</c>).</summary>
    Week,

    /// <summary>A month (<c>1M</c>).</summary>
    Month,

    /// <summary>A quarter (<c>1q</c>).</summary>
    Quarter,

    /// <summary>A year (<c>1y</c>).</summary>
    Year,
}

/// <summary>Range that a histogram fills with empty buckets (<c>extended_bounds</c>).</summary>
/// <typeparam name="T">Number or instant.</typeparam>
public sealed record HistogramBounds<T>
    where T : struct, IComparable<T>
{
    /// <summary>Initializes bounds.</summary>
    /// <param name="min">Value in the first bucket.</param>
    /// <param name="max">Value in the last bucket.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="max"/> is less than <paramref name="min"/>.</exception>
    public HistogramBounds(T min, T max)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(max, min);
        Min = min;
        Max = max;
    }

    /// <summary>Value in the first bucket (<c>min</c>).</summary>
    public T Min { get; }

    /// <summary>Value in the last bucket (<c>max</c>).</summary>
    public T Max { get; }
}
