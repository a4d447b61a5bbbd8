namespace IncidentAnalytics.ReferenceServer.Sonar;

/// <summary>The words of the wire.</summary>
internal static class SonarText
{
    public static readonly IReadOnlyList<(string Text, SonarStatus Status)> Statuses =
    [
        .. Enum.GetValues<SonarStatus>().Select(static status => (Of(status), status)),
    ];

    public static readonly IReadOnlyList<(string Text, SonarColumn Column)> Columns =
    [
        ("id", SonarColumn.Id),
        ("created_at", SonarColumn.CreatedAt),
        ("updated_at", SonarColumn.UpdatedAt),
        ("closed_at", SonarColumn.ClosedAt),
    ];

    public static string Of(SonarStatus status) =>
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

    public static string Of(SonarPriority priority) =>
        priority switch
        {
            SonarPriority.High => "HIGH",
            SonarPriority.Medium => "MEDIUM",
            _ => "LOW",
        };

    public static string Of(SonarTaskStatus status) =>
        status switch
        {
            SonarTaskStatus.Assigned => "ASSIGNED",
            SonarTaskStatus.InProgress => "IN_PROGRESS",
            _ => "CLOSED",
        };

    public static string Of(SonarFormat format) =>
        format switch
        {
            SonarFormat.Json => "JSON",
            SonarFormat.Markdown => "MARKDOWN",
            _ => "PLAIN",
        };
}
