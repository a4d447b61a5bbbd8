using System.Globalization;

namespace IncidentAnalytics.ReferenceServer.Analytics.Drf;

/// <summary>Single values as Django REST Framework writes them.</summary>
internal static class WireText
{
    private const long TicksPerMicrosecond = TimeSpan.TicksPerMillisecond / 1000;

    /// <summary>UTC with <c>Z</c>; a fraction only where there is one, and then of six digits.</summary>
    public static string Instant(DateTimeOffset instant)
    {
        var micros = instant.Ticks % TimeSpan.TicksPerSecond / TicksPerMicrosecond;
        var format = micros == 0 ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";
        return instant.UtcDateTime.ToString(format, CultureInfo.InvariantCulture);
    }

    /// <summary>A text with a fixed number of decimal places; halves go to the even neighbour.</summary>
    public static string Decimal(decimal value, int places) =>
        Math.Round(value, places, MidpointRounding.ToEven)
            .ToString("F" + places.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <summary><c>[D ]HH:MM:SS[.ffffff]</c>: a duration field of a model.</summary>
    public static string Duration(TimeSpan duration)
    {
        var (days, rest) = Split(duration);
        var prefix = days == 0 ? "" : days.ToString(CultureInfo.InvariantCulture) + " ";
        return string.Create(CultureInfo.InvariantCulture, $"{prefix}{rest.Hours:00}:{rest.Minutes:00}:{rest.Seconds:00}{Fraction(rest)}");
    }

    /// <summary><c>[D day[s], ]H:MM:SS[.ffffff]</c>: a duration in an answer that was put together by hand, <c>str(timedelta)</c>.</summary>
    public static string LooseDuration(TimeSpan duration)
    {
        var (days, rest) = Split(duration);
        var unit = Math.Abs(days) == 1 ? "day" : "days";
        var prefix = days == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{days} {unit}, ");
        return string.Create(CultureInfo.InvariantCulture, $"{prefix}{rest.Hours}:{rest.Minutes:00}:{rest.Seconds:00}{Fraction(rest)}");
    }

    // Python counts whole days downwards: one hour before nothing is -1 day and 23 hours.
    private static (long Days, TimeSpan Remainder) Split(TimeSpan duration)
    {
        var days = (long)Math.Floor((decimal)duration.Ticks / TimeSpan.TicksPerDay);
        return (days, TimeSpan.FromTicks(duration.Ticks - (days * TimeSpan.TicksPerDay)));
    }

    private static string Fraction(TimeSpan rest)
    {
        var micros = rest.Ticks % TimeSpan.TicksPerSecond / TicksPerMicrosecond;
        return micros == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $".{micros:000000}");
    }
}
