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
