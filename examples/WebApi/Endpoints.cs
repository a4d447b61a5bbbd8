using System.ComponentModel.DataAnnotations;
using IncidentAnalytics.Client;
using IncidentAnalytics.Client.Analytics.AnomalyDetections;
using IncidentAnalytics.Client.Analytics.KpiMetrics;
using IncidentAnalytics.Client.Events;
using IncidentAnalytics.Client.Sonar;
using IncidentAnalytics.Client.Tickets;
using IncidentAnalytics.Client.Tickets.Aggregations;

namespace WebApi;

/// <summary>The web API. Clients of the services are injected; failures become problem details in <see cref="FailureHandler"/>.</summary>
internal static class Endpoints
{
    private static readonly string[] All =
    [
        "GET /trends",
        "GET /tickets/by-type?application=atr&days=30",
        "GET /events?hours=24",
        "GET /sonar/tickets?top=20",
        "GET /kpis",
        "GET /anomalies?severity=CRITICAL",
        "POST /anomalies/{id}/acknowledge",
        "GET /healthz",
        "GET /livez",
        "GET /metrics",
    ];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", static () => All);
        routes.MapGet("/trends", static (TrendBoard board) => board.Current);
        routes.MapGet("/tickets/by-type", CountTicketsAsync);
        routes.MapGet("/events", CountEventsAsync);
        routes.MapGet("/sonar/tickets", ListTicketsAsync);
        routes.MapGet("/kpis", GetKpisAsync);
        routes.MapGet("/anomalies", ListAnomalies);
        routes.MapPost("/anomalies/{id}/acknowledge", AcknowledgeAsync);
    }

    private static async Task<TicketsByType> CountTicketsAsync(
        TicketsClient tickets,
        CancellationToken cancellationToken,
        string application = "atr",
        [Range(1, 365)] int days = 30
    )
    {
        var byType = Aggregation.Terms("tickets_by_type", "ticket.type", size: 20);
        var result = await tickets.AggregateAsync(
            new()
            {
                Application = application,
                Range = TimeRange.Last(TimeSpan.FromDays(days)),
                Aggregations = [byType],
            },
            cancellationToken: cancellationToken
        );
        return new(result.Total, result.Get(byType).Buckets.ToDictionary(static b => b.Key.ToString(), static b => b.DocCount));
    }

    private static async Task<Dictionary<string, long>> CountEventsAsync(
        EventsClient events,
        CancellationToken cancellationToken,
        [Range(1, 720)] int hours = 24
    )
    {
        var statistics = await events.GetStatisticsAsync(
            new() { Range = TimeRange.Last(TimeSpan.FromHours(hours)), Step = TimeSpan.FromHours(1) },
            cancellationToken: cancellationToken
        );
        return statistics.Series.ToDictionary(static s => s.Severity?.ToString() ?? "Unknown", static s => s.Total);
    }

    private static async Task<List<SonarTicketView>> ListTicketsAsync(
        SonarClient sonar,
        CancellationToken cancellationToken,
        [Range(1, 1000)] int top = 20
    )
    {
        var query = new SonarTicketQuery { Statuses = [SonarTicketStatus.New], PageSize = top };
        return await sonar
            .ListTicketsAsync(query, cancellationToken: cancellationToken)
            .Take(top)
            .Select(static t => new SonarTicketView(t.Id, t.Priority?.ToString(), t.Title, t.Created))
            .ToListAsync(cancellationToken);
    }

    private static async Task<IEnumerable<KpiView>> GetKpisAsync(KpiMetricsClient kpis, CancellationToken cancellationToken) =>
        from kpi in await kpis.GetSummaryAsync(cancellationToken: cancellationToken)
        select new KpiView(kpi.MetricName, kpi.CurrentValue, kpi.Unit, kpi.Trend?.ToString());

    /// <summary>Streams the list while its pages are read.</summary>
    private static IAsyncEnumerable<AnomalyView> ListAnomalies(
        AnomalyDetectionsClient anomalies,
        CancellationToken cancellationToken,
        string? severity = null
    ) =>
        anomalies
            .ListAsync(
                new() { Severity = severity is null ? default(AnomalySeverity?) : new(severity) },
                cancellationToken: cancellationToken
            )
            .Select(static a => new AnomalyView(a.Id, a.Severity?.ToString(), a.Status?.ToString(), a.Description, a.DetectedAt));

    private static async Task<IResult> AcknowledgeAsync(string id, AnomalyDetectionsClient anomalies, CancellationToken cancellationToken)
    {
        await anomalies.AcknowledgeAsync(id, cancellationToken: cancellationToken);
        return Results.NoContent();
    }
}

internal sealed record TicketsByType(long Total, IReadOnlyDictionary<string, long> Types);

internal sealed record SonarTicketView(long? Id, string? Priority, string? Title, DateTimeOffset? Created);

internal sealed record KpiView(string? Name, decimal? Value, string? Unit, string? Trend);

internal sealed record AnomalyView(string? Id, string? Severity, string? Status, string? Description, DateTimeOffset? DetectedAt);
