using System.Globalization;
using EventTimeline.Arguments;
using IncidentAnalytics.Client.Events;

namespace EventTimeline.Report;

/// <summary>Texts of this report, the same in every culture; times are UTC.</summary>
internal static class Format
{
    public static string Source(TimelineOptions options) => options.Service is { } service
        ? $"{service.BaseUrl}, project {service.ProjectId}"
        : "offline, sample events of the embedded server (see --help)";

    public static string Counted(TimelineOptions options) =>
        options.Type == EventType.ActiveAlert ? "active alarms" : options.Type == EventType.HistoryAlert ? "alarms that are over" : "events and alarms";

    public static string Window(TimelineOptions options, Timeline timeline) => timeline.Times is [var first, .., var last]
        ? $"{Instant(first)} to {Instant(last)} UTC, a point every {Durations.Text(options.Step)}"
        : $"last {Durations.Text(options.Last)}";

    public static string Instant(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>As much of an instant as tells it from its neighbours.</summary>
    public static string Short(DateTimeOffset instant, TimelineOptions options) =>
        instant.UtcDateTime.ToString(options.Last > TimeSpan.FromDays(1) ? "MM-dd HH:mm" : "HH:mm", CultureInfo.InvariantCulture);
}
