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
    /// A client over resource clients of your own, each over a mock of its Refit interface. Calls of a resource that is not given end
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
        PredictiveInsightsClient? predictiveInsights = null
    )
    {
        KpiMetrics = kpiMetrics ?? new(Unconfigured<IKpiMetricsApi>(nameof(KpiMetricsClient), KpiMetricsOperations.All));
        KpiMeasurements =
            kpiMeasurements ?? new(Unconfigured<IKpiMeasurementsApi>(nameof(KpiMeasurementsClient), KpiMeasurementsOperations.All));
        RecurrenceAnalyses =
            recurrenceAnalyses
            ?? new(Unconfigured<IRecurrenceAnalysesApi>(nameof(RecurrenceAnalysesClient), RecurrenceAnalysesOperations.All));
        PredictiveModels =
            predictiveModels ?? new(Unconfigured<IPredictiveModelsApi>(nameof(PredictiveModelsClient), PredictiveModelsOperations.All));
        AnomalyDetections =
            anomalyDetections ?? new(Unconfigured<IAnomalyDetectionsApi>(nameof(AnomalyDetectionsClient), AnomalyDetectionsOperations.All));
        CostAnalyses = costAnalyses ?? new(Unconfigured<ICostAnalysesApi>(nameof(CostAnalysesClient), CostAnalysesOperations.All));
        DashboardConfigurations =
            dashboardConfigurations
            ?? new(Unconfigured<IDashboardConfigurationsApi>(nameof(DashboardConfigurationsClient), DashboardConfigurationsOperations.All));
        HeatmapData = heatmapData ?? new(Unconfigured<IHeatmapDataApi>(nameof(HeatmapDataClient), HeatmapDataOperations.All));
        PredictiveInsights =
            predictiveInsights
            ?? new(Unconfigured<IPredictiveInsightsApi>(nameof(PredictiveInsightsClient), PredictiveInsightsOperations.All));
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

    /// <summary>Stands in a client for a service that its constructor was not given.</summary>
    internal static AnalyticsClient Missing { get; } = new();

    private static TApi Unconfigured<TApi>(string client, OperationTable operations) =>
        ApiFactory.CreateUnconfigured<TApi>($"the client's constructor was given no {client}.", operations, AnalyticsJsonContext.Default);
}
