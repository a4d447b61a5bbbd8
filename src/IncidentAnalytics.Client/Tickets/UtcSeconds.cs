using System.Globalization;

namespace IncidentAnalytics.Client.Tickets;

/// <summary>Formats instants as <c>yyyy-MM-ddTHH:mm:ssZ</c>, in UTC and whole seconds.</summary>
internal static class UtcSeconds
{
    /// <summary>Rounds down to whole seconds.</summary>
    public static string Floor(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Rounds up to whole seconds.</summary>
    public static string Ceiling(DateTimeOffset instant) => Floor(WholeSeconds.Ceiling(instant.ToUniversalTime()));
}
