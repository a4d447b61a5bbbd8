using System.Globalization;
using IncidentAnalytics.Client;
using IncidentAnalytics.Client.Analytics;
using IncidentAnalytics.Client.Analytics.AnomalyDetections;
using IncidentAnalytics.Client.Analytics.DashboardConfigurations;
using IncidentAnalytics.Client.Analytics.PredictiveModels;
using IncidentAnalytics.Client.Events;
using IncidentAnalytics.Client.Paging;
using IncidentAnalytics.Client.Tickets;
using IncidentAnalytics.Client.Tickets.Aggregations;
using IncidentAnalytics.IntegrationTests.Analytics;
using IncidentAnalytics.Testing;

namespace IncidentAnalytics.IntegrationTests.Chaos;

/// <summary>What the callers work with.</summary>
/// <param name="Client">The client.</param>
/// <param name="Clock">The clock of client and server.</param>
/// <param name="Ids">The records of the world.</param>
internal sealed record ChaosContext(IncidentAnalyticsClient Client, FakeTimeProvider Clock, ChaosIds Ids);

/// <summary>The ids of records.</summary>
/// <param name="Metric">A metric.</param>
/// <param name="Model">A trained model, which nobody trains again.</param>
/// <param name="Trainee">The model that the callers train. It has too few samples, so that no insights come of it.</param>
/// <param name="Dashboard">A dashboard.</param>
/// <param name="Anomalies">The anomalies.</param>
/// <param name="Insights">The insights.</param>
internal sealed record ChaosIds(
    string Metric,
    string Model,
    string Trainee,
    string Dashboard,
    IReadOnlyList<string> Anomalies,
    IReadOnlyList<string> Insights
)
{
    public static async Task<ChaosIds> FindAsync(AnalyticsClient analytics)
    {
        var untrainable = AnalyticsOperations.DocumentedModel with { Name = "untrainable", MinTrainingSamples = 1_000_000 };
        var models = await analytics.PredictiveModels.GetPageAsync();
        return new(
            (await analytics.KpiMetrics.GetPageAsync()).Items[0].Id!,
            models.Items.First(static m => m.AccuracyScore is not null).Id!,
            (await analytics.PredictiveModels.CreateAsync(untrainable)).Id!,
            (await analytics.DashboardConfigurations.GetPageAsync()).Items[0].Id!,
            [.. (await analytics.AnomalyDetections.ListAsync().ToListAsync()).Select(static a => a.Id!)],
            [.. (await analytics.PredictiveInsights.ListAsync(new() { IncludeExpired = true }).ToListAsync()).Select(static i => i.Id!)]
        );
    }
}

internal enum ChaosEffect
{
    Read,

    /// <summary>Creates a record of its own; never repeated.</summary>
    Create,

    /// <summary>Starts something; never repeated.</summary>
    Train,

    /// <summary>Changes a record; harmless to repeat.</summary>
    Action,
}

/// <summary>One of the 28 operations, or a list of one of them with all its pages.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Effect">What it does.</param>
/// <param name="CallAsync">
/// Calls it, and gives the value as text: for reads all that no other call changes, for others the record's id; null for an action whose response
/// was lost.
/// </param>
internal sealed record ChaosOperation(string Name, ChaosEffect Effect, Func<ChaosContext, ChaosCall, Task<string?>> CallAsync)
{
    private static readonly DateTimeOffset Now = new FakeTimeProvider().GetUtcNow();

