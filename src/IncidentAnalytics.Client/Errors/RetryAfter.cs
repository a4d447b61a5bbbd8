using System.Globalization;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client;

/// <summary>
/// The Retry-After header (RFC 9110, 10.2.3): seconds or an HTTP date. A header that came more than once, on lines of its own or as a
/// list, asks for its longest wait.
/// </summary>
internal static class RetryAfter
{
    private const int MaxValues = 16;

    /// <summary>Longer than any call may take; keeps absurd values away from the arithmetic of time.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(365);

    // The three forms of an HTTP date (RFC 9110, 5.6.7) without the name of the day, which says nothing, and the first one with an offset,
    // which some servers write.
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

    /// <returns>The time to wait from now on; zero for an instant that has passed; null without a usable header.</returns>
    public static TimeSpan? Read(HttpResponseMessage response, TimeProvider time)
    {
        if (!response.Headers.NonValidated.TryGetValues("Retry-After", out var lines))
            return null;

        // The server's own clock, where it sent it, makes a date independent of ours.
        var now = response.Headers.Date ?? time.GetUtcNow();
        TimeSpan? longest = null;
        foreach (var value in lines.SelectMany(Split).Take(MaxValues))
        {
            if (Read(value, now) is { } wait && !(wait <= longest))
                longest = wait;
        }

        return longest;
    }

    /// <summary>The values of a line, dates without the names of their days, behind which a comma may stand.</summary>
    private static IEnumerable<string> Split(string line)
    {
        foreach (var part in line.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var space = part.IndexOf(' ', StringComparison.Ordinal);
            var first = space < 0 ? part : part[..space];
            if (!Days.Contains(first, StringComparer.OrdinalIgnoreCase))
                yield return part;
            else if (space >= 0)
                yield return part[(space + 1)..];
        }
    }

    private static TimeSpan? Read(string value, DateTimeOffset now)
    {
        // "NaN" and "Infinity" are numbers to double, whatever the style; the header starts with a digit.
        if (
            char.IsAsciiDigit(value[0])
            && double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
        )
        {
            return seconds >= Longest.TotalSeconds ? Longest : TimeSpan.FromSeconds(seconds);
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

        var wait = instant - now;
        return wait < TimeSpan.Zero ? TimeSpan.Zero
            : wait > Longest ? Longest
            : wait;
    }
}
