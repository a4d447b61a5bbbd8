using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using IncidentAnalytics.Client;
using IncidentAnalytics.Client.Events;
using ModelContextProtocol.Server;

namespace IncidentTools.Tools;

[McpServerToolType]
internal sealed class EventTools(IncidentAnalyticsClient client)
{
    private const int MaxHours = 24 * 31;
    private const int MaxPoints = 72;

    private static readonly int[] Steps = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440];

    [McpServerTool(
        Name = "get_event_timeline",
        Title = "Event timeline",
        ReadOnly = true,
        Idempotent = true,
        OpenWorld = false,
        UseStructuredContent = true
    )]
    [Description("Counts events and alarms over time and by severity: when something happened, and how serious it was.")]
    public async Task<EventTimeline> GetEventTimelineAsync(
        [Description("Length of the time range up to now, in hours."), Range(1, MaxHours)] int hours = 24,
        [Description("Kind of events. Omit for all."), AllowedValues("active_alert", "history_alert", null)] string? type = null,
        [Description("Type of the resources, such as 'host'. Omit for all.")] string? resourceType = null,
        [Description("Text that the events contain. Omit for all.")] string? search = null,
        CancellationToken cancellationToken = default
    )
    {
        var step = Steps.First(minutes => hours * 60 / minutes <= MaxPoints);
        var statistics = await client.Events.GetStatisticsAsync(
            new()
            {
                Range = TimeRange.Last(TimeSpan.FromHours(hours)),
                Step = TimeSpan.FromMinutes(step),
                Type = type is null ? default(EventType?) : new EventType(type),
                Search = search,
                MetadataRelation = resourceType is null ? [] : [EventCondition.And("resource_type", resourceType)],
            },
            cancellationToken: cancellationToken
        );

        return new(
            step,
            statistics.Total,
            [
                .. statistics
                    .Series.Take(20)
                    .Select(static series => new EventSeverityTotal(Limits.Text(series.Severity?.ToString()) ?? "unknown", series.Total)),
            ],
            [.. statistics.Points.Take(2 * MaxPoints).Select(static point => new EventCount(point.Time, point.Count))]
        );
    }
}

internal sealed record EventTimeline(
    int StepMinutes,
    long Total,
    IReadOnlyList<EventSeverityTotal> BySeverity,
    [property: Description("Events per step, earliest first.")] IReadOnlyList<EventCount> Points
);

internal sealed record EventSeverityTotal(string Severity, long Total);

internal sealed record EventCount(DateTimeOffset Time, long Count);
