using System.Globalization;

namespace IncidentAnalytics.Client.Tickets;

/// <summary>Formats instants as <c>yyyy-MM-ddTHH:mm:ssZ</c>, in UTC and whole seconds.</summary>
internal static class UtcSeconds
{
    /// <summary>Rounds down to whole seconds.</summary>
    public static string Floor(DateTimeOffset instant) => Format(instant.UtcDateTime);

    /// <summary>Rounds up to whole seconds.</summary>
    public static string Ceiling(DateTimeOffset instant)
    {
        var excess = instant.UtcTicks % TimeSpan.TicksPerSecond;
        var rise = excess == 0 ? 0 : TimeSpan.TicksPerSecond - excess;
        // The last second of the calendar cannot be rounded up.
        return Format(rise > DateTime.MaxValue.Ticks - instant.UtcTicks ? instant.UtcDateTime : instant.UtcDateTime.AddTicks(rise));
    }

    private static string Format(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}

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
