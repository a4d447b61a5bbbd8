using System.Globalization;

namespace IncidentAnalytics.ReferenceServer.Aggregations.Dates;

/// <summary>Offsets as <c>Z</c>, <c>+02:00</c> or <c>+0200</c>.</summary>
internal static class OffsetText
{
    public static string Of(long offset, string separator = ":", string zero = "Z")
    {
        if (offset == 0)
        {
            return zero;
        }

        var minutes = Math.Abs(offset) / 60_000;
        return string.Create(CultureInfo.InvariantCulture, $"{(offset < 0 ? '-' : '+')}{minutes / 60:D2}{separator}{minutes % 60:D2}");
    }
}
