using IncidentAnalytics.Client.Analytics.AnomalyDetections;
using IncidentAnalytics.Client.Analytics.CostAnalyses;
using IncidentAnalytics.Client.Analytics.DashboardConfigurations;
using IncidentAnalytics.Client.Analytics.HeatmapData;
using IncidentAnalytics.Client.Analytics.KpiMeasurements;
using IncidentAnalytics.Client.Analytics.KpiMetrics;
using IncidentAnalytics.Client.Analytics.PredictiveInsights;
using IncidentAnalytics.Client.Analytics.PredictiveModels;
using IncidentAnalytics.Client.Analytics.RecurrenceAnalyses;

namespace IncidentAnalytics.Client.Analytics;

/// <summary>KPIs, predictions, anomalies and costs of incidents, resource by resource.</summary>
public sealed class AnalyticsClient
{
    /// <summary>
    /// A client over resource clients of your own, each over a mock of its wire interface. Calls of a resource that is not given end
    /// with <see cref="InvalidOperationException"/>.
    /// </summary>
    /// <param name="kpiMetrics">KPI metrics.</param>
    /// <param name="kpiMeasurements">KPI measurements.</param>
    /// <param name="recurrenceAnalyses">Recurrence analyses.</param>
    /// <param name="predictiveModels">Predictive models.</param>
    /// <param name="anomalyDetections">Anomaly detections.</param>
    /// <param name="costAnalyses">Cost analyses.</param>
    /// <param name="dashboardConfigurations">Dashboard configurations.</param>
    /// <param name="heatmapData">Heatmaps.</param>
    /// <param name="predictiveInsights">Predictive insights.</param>
    public AnalyticsClient(
        KpiMetricsClient? kpiMetrics = null,
        KpiMeasurementsClient? kpiMeasurements = null,
        RecurrenceAnalysesClient? recurrenceAnalyses = null,
        PredictiveModelsClient? predictiveModels = null,
        AnomalyDetectionsClient? anomalyDetections = null,
        CostAnalysesClient? costAnalyses = null,
        DashboardConfigurationsClient? dashboardConfigurations = null,
        HeatmapDataClient? heatmapData = null,
        PredictiveInsightsClient? predictiveInsights = null)
    {
        var json = AnalyticsJsonContext.Default;
        KpiMetrics = kpiMetrics ?? new(new KpiMetricsApi(Missing<KpiMetricsClient>(), json));
        KpiMeasurements = kpiMeasurements ?? new(new KpiMeasurementsApi(Missing<KpiMeasurementsClient>(), json));
        RecurrenceAnalyses = recurrenceAnalyses ?? new(new RecurrenceAnalysesApi(Missing<RecurrenceAnalysesClient>(), json));
        PredictiveModels = predictiveModels ?? new(new PredictiveModelsApi(Missing<PredictiveModelsClient>(), json));
        AnomalyDetections = anomalyDetections ?? new(new AnomalyDetectionsApi(Missing<AnomalyDetectionsClient>(), json));
        CostAnalyses = costAnalyses ?? new(new CostAnalysesApi(Missing<CostAnalysesClient>(), json));
        DashboardConfigurations = dashboardConfigurations ?? new(new DashboardConfigurationsApi(Missing<DashboardConfigurationsClient>(), json));
        HeatmapData = heatmapData ?? new(new HeatmapDataApi(Missing<HeatmapDataClient>(), json));
        PredictiveInsights = predictiveInsights ?? new(new PredictiveInsightsApi(Missing<PredictiveInsightsClient>(), json));
    }

    internal AnalyticsClient(ApiTransport transport, TimeProvider time)
    {
        var json = AnalyticsJsonContext.Default;
        KpiMetrics = new(new KpiMetricsApi(transport, json), time);
        KpiMeasurements = new(new KpiMeasurementsApi(transport, json), time);
        RecurrenceAnalyses = new(new RecurrenceAnalysesApi(transport, json), time);
        PredictiveModels = new(new PredictiveModelsApi(transport, json), time);
        AnomalyDetections = new(new AnomalyDetectionsApi(transport, json), time);
        CostAnalyses = new(new CostAnalysesApi(transport, json), time);
        DashboardConfigurations = new(new DashboardConfigurationsApi(transport, json), time);
        HeatmapData = new(new HeatmapDataApi(transport, json), time);
        PredictiveInsights = new(new PredictiveInsightsApi(transport, json), time);
    }

    /// <summary>KPI metrics.</summary>
    public KpiMetricsClient KpiMetrics { get; }

    /// <summary>KPI measurements.</summary>
    public KpiMeasurementsClient KpiMeasurements { get; }

    /// <summary>Recurrence analyses.</summary>
    public RecurrenceAnalysesClient RecurrenceAnalyses { get; }

    /// <summary>Predictive models.</summary>
    public PredictiveModelsClient PredictiveModels { get; }

    /// <summary>Anomaly detections.</summary>
    public AnomalyDetectionsClient AnomalyDetections { get; }

    /// <summary>Cost analyses.</summary>
    public CostAnalysesClient CostAnalyses { get; }

    /// <summary>Dashboard configurations.</summary>
    public DashboardConfigurationsClient DashboardConfigurations { get; }

    /// <summary>Heatmaps.</summary>
    public HeatmapDataClient HeatmapData { get; }

    /// <summary>Predictive insights.</summary>
    public PredictiveInsightsClient PredictiveInsights { get; }

    private static UnconfiguredTransport Missing<TClient>() => UnconfiguredTransport.OfMocks(typeof(TClient).Name);
}
