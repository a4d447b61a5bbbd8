using System.Globalization;

namespace IncidentAnalytics.ReferenceServer.Sonar;

/// <summary>The wire values of enumerations.</summary>
internal static class SonarText
{
    public static readonly IReadOnlyList<(string Text, SonarStatus Status)> Statuses =
    [
        .. Enum.GetValues<SonarStatus>().Select(static status => (Format(status), status)),
    ];

    public static readonly IReadOnlyList<(string Text, SonarColumn Column)> Columns =
    [
        ("id", SonarColumn.Id),
        ("created_at", SonarColumn.CreatedAt),
        ("updated_at", SonarColumn.UpdatedAt),
        ("closed_at", SonarColumn.ClosedAt),
    ];

    public static string Format(SonarStatus status) =>
        status switch
        {
            SonarStatus.New => "NEW",
            SonarStatus.Assigned => "ASSIGNED",
            SonarStatus.InProgress => "IN_PROGRESS",
            SonarStatus.Submitted => "SUBMITTED",
            SonarStatus.Approved => "APPROVED",
            SonarStatus.Rejected => "REJECTED",
            _ => "CLOSED",
        };

    public static string Format(SonarPriority priority) =>
        priority switch
        {
            SonarPriority.High => "HIGH",
            SonarPriority.Medium => "MEDIUM",
            _ => "LOW",
        };

    public static string Format(SonarTaskStatus status) =>
        status switch
        {
            SonarTaskStatus.Assigned => "ASSIGNED",
            SonarTaskStatus.InProgress => "IN_PROGRESS",
            _ => "CLOSED",
        };

    public static string Format(SonarFormat format) =>
        format switch
        {
            SonarFormat.Json => "JSON",
            SonarFormat.Markdown => "MARKDOWN",
            _ => "PLAIN",
        };
}

/// <summary>
/// Dates in Sonar's format, <c>yyyy-MM-dd HH:mm:ss+0900</c>. They are held as seconds since 1970, because an offset can take one out of the range
/// of <see cref="DateTimeOffset"/>.
/// </summary>
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
        return date + FormatOffset(offset);
    }

    /// <summary>Formats an offset as in a date: <c>+0900</c>.</summary>
    public static string FormatOffset(TimeSpan offset) =>
        (offset < TimeSpan.Zero ? "-" : "+") + offset.ToString("hhmm", CultureInfo.InvariantCulture);

    /// <summary>Parses a date with any offset, except for <c>Z</c> and <c>+09:00</c>.</summary>
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

    /// <summary>Parses an offset such as <c>+0900</c>: a sign, hours up to 23 and minutes up to 59.</summary>
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
