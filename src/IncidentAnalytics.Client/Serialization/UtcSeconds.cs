using System.Globalization;

namespace IncidentAnalytics.Client.Serialization;

/// <summary>Instants as <c>yyyy-MM-ddTHH:mm:ssZ</c>: UTC, whole seconds, whatever the culture and the offset.</summary>
internal static class UtcSeconds
{
    /// <summary>The last whole second that is not after the instant.</summary>
    public static string Floor(DateTimeOffset instant) => Text(instant.UtcDateTime);

    /// <summary>The first whole second that is not before the instant.</summary>
    public static string Ceiling(DateTimeOffset instant)
    {
        var excess = instant.UtcTicks % TimeSpan.TicksPerSecond;
        var rise = excess == 0 ? 0 : TimeSpan.TicksPerSecond - excess;
        // The calendar's last second has no next one.
        return Text(rise > DateTime.MaxValue.Ticks - instant.UtcTicks ? instant.UtcDateTime : instant.UtcDateTime.AddTicks(rise));
    }

    private static string Text(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
