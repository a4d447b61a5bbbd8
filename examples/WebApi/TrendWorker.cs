using IncidentAnalytics.Client;
using IncidentAnalytics.Client.Analytics.AnomalyDetections;
using IncidentAnalytics.Client.Events;
using IncidentAnalytics.Client.Sonar;
using IncidentAnalytics.Client.Tickets;
using Microsoft.Extensions.Options;

namespace WebApi;

/// <summary>Refreshes the trends in the background. A failure of one service neither ends the worker nor delays the others.</summary>
internal sealed partial class TrendWorker(
    TicketsClient tickets,
    EventsClient events,
    SonarClient sonar,
    AnomalyDetectionsClient anomalies,
    TrendBoard board,
    IOptions<TrendOptions> options,
    TimeProvider time,
    ILogger<TrendWorker> logger
) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.Interval, time);
        do
        {
            await RefreshAsync(stoppingToken);
        } while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task RefreshAsync(CancellationToken cancellationToken)
    {
        var failed = new List<string>();
        var newTickets = new SonarTicketQuery { Statuses = [SonarTicketStatus.New] };
        var lastWeek = new TicketAggregationRequest
        {
            Application = options.Value.Application,
            Range = TimeRange.Last(TimeSpan.FromDays(7)),
        };
        var lastHour = new EventStatisticsRequest { Range = TimeRange.Last(TimeSpan.FromHours(1)), Step = TimeSpan.FromMinutes(1) };

        var total = TryAsync(async () => (await tickets.AggregateAsync(lastWeek, cancellationToken: cancellationToken)).Total);
        var count = TryAsync(async () => (await events.GetStatisticsAsync(lastHour, cancellationToken: cancellationToken)).Total);
        var unassigned = TryAsync(async () => await sonar.CountTicketsAsync(newTickets, cancellationToken: cancellationToken));
        var open = TryAsync(async () => (await anomalies.GetSummaryAsync(cancellationToken: cancellationToken)).UnresolvedAnomalies);

        var last = board.Current;
        board.Current = new Trends
        {
            TicketsOfLastWeek = await total ?? last.TicketsOfLastWeek,
            EventsOfLastHour = await count ?? last.EventsOfLastHour,
            NewSonarTickets = await unassigned ?? last.NewSonarTickets,
            UnresolvedAnomalies = await open ?? last.UnresolvedAnomalies,
            RefreshedAt = time.GetUtcNow(),
            Failed = failed,
        };

        async Task<long?> TryAsync(Func<Task<long?>> read)
        {
            try
            {
                return await read();
            }
            catch (IncidentAnalyticsException e)
            {
                // Its message names the operation, the cause, the attempts and the time; it has no secrets.
                RefreshFailed(logger, e.Message);
                lock (failed)
                    failed.Add(e.Operation!);
                return null;
            }
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Not refreshed: {Reason}")]
    private static partial void RefreshFailed(ILogger logger, string reason);
}
