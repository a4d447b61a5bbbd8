using System.Globalization;

namespace IncidentAnalytics.ReferenceServer.Events;

/// <summary>A window in epoch milliseconds, with both ends inclusive.</summary>
internal readonly record struct EventTimeWindow(long Start, long End);

/// <summary>Parses <c>startTimeInMillis.endTimeInMillis.durationInMinutes</c> and checks the documented rules.</summary>
internal static class TimeRangeParser
{
    private const long MillisPerMinute = 60_000;
    private const int MaxSteps = 1_440;
    private const string CalculatedMarker = "-1";

    /// <summary>Parses a time range relative to the current time.</summary>
    /// <param name="text">The member <c>time_range</c>.</param>
    /// <param name="step">The step in milliseconds, above zero.</param>
    /// <param name="now">The current time of the server.</param>
    /// <exception cref="FormatException">The text is invalid, or it violates a rule.</exception>
    public static EventTimeWindow Parse(string text, long step, DateTimeOffset now)
    {
        var parts = text.Split('.');
        if (
            parts.Length != 3
            || !TryReadInstant(parts[0], out var start)
            || !TryReadInstant(parts[1], out var end)
            || !TryRead(parts[2], out var minutes)
        )
        {
            throw new FormatException("time_range must be startTimeInMillis.endTimeInMillis.durationInMinutes.");
        }

        if (minutes == 0)
        {
            throw new FormatException("durationInMinutes must be greater than 0.");
        }

        // 128 bits, so that products of two numbers of the caller cannot overflow.
        var duration = (Int128)minutes * MillisPerMinute;
        if (duration > (Int128)step * MaxSteps)
        {
            throw new FormatException("durationInMinutes x 60/period must not be greater than 1440.");
        }

        return start is { } from && end is { } to
            ? CreateGiven(from, to, duration)
            : CreateCalculated(start, end, duration, now.ToUnixTimeMilliseconds());
    }

    private static EventTimeWindow CreateGiven(long start, long end, Int128 duration)
    {
        if (end < start)
        {
            throw new FormatException("endTimeInMillis must not be before startTimeInMillis.");
        }

        return duration >= (Int128)end - start - MillisPerMinute
            ? new(start, end)
            : throw new FormatException("durationInMinutes must be at least (endTimeInMillis - startTimeInMillis)/(60 x 1000) - 1.");
    }

    private static EventTimeWindow CreateCalculated(long? start, long? end, Int128 duration, long now)
    {
        if (start is { } from)
        {
            var calculated = Int128.Min(from + duration, now);
            return calculated >= from
                ? new(from, (long)calculated)
                : throw new FormatException("startTimeInMillis must not be later than the server's time when the end is calculated.");
        }

        var to = end ?? now;
        return to >= duration ? new((long)(to - duration), to) : throw new FormatException("The calculated start must not be before 1970.");
    }

    private static bool TryReadInstant(string text, out long? instant)
    {
        instant = null;
        if (text == CalculatedMarker)
        {
            return true;
        }

        var isNumber = TryRead(text, out var number);
        instant = number;
        return isNumber;
    }

    private static bool TryRead(string text, out long number) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
