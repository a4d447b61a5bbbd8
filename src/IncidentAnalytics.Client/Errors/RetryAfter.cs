using System.Globalization;

namespace IncidentAnalytics.Client;

/// <summary>The Retry-After header (RFC 9110, 10.2.3): seconds or an HTTP date.</summary>
internal static class RetryAfter
{
    /// <summary>Longer than any call may take; keeps absurd values away from the arithmetic of time.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(365);

    /// <returns>The time to wait from now on; zero for an instant that has passed; null without a usable header.</returns>
    public static TimeSpan? Read(HttpResponseMessage response, TimeProvider time)
    {
        if (!response.Headers.NonValidated.TryGetValues("Retry-After", out var values))
            return null;

        // "NaN" and "Infinity" are numbers to double, whatever the style; the header starts with a digit.
        var text = values.ToString().Trim();
        if (text.Length > 0 && char.IsAsciiDigit(text[0])
            && double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds))
        {
            return seconds >= Longest.TotalSeconds ? Longest : TimeSpan.FromSeconds(seconds);
        }

        if (response.Headers.RetryAfter?.Date is not { } instant)
            return null;

        // The server's own clock, where it sent it, makes the date independent of ours.
        var wait = instant - (response.Headers.Date ?? time.GetUtcNow());
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait > Longest ? Longest : wait;
    }
}
