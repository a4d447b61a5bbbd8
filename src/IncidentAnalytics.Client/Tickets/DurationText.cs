using System.Globalization;

namespace IncidentAnalytics.Client.Tickets;

/// <summary>
/// Formats durations as an integer and the largest of the units <c>d h m s ms</c> without a fraction: <c>1d</c>, <c>90s</c>,
/// <c>-6h</c>.
/// </summary>
internal static class DurationText
{
    private static readonly (long Ticks, string Name)[] Units =
    [
        (TimeSpan.TicksPerDay, "d"),
        (TimeSpan.TicksPerHour, "h"),
        (TimeSpan.TicksPerMinute, "m"),
        (TimeSpan.TicksPerSecond, "s"),
        (TimeSpan.TicksPerMillisecond, "ms"),
    ];

    /// <exception cref="ArgumentOutOfRangeException">The duration is not a whole number of milliseconds.</exception>
    public static string Format(TimeSpan duration, string parameterName)
    {
        foreach (var (ticks, name) in Units)
        {
            if (duration.Ticks % ticks == 0)
                return string.Create(CultureInfo.InvariantCulture, $"{duration.Ticks / ticks}{name}");
        }

        throw new ArgumentOutOfRangeException(parameterName, duration, "Must be a whole number of milliseconds.");
    }
}
