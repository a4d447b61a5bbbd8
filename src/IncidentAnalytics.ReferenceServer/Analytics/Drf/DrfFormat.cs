using System.Globalization;

namespace IncidentAnalytics.ReferenceServer.Analytics.Drf;

/// <summary>Formats values like Django REST Framework.</summary>
internal static class DrfFormat
{
    private const long TicksPerMicrosecond = TimeSpan.TicksPerMillisecond / 1000;

    /// <summary>UTC with <c>Z</c>; six fractional digits, or none when they are zero.</summary>
    public static string Instant(DateTimeOffset instant)
    {
        var micros = instant.Ticks % TimeSpan.TicksPerSecond / TicksPerMicrosecond;
        var format = micros == 0 ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";
        return instant.UtcDateTime.ToString(format, CultureInfo.InvariantCulture);
    }

    /// <summary>A fixed number of decimal places; rounds half to even.</summary>
    public static string Decimal(decimal value, int places) =>
        Math.Round(value, places, MidpointRounding.ToEven)
            .ToString("F" + places.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <summary>A duration field: <c>[D ]HH:MM:SS[.ffffff]</c>.</summary>
    public static string Duration(TimeSpan duration)
    {
        var (days, rest) = Split(duration);
        var prefix = days == 0 ? "" : days.ToString(CultureInfo.InvariantCulture) + " ";
        return string.Create(CultureInfo.InvariantCulture, $"{prefix}{rest.Hours:00}:{rest.Minutes:00}:{rest.Seconds:00}{Fraction(rest)}");
    }

    /// <summary>A duration outside of a serializer, which is <c>str(timedelta)</c>: <c>[D day[s], ]H:MM:SS[.ffffff]</c>.</summary>
    public static string LooseDuration(TimeSpan duration)
    {
        var (days, rest) = Split(duration);
        var unit = Math.Abs(days) == 1 ? "day" : "days";
        var prefix = days == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{days} {unit}, ");
        return string.Create(CultureInfo.InvariantCulture, $"{prefix}{rest.Hours}:{rest.Minutes:00}:{rest.Seconds:00}{Fraction(rest)}");
    }

    // Python rounds days down: minus one hour is -1 day and 23 hours.
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
