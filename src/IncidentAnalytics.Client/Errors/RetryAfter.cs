using System.Globalization;

namespace IncidentAnalytics.Client.Errors;

/// <summary>
/// Reads the Retry-After header (RFC 9110, 10.2.3): seconds or an HTTP date. Of several values, repeated or in a list, the longest
/// wait counts.
/// </summary>
internal static class RetryAfter
{
    private const int MaxValues = 16;

    /// <summary>Longer than any call may take; larger values would overflow.</summary>
    private static readonly TimeSpan MaxWait = TimeSpan.FromDays(365);

    // The three forms of an HTTP date (RFC 9110, 5.6.7) without the name of the day, and the first one with the offsets that some
    // servers write.
    private static readonly string[] DateFormats =
    [
        "d MMM yyyy HH:mm:ss 'GMT'",
        "d-MMM-yy HH:mm:ss 'GMT'",
        "MMM d HH:mm:ss yyyy",
        "d MMM yyyy HH:mm:ss 'UTC'",
        "d MMM yyyy HH:mm:ss zzz",
    ];

    private static readonly string[] Days =
    [
        .. DateTimeFormatInfo.InvariantInfo.DayNames,
        .. DateTimeFormatInfo.InvariantInfo.AbbreviatedDayNames,
    ];

    /// <returns>The time to wait, zero for an instant in the past, or null without a valid header.</returns>
    public static TimeSpan? Read(HttpResponseMessage response, TimeProvider time)
    {
        if (!response.Headers.NonValidated.TryGetValues("Retry-After", out var lines))
            return null;

        // The server's own Date header makes the wait independent of the local clock.
        var now = response.Headers.Date ?? time.GetUtcNow();
        return lines.SelectMany(Split).Take(MaxValues).Max(value => Read(value, now));
    }

    /// <summary>Splits a line at its commas. The names of days, which a comma may follow, are dropped.</summary>
    private static IEnumerable<string> Split(string line)
    {
        foreach (var part in line.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var words = part.Split(' ', 2);
            if (!Days.Contains(words[0], StringComparer.OrdinalIgnoreCase))
                yield return part;
            else if (words.Length > 1)
                yield return words[1];
        }
    }

    private static TimeSpan? Read(string value, DateTimeOffset now)
    {
        // double also parses "NaN" and "Infinity".
        if (
            char.IsAsciiDigit(value[0])
            && double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
        )
        {
            return TimeSpan.FromSeconds(Math.Min(seconds, MaxWait.TotalSeconds));
        }

        if (
            !DateTimeOffset.TryParseExact(
                value.ToUpperInvariant(),
                DateFormats,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces,
                out var instant
            ) && !IsoInstant.TryParse(value, out instant)
        )
        {
            return null;
        }

        return TimeSpan.FromTicks(Math.Clamp((instant - now).Ticks, 0, MaxWait.Ticks));
    }
}
