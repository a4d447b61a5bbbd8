using System.Collections.Immutable;
using IncidentAnalytics.ReferenceServer.Analytics.AnomalyDetections;
using IncidentAnalytics.ReferenceServer.Analytics.CostAnalyses;
using IncidentAnalytics.ReferenceServer.Analytics.DashboardConfigurations;
using IncidentAnalytics.ReferenceServer.Analytics.HeatmapData;
using IncidentAnalytics.ReferenceServer.Analytics.KpiMeasurements;
using IncidentAnalytics.ReferenceServer.Analytics.KpiMetrics;
using IncidentAnalytics.ReferenceServer.Analytics.PredictiveInsights;
using IncidentAnalytics.ReferenceServer.Analytics.PredictiveModels;
using IncidentAnalytics.ReferenceServer.Analytics.RecurrenceAnalyses;
using IncidentAnalytics.ReferenceServer.Analytics.Webhooks;
using IncidentAnalytics.ReferenceServer.World;

namespace IncidentAnalytics.ReferenceServer.Analytics;

/// <summary>
/// Everything the analytics service knows of one world. Each part is worked out when first asked for; records never change, lists
/// that were read neither. Safe for many threads.
/// </summary>
internal sealed partial class AnalyticsState : IDisposable
{
    private const int RecentCount = 10;

    private readonly AnalyticsSettings _settings;
    private readonly Action<AnalyticsNotice> _notify;
    private readonly RecordIds _ids;
    private readonly IncidentSet _incidents;
    private readonly Lazy<AnomalyDetector> _detector;
    private readonly Lazy<IReadOnlyList<PredictiveModel>> _systemModels;
    private readonly Lazy<IReadOnlyList<KpiMetric>> _firstMetrics;
    private readonly Lazy<IReadOnlyList<KpiMeasurement>> _firstMeasurements;
    private readonly KpiCalculator _kpis;
    private readonly RecordList<KpiMetric> _metrics;
    private readonly RecordList<KpiMeasurement> _measurements;
    private readonly RecordList<RecurrenceAnalysis> _recurrences;
    private readonly RecordList<PredictiveModel> _models;
    private readonly RecordList<AnomalyDetection> _anomalies;
    private readonly RecordList<CostAnalysis> _costs;
    private readonly RecordList<DashboardConfiguration> _dashboards;
    private readonly RecordList<Heatmap> _heatmaps;
    private readonly RecordList<PredictiveInsight> _insights;

    /// <param name="world">The world that it is about.</param>
    /// <param name="settings">Seed, clock, training time.</param>
    /// <param name="notify">Hears what happens, outside of every lock.</param>
    public AnalyticsState(WorldSnapshot world, AnalyticsSettings settings, Action<AnalyticsNotice> notify)
    {
        World = world;
        _settings = settings;
        _notify = notify;
        _ids = new RecordIds(settings.Seed);
        _incidents = new IncidentSet(world);
        _kpis = new KpiCalculator(_incidents);
        _detector = new(() => new AnomalyDetector(_incidents));
        _firstMetrics = new(FirstMetrics);
        _metrics = new(() => _firstMetrics.Value);
        _firstMeasurements = new(() => [.. DailyMeasurements.Create(_firstMetrics.Value, _kpis, _ids, _incidents)]);
        _measurements = new(() => _firstMeasurements.Value);
        _recurrences = new(() => new RecurrenceFinder(_incidents, _ids).Find());
        _systemModels = new(() => SystemModels.Create(_ids, _incidents));
        _models = new(FirstModels);
        _anomalies = new(() =>
            FirstAnomalies.Create(
                _detector.Value,
                NightlyFindings.Create(_firstMetrics.Value, _firstMeasurements.Value, new RecurrenceFinder(_incidents, _ids), _incidents),
                _incidents,
                World.Planted,
                SystemModels.IdOf(ModelTypes.AnomalyDetection, _ids),
                _ids
            )
        );
        _costs = new(() => CostCalculator.Create(_incidents, _ids));
        _dashboards = new(FirstDashboards);
        _heatmaps = new(() => HeatmapBuilder.Create(_incidents, _costs.All, _ids, withShorterPeriods: IsGenerated));
        _insights = new(() => InsightWriter.First(_incidents, _systemModels.Value, _ids, IsGenerated));
        _stopped = _stopping.Token;
    }

    public WorldSnapshot World { get; }

