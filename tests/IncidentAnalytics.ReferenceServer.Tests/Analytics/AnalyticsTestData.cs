using System.Globalization;
using System.Text.Json;
using IncidentAnalytics.ReferenceServer.Analytics;
using IncidentAnalytics.ReferenceServer.Analytics.Commands;
using IncidentAnalytics.ReferenceServer.Analytics.KpiMetrics;
using IncidentAnalytics.ReferenceServer.Analytics.PredictiveModels;
using IncidentAnalytics.ReferenceServer.Analytics.Webhooks;
using IncidentAnalytics.ReferenceServer.World;
using IncidentAnalytics.Testing;

namespace IncidentAnalytics.ReferenceServer.Tests.Analytics;

/// <summary>The analytics data of a loaded world. Now is 2026-03-02 12:00.</summary>
internal sealed class AnalyticsTestData : IDisposable
{
    public static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private readonly WorldStore _world;
    private readonly AnalyticsStore _store;

    public AnalyticsTestData(IEnumerable<string>? lines, TimeSpan trainingTime = default, long seed = 1)
    {
        _world = new WorldStore(
            new IncidentAnalyticsServerOptions
            {
                Tickets = lines,
                TimeProvider = Clock,
                Seed = seed,
            }
        );
        _store = new AnalyticsStore(_world, new AnalyticsSettings(seed, Clock, trainingTime), Events.Enqueue);
    }

    public FakeTimeProvider Clock { get; } = new(Now);

    public AnalyticsData Data => _store.Current;

    public AnalyticsStore Store => _store;

    public WorldStore World => _world;

    /// <summary>The published events, in order.</summary>
    public System.Collections.Concurrent.ConcurrentQueue<AnalyticsEvent> Events { get; } = new();

    /// <summary>Creates an incident from a day and time in March 2026, such as <c>01 13:00</c>, and minutes.</summary>
    public static string Incident(
        string created,
        string priority = "P3",
        int? acknowledged = null,
        int? resolved = null,
        string application = "atr",
        string category = "network",
        bool isEscalated = false,
        int users = 0,
        string type = "incident",
        int id = 0
    )
    {
        var at = DateTimeOffset.ParseExact(
            "2026-03-" + created,
            "yyyy-MM-dd HH:mm",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal
        );
        return Incident(at, priority, acknowledged, resolved, application, category, isEscalated, users, type, id);
    }

    public static string Incident(
        DateTimeOffset at,
        string priority = "P3",
        int? acknowledged = null,
        int? resolved = null,
        string application = "atr",
        string category = "network",
        bool isEscalated = false,
        int users = 0,
        string type = "incident",
        int id = 0
    )
    {
        var fields = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["@timestamp"] = Text(at),
            ["application"] = application,
            ["ticket.type"] = type,
            ["ticket.category"] = category,
            ["ticket.priority"] = priority,
            ["ticket.escalated"] = isEscalated,
            ["ticket.affected_users"] = users,
        };
        if (id > 0)
            fields["ticket.id"] = "TCK-" + id.ToString(CultureInfo.InvariantCulture);
        if (acknowledged is { } first)
            fields["ticket.acknowledged_at"] = Text(at.AddMinutes(first));
        if (resolved is { } last)
            fields["ticket.resolved_at"] = Text(at.AddMinutes(last));
        return JsonSerializer.Serialize(fields);
    }

    /// <summary>One incident per hour for five weeks, resolved within two hours, without anomalies.</summary>
    public static IEnumerable<string> Steady(int days = 35, string application = "atr") =>
        Enumerable
            .Range(0, days * 24)
            .Select(i =>
                Incident(
                    Now.AddHours(-i - 1).AddMinutes(7),
                    i % 4 == 0 ? "P2" : "P3",
                    5,
                    40 + (i % 7 * 10),
                    application,
                    i % 2 == 0 ? "network" : "database"
                )
            );

    public KpiCalculationResult CalculateKpis(
        KpiMetric? metric,
        TimeSpan? timeWindow,
        bool force,
        IProgress<CommandProgress>? progress,
        CancellationToken cancellationToken
    ) => new CalculateKpisCommand(Data).Run(metric, timeWindow, force, progress, cancellationToken);

    public AnomalyDetectionResult RunAnomalyDetection(
        PredictiveModel? model,
        TimeSpan? timeWindow,
        IProgress<CommandProgress>? progress,
        CancellationToken cancellationToken
    ) => new RunAnomalyDetectionCommand(Data).Run(model, timeWindow, progress, cancellationToken);

    public Task<ModelTrainingResult> TrainModelsAsync(
        PredictiveModel? model,
        bool force,
        IProgress<CommandProgress>? progress,
        CancellationToken cancellationToken
    ) => new TrainPredictiveModelsCommand(Data).RunAsync(model, force, progress, cancellationToken);

    public void Dispose() => _store.Dispose();

    private static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
