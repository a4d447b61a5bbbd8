using System.Globalization;
using EventTimeline.Arguments;
using Examples;
using IncidentAnalytics.Client.Events;

namespace EventTimeline.Report;

/// <summary>Texts of this report, independent of the culture. Times are UTC.</summary>
internal static class Format
{
    public static string Source(TimelineOptions options) =>
        options.Service is { } service
            ? Show.OneLine($"{service.BaseUrl}, project {service.ProjectId}")
            : "offline, embedded reference server (see --help)";

    public static string Counted(TimelineOptions options) =>
        (
            options.Type == EventType.ActiveAlert ? "active alarms"
            : options.Type == EventType.HistoryAlert ? "past alarms"
            : "events and alarms"
        ) + (options.Search is { } search ? $" with '{Show.OneLine(search)}'" : "");

    /// <summary>The service counts up to now; its points are multiples of the step, the last of them before now.</summary>
    public static string Window(TimelineOptions options, Timeline timeline) =>
        $"last {Durations.Text(options.Last)}"
        + (timeline.Times is [.., var last] ? $", every {Durations.Text(options.Step)}, to {Units.Instant(last)} UTC" : "");

    /// <summary>The part of an instant that distinguishes it from its neighbors.</summary>
    public static string Short(DateTimeOffset instant, TimelineOptions options) =>
        instant.UtcDateTime.ToString(options.Last > TimeSpan.FromDays(1) ? "MM-dd HH:mm" : "HH:mm", CultureInfo.InvariantCulture);
}
