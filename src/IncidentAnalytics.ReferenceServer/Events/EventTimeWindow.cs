using System.Globalization;

namespace IncidentAnalytics.ReferenceServer.Events;

/// <summary>From when to when is counted, in milliseconds since 1970, both ends included.</summary>
internal readonly record struct EventTimeWindow(long Start, long End);

/// <summary><c>startTimeInMillis.endTimeInMillis.durationInMinutes</c>, and the document's rules for it.</summary>
internal static class TimeRangeText
{
    private const long MillisPerMinute = 60_000;
    private const int MostSteps = 1_440;
    private const string Calculated = "-1";

    /// <summary>The window that the text means at this instant.</summary>
    /// <param name="text">The member <c>time_range</c>.</param>
    /// <param name="step">The statistical step in milliseconds, above zero.</param>
    /// <param name="now">The server's now.</param>
    /// <exception cref="FormatException">The text breaks a rule; the message says which.</exception>
    public static EventTimeWindow Resolve(string text, long step, DateTimeOffset now)
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

        // 128 bits: the numbers are the caller's, and no product of two of them may wrap around.
        var duration = (Int128)minutes * MillisPerMinute;
        if (duration > (Int128)step * MostSteps)
        {
            throw new FormatException("durationInMinutes x 60/period must not be greater than 1440.");
        }

        return start is { } from && end is { } to
            ? Given(from, to, duration)
            : Completed(start, end, duration, now.ToUnixTimeMilliseconds());
    }

    private static EventTimeWindow Given(long start, long end, Int128 duration)
    {
        if (end < start)
        {
            throw new FormatException("endTimeInMillis must not be before startTimeInMillis.");
        }

        return duration >= (Int128)end - start - MillisPerMinute
            ? new(start, end)
            : throw new FormatException("durationInMinutes must be at least (endTimeInMillis - startTimeInMillis)/(60 x 1000) - 1.");
    }

    private static EventTimeWindow Completed(long? start, long? end, Int128 duration, long now)
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
        if (text == Calculated)
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