    public static IReadOnlyList<ChaosOperation> All { get; } =
    [
        Read(
            "kpi-metrics",
            static (c, o, t) => TextAsync(c.Analytics.KpiMetrics.ListAsync(new() { IsSystemMetric = true, PageSize = 2 }, o, t), t)
        ),
        Read("kpi-metrics/{id}", static async (c, ids, o, t) => Text(await c.Analytics.KpiMetrics.GetAsync(ids.Metric, o, t))),
        Create(
            "kpi-metrics",
            static async (c, name, o, t) =>
                (
                    await c.Analytics.KpiMetrics.CreateAsync(
                        AnalyticsOperations.DocumentedMetric with
                        {
                            Name = name,
                            IsActive = false,
                        },
                        o,
                        t
                    )
                ).Id
        ),
        Read(
            "kpi-metrics/{id}/measurements",
            static (c, ids, o, t) =>
                TextAsync(
                    c.Analytics.KpiMetrics.ListMeasurementsAsync(ids.Metric, new() { StartDate = Now.AddDays(-14), PageSize = 5 }, o, t),
                    t
                )
        ),
        Read("kpi-metrics/summary", static async (c, o, t) => Text(await c.Analytics.KpiMetrics.GetSummaryAsync(o, t))),
        Read("kpi-measurements", static (c, o, t) => TextAsync(c.Analytics.KpiMeasurements.GetPageAsync(null, o, t))),
        Read(
            "recurrence-analyses",
            static (c, o, t) => TextAsync(c.Analytics.RecurrenceAnalyses.ListAsync(new() { MinConfidence = 0.999, PageSize = 10 }, o, t), t)
        ),
        Read(
            "recurrence-analyses/unresolved",
            static (c, o, t) => TextAsync(c.Analytics.RecurrenceAnalyses.GetUnresolvedPageAsync(new() { PageSize = 5 }, o, t))
        ),
        Read(
            "predictive-models",
            static (c, o, t) =>
                TextAsync(
                    c.Analytics.PredictiveModels.ListAsync(new() { ModelType = PredictiveModelType.AnomalyDetection, PageSize = 1 }, o, t),
                    t
                )
        ),
        Create(
            "predictive-models",
            static async (c, name, o, t) =>
                (await c.Analytics.PredictiveModels.CreateAsync(AnalyticsOperations.DocumentedModel with { Name = name }, o, t)).Id
        ),
        new(
            "predictive-models/{id}/train",
            ChaosEffect.Train,
            static async (x, call) =>
                (await x.Client.Analytics.PredictiveModels.TrainAsync(x.Ids.Trainee, call.Options, call.Token))?.ModelId
        ),
        Read(
            "predictive-models/{id}/performance",
            static async (c, ids, o, t) => Text(await c.Analytics.PredictiveModels.GetPerformanceAsync(ids.Model, o, t))
        ),
        Read(
            "anomaly-detections",
            static async (c, o, t) =>
                Text(
                    (
                        await c
                            .Analytics.AnomalyDetections.ListAsync(new() { Severity = AnomalySeverity.Critical, PageSize = 5 }, o, t)
                            .ToListAsync(t)
                    ).Select(static a => (a with { Status = null, ResolvedAt = null, ResolvedBy = null, ActionsTaken = null }).ToString())
                )
        ),
        Read(
            "anomaly-detections/summary",
            static async (c, o, t) =>
                Text(
                    await c.Analytics.AnomalyDetections.GetSummaryAsync(o, t) with
                    {
                        UnresolvedAnomalies = null,
                        AverageResolutionTime = null,
                        FalsePositiveRate = null,
                    }
                )
        ),
        Action(
            "anomaly-detections/{id}/acknowledge",
            static ids => ids.Anomalies,
            static async (c, id, o, t) => (await c.Analytics.AnomalyDetections.AcknowledgeAsync(id, o, t))?.Id
        ),
        Action(
            "anomaly-detections/{id}/resolve",
            static ids => ids.Anomalies,
            static async (c, id, o, t) => (await c.Analytics.AnomalyDetections.ResolveAsync(id, o, t))?.Id
        ),
        Read("cost-analyses", static (c, o, t) => TextAsync(c.Analytics.CostAnalyses.GetPageAsync(new() { PageSize = 5 }, o, t))),
        Read("cost-analyses/summary", static async (c, o, t) => Text(await c.Analytics.CostAnalyses.GetSummaryAsync(o, t))),
        Read(
            "dashboard-configurations",
            static (c, o, t) =>
                TextAsync(
                    c.Analytics.DashboardConfigurations.ListAsync(new() { DashboardType = DashboardType.Operational, PageSize = 1 }, o, t),
                    t
                )
        ),
        Create(
            "dashboard-configurations",
            static async (c, name, o, t) =>
                (
                    await c.Analytics.DashboardConfigurations.CreateAsync(
                        AnalyticsOperations.DocumentedDashboard with
                        {
                            Name = name,
                        },
                        o,
                        t
                    )
                ).Id
        ),
        Read(
            "dashboard/{id}/data",
            static async (c, ids, o, t) =>
                Text((await c.Analytics.DashboardConfigurations.GetDataAsync(ids.Dashboard, o, t)).CostSummary ?? (object)"none")
        ),
        Read("heatmap-data", static (c, o, t) => TextAsync(c.Analytics.HeatmapData.GetPageAsync(new() { PageSize = 2 }, o, t))),
        Read(
            "predictive-insights",
            static async (c, o, t) =>
                Text(
                    (
                        await c.Analytics.PredictiveInsights.ListAsync(new() { IncludeExpired = true, PageSize = 30 }, o, t).ToListAsync(t)
                    ).Select(static i => (i with { IsAcknowledged = null, AcknowledgedBy = null, AcknowledgedAt = null }).ToString())
                )
        ),
        Action(
            "predictive-insights/{id}/acknowledge",
            static ids => ids.Insights,
            static async (c, id, o, t) => (await c.Analytics.PredictiveInsights.AcknowledgeAsync(id, o, t))?.Id
        ),
        Read(
            "predictive-insights/summary",
            static async (c, o, t) =>
                Text(
                    await c.Analytics.PredictiveInsights.GetSummaryAsync(o, t) with
                    {
                        AcknowledgedInsights = null,
                        ExpiredInsights = null,
                    }
                )
        ),
        Read("tickets/aggs", static async (c, o, t) => Text(await c.Tickets.AggregateAsync(Tickets(), o, t))),
        Read(
            "events/statistic",
            static async (c, o, t) =>
                Text(
                    await c.Events.GetStatisticsAsync(
                        new() { Range = EventTimeRange.Between(Now.AddHours(-24), Now), Step = TimeSpan.FromHours(1) },
                        o,
                        t
                    )
                )
        ),
        Read(
            "sonar/tickets",
            static (c, o, t) =>
                TextAsync(c.Sonar.ListTicketsAsync(new() { Range = TimeRange.Between(Now.AddHours(-6), Now), PageSize = 10 }, o, t), t)
        ),
        Read(
            "sonar/tickets, count",
            static async (c, o, t) => Text(await c.Sonar.CountTicketsAsync(new() { Range = TimeRange.Between(Now.AddDays(-7), Now) }, o, t))
        ),
    ];

