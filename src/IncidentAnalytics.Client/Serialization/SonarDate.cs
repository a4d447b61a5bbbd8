using System.Globalization;

namespace IncidentAnalytics.Client.Serialization;

/// <summary>
/// Instants as the Sonar service writes them: <c>2022-09-14 17:34:19+0900</c>, whole seconds and an offset without a colon,
/// whatever the culture.
/// </summary>
internal static class SonarDate
{
    /// <summary>The last whole second that is not after the instant, in the instant's own offset.</summary>
    public static string Floor(DateTimeOffset instant)
    {
        var offset = instant.Offset;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{instant:yyyy-MM-dd HH:mm:ss}{(offset < TimeSpan.Zero ? '-' : '+')}{Math.Abs(offset.Hours):00}{Math.Abs(offset.Minutes):00}"
        );
    }

    /// <summary>The first whole second that is not before the instant, in the instant's own offset.</summary>
    public static string Ceiling(DateTimeOffset instant)
    {
        var excess = instant.Ticks % TimeSpan.TicksPerSecond;
        var rise = excess == 0 ? 0 : TimeSpan.TicksPerSecond - excess;
        // The calendar's last second has no next one, neither here nor in UTC.
        return Floor(rise > DateTime.MaxValue.Ticks - Math.Max(instant.Ticks, instant.UtcTicks) ? instant : instant.AddTicks(rise));
    }
}
