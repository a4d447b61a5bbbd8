using System.Globalization;

namespace IncidentAnalytics.ReferenceServer.Sonar;

/// <summary>Sonar's dates, <c>yyyy-MM-dd HH:mm:ss+0900</c>: whole seconds, kept as seconds since 1970 so that none lies beyond the calendar.</summary>
internal static class SonarDate
{
    private const string LocalFormat = "yyyy-MM-dd HH:mm:ss";

    private static readonly long First = DateTimeOffset.MinValue.ToUnixTimeSeconds();
    private static readonly long Last = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    public static string Format(long seconds, TimeSpan offset)
    {
        var local = seconds + (long)offset.TotalSeconds;
        if (local < First || local > Last)
        {
            return Format(seconds, TimeSpan.Zero);
        }

        var date = DateTimeOffset.FromUnixTimeSeconds(local).ToString(LocalFormat, CultureInfo.InvariantCulture);
        return date + OffsetText(offset);
    }

    /// <summary>An offset as dates end with it: <c>+0900</c>.</summary>
    public static string OffsetText(TimeSpan offset) =>
        (offset < TimeSpan.Zero ? "-" : "+") + offset.ToString("hhmm", CultureInfo.InvariantCulture);

    /// <summary>Takes the one form, with any offset; <c>Z</c> and <c>+09:00</c> are none.</summary>
    public static bool TryParse(string text, out long seconds)
    {
        seconds = 0;
        if (
            text.Length <= LocalFormat.Length
            || !TryParseOffset(text.AsSpan(LocalFormat.Length), out var offset)
            || !DateTimeOffset.TryParseExact(
                text.AsSpan(0, LocalFormat.Length),
                LocalFormat,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out var local
            )
        )
        {
            return false;
        }

        seconds = local.ToUnixTimeSeconds() - (long)offset.TotalSeconds;
        return true;
    }

    /// <summary>Reads <c>+0900</c>: a sign, hours to 23, minutes to 59.</summary>
    public static bool TryParseOffset(ReadOnlySpan<char> text, out TimeSpan offset)
    {
        offset = default;
        if (
            text is not ['+' or '-', _, _, _, _]
            || !TimeSpan.TryParseExact(text[1..], "hhmm", CultureInfo.InvariantCulture, out var length)
        )
        {
            return false;
        }

        offset = text[0] == '-' ? -length : length;
        return true;
    }
}
