using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using IncidentAnalytics.Client;
using IncidentAnalytics.Client.Tickets;
using IncidentAnalytics.Client.Tickets.Aggregations;
using ModelContextProtocol;
using ModelContextProtocol.Server;

namespace IncidentTools.Tools;

[McpServerToolType]
internal sealed class TicketTools(IncidentAnalyticsClient client, IncidentToolsOptions options, TimeProvider time)
{
    private const int MaxDays = 730;
    private const int MaxDailyDays = 92;
    private const int MaxGroups = 50;

    [McpServerTool(
        Name = "get_ticket_trends",
        Title = "Ticket trends",
        ReadOnly = true,
        Idempotent = true,
        OpenWorld = false,
        UseStructuredContent = true
    )]
    [Description(
        "Counts tickets by a field and over time: which kinds of tickets there are, how many are resolved and how fast, and whether they grow."
    )]
    public async Task<TicketTrends> GetTicketTrendsAsync(
        [Description("Application of the tickets. Omit for the default one.")] string? application = null,
        [Description("Length of the time range up to now, in days."), Range(1, MaxDays)] int days = 30,
        [Description("Field of the groups."), AllowedValues("type", "category", "priority", "status")] string groupBy = "type",
        [Description("Length of the intervals over time. 'day' for at most 92 days."), AllowedValues("day", "week", "month")]
            string interval = "day",
        [Description("Maximum number of groups, largest first."), Range(1, MaxGroups)] int top = 10,
        [Description("Domains to include. Omit for all.")] string[]? domains = null,
        CancellationToken cancellationToken = default
    )
    {
        application ??= options.DefaultApplication ?? throw new McpException("application is required.");
        if (interval == "day" && days > MaxDailyDays)
            throw new McpException($"days must be at most {MaxDailyDays} with the interval 'day'. Use 'week' or 'month'.");

        var isResolved = Aggregation.Filter("resolved", TicketFilter.Term("ticket.resolved", true));
        var minutes = Aggregation.Percentiles("minutes", "ticket.time_to_resolve_minutes", [50]);
        var groups = Aggregation.Terms("groups", $"ticket.{groupBy}", size: top, aggregations: [isResolved, minutes]);
        var periods = Aggregation.DateHistogram("periods", "@timestamp", HistogramInterval.Calendar(UnitOf(interval)));
        var (start, end) = TimeRange.Last(TimeSpan.FromDays(days)).Resolve(time.GetUtcNow());
        var result = await client.Tickets.AggregateAsync(
            new()
            {
                Application = application,
                Domains = domains ?? [],
                Range = TimeRange.Between(start!.Value, end),
                Aggregations = [groups, periods, isResolved],
            },
            cancellationToken: cancellationToken
        );

        return new(
            application,
            start.Value,
            end,
            result.Total,
            result.Get(isResolved).DocCount,
            [
                .. result
                    .Get(groups)
                    .Buckets.Take(top)
                    .Select(bucket => new TicketGroup(
                        Limits.Text(bucket.Key.ToString())!,
                        bucket.DocCount,
                        bucket.Get(isResolved).DocCount,
                        bucket.Get(minutes)[50]
                    )),
            ],
            result.Get(groups).SumOtherDocCount,
            [
                .. result
                    .Get(periods)
                    .Buckets.Take(MaxDailyDays + 1 + MaxDays / 7)
                    .Select(static bucket => new TicketPeriod(bucket.Key, bucket.DocCount)),
            ]
        );
    }

    private static CalendarUnit UnitOf(string interval) =>
        interval switch
        {
            "day" => CalendarUnit.Day,
            "week" => CalendarUnit.Week,
            _ => CalendarUnit.Month,
        };
}

internal sealed record TicketTrends(
    string Application,
    DateTimeOffset Start,
    DateTimeOffset End,
    long Total,
    long Resolved,
    [property: Description("The largest groups, largest first.")] IReadOnlyList<TicketGroup> Groups,
    [property: Description("Number of tickets in all other groups.")] long InOtherGroups,
    [property: Description("Tickets per interval, earliest first. The first and the last interval may be incomplete.")]
        IReadOnlyList<TicketPeriod> Periods
);

internal sealed record TicketGroup(
    string Key,
    long Count,
    long Resolved,
    [property: Description("Null if none is resolved.")] double? MedianMinutesToResolve
);

internal sealed record TicketPeriod(DateTimeOffset Start, long Count);
