using IncidentAnalytics.Client.Analytics.KpiMeasurements;
using Refit;
using static IncidentAnalytics.Client.Http.OperationTraits;

namespace IncidentAnalytics.Client.Analytics.KpiMetrics;

/// <summary>KPI metrics, endpoint by endpoint. Low-level interface: use <see cref="KpiMetricsClient"/> for typed results.</summary>
public interface IKpiMetricsApi
{
    /// <summary>Lists KPI metrics: <c>GET /api/analytics/kpi-metrics/</c>.</summary>
    /// <param name="query">Which, in which order, and which page; null for the first page of all.</param>
    /// <param name="options">Per-call options, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The response body.</returns>
    /// <exception cref="IncidentAnalyticsException">The call failed; the derived types say how.</exception>
    /// <exception cref="ArgumentException">An argument, option or header cannot be sent; <c>ParamName</c> is its path.</exception>
    /// <exception cref="InvalidOperationException">The service is not configured; the message says what is missing.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    [Get("/api/analytics/kpi-metrics/")]
    Task<AnalyticsPage<KpiMetric>> ListAsync(
        [Query] KpiMetricQuery? query,
        [Property] RequestOptions? options,
        CancellationToken cancellationToken
    );

    /// <summary>One KPI metric: <c>GET /api/analytics/kpi-metrics/{id}/</c>.</summary>
    /// <param name="id">The id of the metric.</param>
    /// <param name="options">Per-call options, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The response body.</returns>
    /// <exception cref="IncidentAnalyticsException">The call failed; the derived types say how.</exception>
    /// <exception cref="ArgumentException">An argument, option or header cannot be sent; <c>ParamName</c> is its path.</exception>
    /// <exception cref="InvalidOperationException">The service is not configured; the message says what is missing.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    [Get("/api/analytics/kpi-metrics/{id}/")]
    Task<KpiMetric> GetAsync(string id, [Property] RequestOptions? options, CancellationToken cancellationToken);

    /// <summary>Makes a KPI metric: <c>POST /api/analytics/kpi-metrics/</c>. Never repeated once it may have run.</summary>
    /// <param name="request">What to make.</param>
    /// <param name="options">Per-call options, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The response body.</returns>
    /// <exception cref="IncidentAnalyticsException">The call failed; the derived types say how.</exception>
    /// <exception cref="ArgumentException">An argument, option or header cannot be sent; <c>ParamName</c> is its path.</exception>
    /// <exception cref="InvalidOperationException">The service is not configured; the message says what is missing.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    [Post("/api/analytics/kpi-metrics/")]
    Task<KpiMetric> CreateAsync(
        [Body] CreateKpiMetricRequest request,
        [Property] RequestOptions? options,
        CancellationToken cancellationToken
    );

    /// <summary>Lists the measurements of a KPI metric: <c>GET /api/analytics/kpi-metrics/{id}/measurements/</c>.</summary>
    /// <param name="id">The id of the metric.</param>
    /// <param name="query">Which, in which order, and which page; null for the first page of all.</param>
    /// <param name="options">Per-call options, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The response body.</returns>
    /// <exception cref="IncidentAnalyticsException">The call failed; the derived types say how.</exception>
    /// <exception cref="ArgumentException">An argument, option or header cannot be sent; <c>ParamName</c> is its path.</exception>
    /// <exception cref="InvalidOperationException">The service is not configured; the message says what is missing.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    [Get("/api/analytics/kpi-metrics/{id}/measurements/")]
    Task<AnalyticsPage<KpiMeasurement>> ListMeasurementsAsync(
        string id,
        [Query] MetricMeasurementQuery? query,
        [Property] RequestOptions? options,
        CancellationToken cancellationToken
    );

    /// <summary>The present values of the KPIs: <c>GET /api/analytics/kpi-metrics/summary/</c>.</summary>
    /// <param name="options">Per-call options, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The response body.</returns>
    /// <exception cref="IncidentAnalyticsException">The call failed; the derived types say how.</exception>
    /// <exception cref="ArgumentException">An argument, option or header cannot be sent; <c>ParamName</c> is its path.</exception>
    /// <exception cref="InvalidOperationException">The service is not configured; the message says what is missing.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    [Get("/api/analytics/kpi-metrics/summary/")]
    Task<IReadOnlyList<KpiSummary>> GetSummaryAsync([Property] RequestOptions? options, CancellationToken cancellationToken);
}

/// <summary>The operations of <see cref="IKpiMetricsApi"/>.</summary>
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
