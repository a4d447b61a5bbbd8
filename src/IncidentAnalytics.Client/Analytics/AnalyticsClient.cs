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
    private readonly ResourceClients _clients;

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
        _clients = new()
        {
            KpiMetrics = new(kpiMetrics ?? new(Unconfigured<IKpiMetricsApi>(nameof(KpiMetricsClient), KpiMetricsOperations.All))),
            KpiMeasurements = new(
                kpiMeasurements ?? new(Unconfigured<IKpiMeasurementsApi>(nameof(KpiMeasurementsClient), KpiMeasurementsOperations.All))
            ),
            RecurrenceAnalyses = new(
                recurrenceAnalyses
                    ?? new(Unconfigured<IRecurrenceAnalysesApi>(nameof(RecurrenceAnalysesClient), RecurrenceAnalysesOperations.All))
            ),
            PredictiveModels = new(
                predictiveModels ?? new(Unconfigured<IPredictiveModelsApi>(nameof(PredictiveModelsClient), PredictiveModelsOperations.All))
            ),
            AnomalyDetections = new(
                anomalyDetections
                    ?? new(Unconfigured<IAnomalyDetectionsApi>(nameof(AnomalyDetectionsClient), AnomalyDetectionsOperations.All))
            ),
            CostAnalyses = new(costAnalyses ?? new(Unconfigured<ICostAnalysesApi>(nameof(CostAnalysesClient), CostAnalysesOperations.All))),
            DashboardConfigurations = new(
                dashboardConfigurations
                    ?? new(
                        Unconfigured<IDashboardConfigurationsApi>(
                            nameof(DashboardConfigurationsClient),
                            DashboardConfigurationsOperations.All
                        )
                    )
            ),
            HeatmapData = new(heatmapData ?? new(Unconfigured<IHeatmapDataApi>(nameof(HeatmapDataClient), HeatmapDataOperations.All))),
            PredictiveInsights = new(
                predictiveInsights
                    ?? new(Unconfigured<IPredictiveInsightsApi>(nameof(PredictiveInsightsClient), PredictiveInsightsOperations.All))
            ),
        };
    }

    internal AnalyticsClient(ResourceClients clients) => _clients = clients;

    /// <summary>KPI metrics.</summary>
    public KpiMetricsClient KpiMetrics => _clients.KpiMetrics.Value;

    /// <summary>KPI measurements.</summary>
    public KpiMeasurementsClient KpiMeasurements => _clients.KpiMeasurements.Value;

    /// <summary>Recurrence analyses.</summary>
    public RecurrenceAnalysesClient RecurrenceAnalyses => _clients.RecurrenceAnalyses.Value;

    /// <summary>Predictive models.</summary>
    public PredictiveModelsClient PredictiveModels => _clients.PredictiveModels.Value;

    /// <summary>Anomaly detections.</summary>
    public AnomalyDetectionsClient AnomalyDetections => _clients.AnomalyDetections.Value;

    /// <summary>Cost analyses.</summary>
    public CostAnalysesClient CostAnalyses => _clients.CostAnalyses.Value;

    /// <summary>Dashboard configurations.</summary>
    public DashboardConfigurationsClient DashboardConfigurations => _clients.DashboardConfigurations.Value;

    /// <summary>Heatmaps.</summary>
    public HeatmapDataClient HeatmapData => _clients.HeatmapData.Value;

    /// <summary>Predictive insights.</summary>
    public PredictiveInsightsClient PredictiveInsights => _clients.PredictiveInsights.Value;

    /// <summary>Placeholder for a client that a constructor was not given.</summary>
    internal static AnalyticsClient Missing { get; } = new();

    private static TApi Unconfigured<TApi>(string client, OperationTable operations) =>
        ApiFactory.CreateUnconfigured<TApi>($"the client's constructor was given no {client}.", operations, AnalyticsJsonContext.Default);

    /// <summary>The clients of the resources, which may be created when they are used.</summary>
    internal sealed class ResourceClients
    {
        public required Lazy<KpiMetricsClient> KpiMetrics { get; init; }

        public required Lazy<KpiMeasurementsClient> KpiMeasurements { get; init; }

        public required Lazy<RecurrenceAnalysesClient> RecurrenceAnalyses { get; init; }

        public required Lazy<PredictiveModelsClient> PredictiveModels { get; init; }

        public required Lazy<AnomalyDetectionsClient> AnomalyDetections { get; init; }

        public required Lazy<CostAnalysesClient> CostAnalyses { get; init; }

        public required Lazy<DashboardConfigurationsClient> DashboardConfigurations { get; init; }

        public required Lazy<HeatmapDataClient> HeatmapData { get; init; }

        public required Lazy<PredictiveInsightsClient> PredictiveInsights { get; init; }
    }
}