    /// <summary>The system's, oldest first, then the created ones. The same order holds for all lists.</summary>
    public ImmutableArray<KpiMetric> KpiMetrics => _metrics.All;

    public ImmutableArray<KpiMeasurement> KpiMeasurements => _measurements.All;

    public ImmutableArray<RecurrenceAnalysis> RecurrenceAnalyses => _recurrences.All;

    public ImmutableArray<PredictiveModel> PredictiveModels => _models.All;

    public ImmutableArray<AnomalyDetection> AnomalyDetections => _anomalies.All;

    public ImmutableArray<CostAnalysis> CostAnalyses => _costs.All;

    public ImmutableArray<DashboardConfiguration> Dashboards => _dashboards.All;

    public ImmutableArray<Heatmap> Heatmaps => _heatmaps.All;

    public ImmutableArray<PredictiveInsight> Insights => _insights.All;

    /// <summary>Whether the world was generated: then it has what people would have made and done in it as well.</summary>
    private bool IsGenerated => World.Planted is not null;

    private DateTimeOffset Now => _settings.Clock.GetUtcNow();

    public KpiMetric? FindKpiMetric(Guid id) => _metrics.Find(id);

    public PredictiveModel? FindModel(Guid id) => _models.Find(id);

    public AnomalyDetection? FindAnomaly(Guid id) => _anomalies.Find(id);

    public DashboardConfiguration? FindDashboard(Guid id) => _dashboards.Find(id);

    public PredictiveInsight? FindInsight(Guid id) => _insights.Find(id);

    /// <summary>The measurements of one metric, oldest period first.</summary>
    public IReadOnlyList<KpiMeasurement> MeasurementsOf(Guid metricId) =>
        [
            .. _measurements
                .All.Where(measurement => measurement.MetricId == metricId)
                .OrderBy(static measurement => measurement.PeriodStart),
        ];

    /// <summary>One summary per active metric, in their order.</summary>
    public IReadOnlyList<KpiSummary> KpiSummaries() => [.. _metrics.All.Where(static metric => metric.IsActive).Select(_kpis.Summarize)];

    public AnomalySummary AnomalySummary() => AnomalySummaries.Of(_anomalies.All);

    public CostSummary CostSummary() => CostSummaries.Of(_costs.All);

    public InsightSummary InsightSummary() => InsightSummaries.Of(_insights.All, _models.All, Now);

    /// <summary>What a dashboard shows. Who may see it is not asked here.</summary>
    public DashboardData DashboardData() =>
        new()
        {
            KpiSummary = KpiSummaries(),
            AnomalySummary = AnomalySummary(),
            CostSummary = CostSummary(),
            InsightSummary = InsightSummary(),
            RecentAnomalies = [.. _anomalies.All.OrderByDescending(static anomaly => anomaly.DetectedAt).Take(RecentCount)],
            RecentInsights =
            [
                .. _insights
                    .All.Where(insight => !insight.IsExpired(Now))
                    .OrderByDescending(static insight => insight.CreatedAt)
                    .Take(RecentCount),
            ],
            HeatmapData =
            [
                .. _heatmaps.All.Where(heatmap =>
                    heatmap.TimeGranularity == TimeGranularities.Hourly
                    && heatmap.PeriodStart == _incidents.StartsAt
                    && heatmap.PeriodEnd == _incidents.EndsAt
                ),
            ],
            LastUpdated = Now,
        };

    private KpiMetric[] FirstMetrics()
    {
        KpiMetric[] system = [.. SystemMetrics.Create(_ids, _incidents)];
        return IsGenerated ? [.. system, .. TeamMetrics.Create(_ids, _incidents, system.Length)] : system;
    }

    private IEnumerable<PredictiveModel> FirstModels()
    {
        var system = _systemModels.Value;
        return IsGenerated ? system.Concat(TeamModels.Create(_ids, _incidents, system, system.Count)) : system;
    }

    private IEnumerable<DashboardConfiguration> FirstDashboards()
    {
        DashboardConfiguration[] system = [.. SystemDashboards.Create(_ids, _incidents)];
        return IsGenerated ? system.Concat(TeamDashboards.Create(_ids, _incidents, system.Length)) : system;
    }

    /// <summary>Gives up the trainings that run. Whoever waits for one goes on elsewhere, not on the caller's stack.</summary>
    public void Dispose() => _ = _stopping.CancelAsync();
}