    /// <summary>Its share of the calls. Those that the server computes for long are rarer, so that a run is short; those with tokens are more frequent.</summary>
    private int Weight =>
        Name switch
        {
            "kpi-metrics/summary" or "dashboard/{id}/data" or "sonar/tickets" => 1,
            "cost-analyses" or "cost-analyses/summary" or "sonar/tickets, count" or "recurrence-analyses" => 2,
            "kpi-metrics" or "kpi-metrics/{id}/measurements" => 2,
            "tickets/aggs" or "events/statistic" => 18,
            _ => 6,
        };

    /// <summary>Whether a failed attempt may be repeated although it may have been executed.</summary>
    public bool IsRepeatable => Effect is ChaosEffect.Read or ChaosEffect.Action;

    /// <summary>Whether the response of a success does not matter.</summary>
    public bool IsAction => Effect is ChaosEffect.Action or ChaosEffect.Train;

    /// <summary>Whether the platform itself may repeat a request, as it does with a GET on a kept connection.</summary>
    public bool IsGet => Effect == ChaosEffect.Read && Name is not ("tickets/aggs" or "events/statistic");

    public int MaxRetries => Name == "tickets/aggs" ? 1 : 3;

    public static ChaosOperation Choose(Random random)
    {
        var rest = random.Next(All.Sum(static operation => operation.Weight));
        return All.First(operation => (rest -= operation.Weight) < 0);
    }

    /// <summary>The name of the call, and of the record that it creates.</summary>
    public static string NameOf(ChaosCall call) => string.Create(CultureInfo.InvariantCulture, $"chaos-{call.Number}");

    private static ChaosOperation Read(
        string name,
        Func<IncidentAnalyticsClient, RequestOptions, CancellationToken, Task<string>> readAsync
    ) => new(name, ChaosEffect.Read, async (x, call) => await readAsync(x.Client, call.Options, call.Token));

    private static ChaosOperation Read(
        string name,
        Func<IncidentAnalyticsClient, ChaosIds, RequestOptions, CancellationToken, Task<string>> readAsync
    ) => new(name, ChaosEffect.Read, async (x, call) => await readAsync(x.Client, x.Ids, call.Options, call.Token));

    private static ChaosOperation Create(
        string name,
        Func<IncidentAnalyticsClient, string, RequestOptions, CancellationToken, Task<string?>> createAsync
    ) =>
        new(
            name + ", create",
            ChaosEffect.Create,
            async (x, call) => call.CreatedId = await createAsync(x.Client, NameOf(call), call.Options, call.Token)
        );

    private static ChaosOperation Action(
        string name,
        Func<ChaosIds, IReadOnlyList<string>> find,
        Func<IncidentAnalyticsClient, string, RequestOptions, CancellationToken, Task<string?>> actAsync
    ) =>
        new(
            name,
            ChaosEffect.Action,
            async (x, call) =>
            {
                var ids = find(x.Ids);
                var id = ids[call.Choice % ids.Count];
                var acted = await actAsync(x.Client, id, call.Options, call.Token);
                return acted == id ? "" : acted;
            }
        );

    private static TicketAggregationRequest Tickets() =>
        new()
        {
            Application = "atr",
            Range = TimeRange.Between(Now.AddDays(-3), Now),
            Aggregations =
            [
                Aggregation.Terms("by_type", "ticket.type"),
                Aggregation.DateHistogram("by_day", "@timestamp", HistogramInterval.Calendar(CalendarUnit.Day)),
            ],
        };

    private static async Task<string> TextAsync<T>(AsyncPageable<T> list, CancellationToken cancellationToken)
        where T : notnull => Text(await list.ToListAsync(cancellationToken));

    private static async Task<string> TextAsync<T>(Task<Page<T>> page)
        where T : notnull => Text((await page).Items);

    private static string Text<T>(IEnumerable<T> items) => string.Join('\n', items);

    private static string Text(object value) => Convert.ToString(value, CultureInfo.InvariantCulture)!;
}
