using IncidentAnalytics.ReferenceServer.Analytics.AnomalyDetections;
using IncidentAnalytics.ReferenceServer.Analytics.CostAnalyses;
using IncidentAnalytics.ReferenceServer.Analytics.DashboardConfigurations;
using IncidentAnalytics.ReferenceServer.Analytics.HeatmapData;
using IncidentAnalytics.ReferenceServer.Analytics.KpiMeasurements;
using IncidentAnalytics.ReferenceServer.Analytics.KpiMetrics;
using IncidentAnalytics.ReferenceServer.Analytics.PredictiveInsights;
using IncidentAnalytics.ReferenceServer.Analytics.PredictiveModels;
using IncidentAnalytics.ReferenceServer.Analytics.Records;
using IncidentAnalytics.ReferenceServer.Analytics.RecurrenceAnalyses;
using IncidentAnalytics.ReferenceServer.Analytics.Webhooks;
using IncidentAnalytics.ReferenceServer.World;

namespace IncidentAnalytics.ReferenceServer.Analytics;

/// <summary>The data of the analytics service over one world: one store per resource, each filled on first use. Thread-safe.</summary>
internal sealed class AnalyticsData : IDisposable
{
    private readonly Action<AnalyticsData, AnalyticsEvent> _publish;

    /// <param name="snapshot">The world.</param>
    /// <param name="settings">Seed, clock and training time.</param>
    /// <param name="publish">Receives this data and each event that webhooks deliver.</param>
    public AnalyticsData(WorldSnapshot snapshot, AnalyticsSettings settings, Action<AnalyticsData, AnalyticsEvent> publish)
    {
        _publish = publish;
        World = new AnalyticsWorld(snapshot, settings.Seed, settings.Clock);
        KpiMetrics = new KpiMetricStore(World);
        RecurrenceAnalyses = new RecurrenceAnalysisStore(World);
        CostAnalyses = new CostAnalysisStore(World);
        Heatmaps = new HeatmapStore(World, CostAnalyses);
        PredictiveModels = new PredictiveModelStore(World, settings.TrainingTime, OnModelTrained);
        PredictiveInsights = new PredictiveInsightStore(World, PredictiveModels);
        AnomalyDetections = new AnomalyDetectionStore(World, KpiMetrics, PredictiveModels.GetSystemModelId(ModelTypes.AnomalyDetection));
        DashboardConfigurations = new DashboardConfigurationStore(
            World,
            () => DashboardData.Create(World.Now, KpiMetrics, AnomalyDetections, CostAnalyses, PredictiveInsights, Heatmaps)
        );
    }

    public AnalyticsWorld World { get; }

    public KpiMetricStore KpiMetrics { get; }

    public KpiMeasurementStore KpiMeasurements => KpiMetrics.Measurements;

    public RecurrenceAnalysisStore RecurrenceAnalyses { get; }

    public PredictiveModelStore PredictiveModels { get; }

    public AnomalyDetectionStore AnomalyDetections { get; }

    public CostAnalysisStore CostAnalyses { get; }

    public DashboardConfigurationStore DashboardConfigurations { get; }

    public HeatmapStore Heatmaps { get; }

    public PredictiveInsightStore PredictiveInsights { get; }

    /// <summary>Publishes an event to the webhooks.</summary>
    public void Publish(AnalyticsEvent analyticsEvent) => _publish(this, analyticsEvent);

    /// <summary>Cancels the running trainings.</summary>
    public void Dispose() => PredictiveModels.Dispose();

    private void OnModelTrained(PredictiveModel model)
    {
        PredictiveInsights.AddInsightsOf(model);
        Publish(new ModelTrainingCompletedEvent(World.Now, model));
    }
}
