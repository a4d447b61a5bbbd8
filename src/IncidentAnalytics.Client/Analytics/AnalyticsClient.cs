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

/// <summary>Client for the analytics service, with one client per resource.</summary>
/// <remarks>
/// <para>Calls throw:</para>
/// <list type="bullet">
/// <item><see cref="ArgumentException"/> if an argument cannot be sent; <c>ParamName</c> is the path of the invalid member.</item>
/// <item><see cref="IncidentAnalyticsException"/> if the call fails; see its derived types.</item>
/// <item><see cref="InvalidOperationException"/> if the service is not configured; the message names the missing option.</item>
/// <item><see cref="OperationCanceledException"/> if the caller cancels.</item>
/// </list>
/// <para>Methods that list throw <see cref="ArgumentException"/> themselves; everything else is thrown by the enumeration.</para>
/// </remarks>
/// <example>
/// <code>
/// foreach (var kpi in await client.Analytics.KpiMetrics.GetSummaryAsync(cancellationToken: cancellationToken))
///     Console.WriteLine($"{kpi.MetricName}: {kpi.CurrentValue} {kpi.Unit}");
///
/// var open = new AnomalyDetectionQuery { Status = AnomalyStatus.Detected, Range = TimeRange.Last(TimeSpan.FromDays(1)) };
/// await foreach (var anomaly in client.Analytics.AnomalyDetections.ListAsync(open, cancellationToken: cancellationToken))
///     Console.WriteLine($"{anomaly.Severity}: {anomaly.Description}");
/// </code>
/// </example>
public sealed class AnalyticsClient
{
    /// <summary>
    /// Initializes a client from resource clients, such as clients over mocks in tests. Calls of a missing resource client throw
    /// <see cref="InvalidOperationException"/>.
    /// </summary>
    /// <param name="kpiMetrics">Client for KPI metrics.</param>
    /// <param name="kpiMeasurements">Client for KPI measurements.</param>
    /// <param name="recurrenceAnalyses">Client for recurrence analyses.</param>
    /// <param name="predictiveModels">Client for predictive models.</param>
    /// <param name="anomalyDetections">Client for anomaly detections.</param>
    /// <param name="costAnalyses">Client for cost analyses.</param>
    /// <param name="dashboardConfigurations">Client for dashboard configurations.</param>
    /// <param name="heatmapData">Client for heatmaps.</param>
    /// <param name="predictiveInsights">Client for predictive insights.</param>
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

    /// <summary>Placeholder for a client that a constructor was not given.</summary>
    internal static AnalyticsClient Missing { get; } = new();

    private static TApi Unconfigured<TApi>(string client, OperationTable operations) =>
        ApiFactory.CreateUnconfigured<TApi>($"the client's constructor was given no {client}.", operations, AnalyticsJsonContext.Default);
}
