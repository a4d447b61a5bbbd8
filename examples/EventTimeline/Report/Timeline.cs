using IncidentAnalytics.Client.Events;

namespace EventTimeline.Report;

/// <summary>The counts, most severe first. Severities without events are absent.</summary>
internal sealed class Timeline(EventStatistics statistics)
{
    private static readonly EventSeverity[] Known = [EventSeverity.Critical, EventSeverity.Major, EventSeverity.Minor, EventSeverity.Info];

    public IReadOnlyList<DateTimeOffset> Times => statistics.Timestamps;

    public long Total => statistics.Total;

    public IReadOnlyList<EventPoint> Points => statistics.Points;

    /// <summary>The severities of the response; unknown ones follow the known ones.</summary>
    public IReadOnlyList<(string Name, EventSeries Series)> Series =>
        [
            .. statistics
                .Series.OrderBy(static series =>
                    series.Severity is { } severity && Array.IndexOf(Known, severity) is >= 0 and var rank ? rank : Known.Length
                )
                .Select(static series => (series.Severity?.ToString() ?? "?", series)),
        ];

    /// <summary>The known severities without events.</summary>
    public IEnumerable<string> Absent =>
        Known.Where(severity => statistics.Find(severity) is null).Select(static severity => severity.ToString());

    public static EventPoint? Peak(EventSeries series) => series.Points is [] ? null : series.Points.MaxBy(static point => point.Count);

    public long CountOf(EventSeverity severity) => statistics.Find(severity)?.Total ?? 0;

    public double ShareOfTotal(long count) => Total > 0 ? (double)count / Total : 0;
}
