using IncidentAnalytics.Client.Analytics.KpiMeasurements;
using Refit;
using static IncidentAnalytics.Client.Http.OperationTraits;

namespace IncidentAnalytics.Client.Analytics.KpiMetrics;

/// <summary>Low-level interface to KPI metrics. Use <see cref="KpiMetricsClient"/> for paging and validation.</summary>
public interface IKpiMetricsApi
{
    /// <summary>Lists KPI metrics: <c>GET /api/analytics/kpi-metrics/</c>.</summary>
    [Get("/api/analytics/kpi-metrics/")]
    Task<AnalyticsPage<KpiMetric>> ListAsync(
        [Query] KpiMetricQuery? query,
        [Property] RequestOptions? options,
        CancellationToken cancellationToken
    );

    /// <summary>Reads a KPI metric: <c>GET /api/analytics/kpi-metrics/{id}/</c>.</summary>
    [Get("/api/analytics/kpi-metrics/{id}/")]
    Task<KpiMetric> GetAsync(string id, [Property] RequestOptions? options, CancellationToken cancellationToken);

    /// <summary>Creates a KPI metric: <c>POST /api/analytics/kpi-metrics/</c>.</summary>
    [Post("/api/analytics/kpi-metrics/")]
    Task<KpiMetric> CreateAsync(
        [Body] CreateKpiMetricRequest request,
        [Property] RequestOptions? options,
        CancellationToken cancellationToken
    );

    /// <summary>Lists the measurements of a KPI metric: <c>GET /api/analytics/kpi-metrics/{id}/measurements/</c>.</summary>
    [Get("/api/analytics/kpi-metrics/{id}/measurements/")]
    Task<AnalyticsPage<KpiMeasurement>> ListMeasurementsAsync(
        string id,
        [Query] MetricMeasurementQuery? query,
        [Property] RequestOptions? options,
        CancellationToken cancellationToken
    );

    /// <summary>Reads the current values of the KPIs: <c>GET /api/analytics/kpi-metrics/summary/</c>.</summary>
    [Get("/api/analytics/kpi-metrics/summary/")]
    Task<IReadOnlyList<KpiSummary>> GetSummaryAsync([Property] RequestOptions? options, CancellationToken cancellationToken);
}

/// <summary>Operations of <see cref="IKpiMetricsApi"/>.</summary>
internal static class KpiMetricsOperations
{
    private static AnalyticsJsonContext Json => AnalyticsJsonContext.Default;

    public static OperationTable All { get; } =
        new()
        {
            {
                nameof(IKpiMetricsApi.ListAsync),
                "analytics.kpi_metrics.list",
                static () => Json.AnalyticsPageKpiMetric,
                RetrySafe | Undocumented
            },
            { nameof(IKpiMetricsApi.GetAsync), "analytics.kpi_metrics.get", static () => Json.KpiMetric, RetrySafe | Undocumented },
            { nameof(IKpiMetricsApi.CreateAsync), "analytics.kpi_metrics.create", static () => Json.KpiMetric },
            {
                nameof(IKpiMetricsApi.ListMeasurementsAsync),
                "analytics.kpi_metrics.list_measurements",
                static () => Json.AnalyticsPageKpiMeasurement,
                RetrySafe | Undocumented
            },
            {
                nameof(IKpiMetricsApi.GetSummaryAsync),
                "analytics.kpi_metrics.get_summary",
                static () => Json.IReadOnlyListKpiSummary,
                RetrySafe | Undocumented
            },
        };
}
