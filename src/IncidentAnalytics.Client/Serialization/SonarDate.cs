using System.Globalization;

namespace IncidentAnalytics.Client.Serialization;

/// <summary>
/// Instants as the Sonar service writes them: <c>2022-09-14 17:34:19+0900</c>, whole seconds and an offset without a colon,
/// whatever the culture.
/// </summary>
internal static class SonarDate
{
    // Both read with and without a fraction, and K is Z, an offset with or without a colon, or nothing.
    private static readonly string[] Formats =
    [
        "yyyy-MM-dd HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:sszz", "yyyy-MM-dd'T'HH:mm:sszz",
    ];

    /// <summary>The last whole second that is not after the instant, in the instant's own offset.</summary>
    public static string Floor(DateTimeOffset instant)
    {
        var offset = instant.Offset;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{instant:yyyy-MM-dd HH:mm:ss}{(offset < TimeSpan.Zero ? '-' : '+')}{Math.Abs(offset.Hours):00}{Math.Abs(offset.Minutes):00}");
    }

    /// <summary>The first whole second that is not before the instant, in the instant's own offset.</summary>
    public static string Ceiling(DateTimeOffset instant)
    {
        var excess = instant.Ticks % TimeSpan.TicksPerSecond;
        var rise = excess == 0 ? 0 : TimeSpan.TicksPerSecond - excess;
        // The calendar's last second has no next one, neither here nor in UTC.
        return Floor(rise > DateTime.MaxValue.Ticks - Math.Max(instant.Ticks, instant.UtcTicks) ? instant : instant.AddTicks(rise));
    }

    /// <summary>
    /// Reads the service's own form, and what another version of it may write: the offset as <c>+09:00</c>, <c>+09</c> or
    /// <c>Z</c>, a <c>T</c> between date and time, a fraction. Without an offset it is UTC, never this machine's time.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<char> text, out DateTimeOffset instant) =>
        DateTimeOffset.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out instant);
}
