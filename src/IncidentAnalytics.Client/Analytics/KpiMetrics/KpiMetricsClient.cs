using IncidentAnalytics.Client.Analytics.KpiMeasurements;
using IncidentAnalytics.Client.Paging;

namespace IncidentAnalytics.Client.Analytics.KpiMetrics;

/// <summary>KPI metrics.</summary>
public sealed class KpiMetricsClient
{
    private readonly TimeProvider _time;

    /// <summary>Initializes a client over an implementation of the interface.</summary>
    /// <param name="api">The implementation; a mock in tests.</param>
    public KpiMetricsClient(IKpiMetricsApi api)
        : this(api, TimeProvider.System) { }

    internal KpiMetricsClient(IKpiMetricsApi api, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(api);
        Api = api;
        _time = time;
    }

    /// <summary>The endpoints as they are on the wire, for raw responses.</summary>
    public IKpiMetricsApi Api { get; }

    /// <summary>Lists KPI metrics, page by page as they are enumerated: <c>GET /api/analytics/kpi-metrics/</c>.</summary>
    /// <param name="query">Which, and in which order; null for all. Copied and checked before this method returns.</param>
    /// <param name="options">Options of each page's call, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels every run over the list, beside the token of each enumeration.</param>
    /// <returns>The items, or with <c>AsPages()</c> the pages. What a call can throw is thrown while they are enumerated.</returns>
    /// <exception cref="ArgumentException">The query cannot be sent; <c>ParamName</c> is the path of the member at fault.</exception>
    public AsyncPageable<KpiMetric> ListAsync(
        KpiMetricQuery? query = null,
        RequestOptions? options = null,
        CancellationToken cancellationToken = default
    ) => AnalyticsPaging.List<KpiMetricQuery, KpiMetric>(Api.ListAsync, query, options, _time, cancellationToken);

    /// <summary>One page of the list: <c>GET /api/analytics/kpi-metrics/?page=…</c>.</summary>
    /// <param name="page">The number of the page, from 1.</param>
    /// <param name="query">Which, and in which order; null for all. Its own page is not looked at.</param>
    /// <param name="options">Per-call options, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The page.</returns>
    /// <exception cref="NotFoundException">There is no such page.</exception>
    /// <exception cref="ArgumentException">The query cannot be sent; <c>ParamName</c> is the path of the member at fault.</exception>
    /// <exception cref="IncidentAnalyticsException">The call failed; the derived types say how.</exception>
    /// <exception cref="InvalidOperationException">The service is not configured; the message says what is missing.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public Task<Page<KpiMetric>> ListPageAsync(
        long page,
        KpiMetricQuery? query = null,
        RequestOptions? options = null,
        CancellationToken cancellationToken = default
    ) => AnalyticsPaging.GetPageAsync<KpiMetricQuery, KpiMetric>(Api.ListAsync, page, query, options, _time, cancellationToken);

    /// <summary>One KPI metric: <c>GET /api/analytics/kpi-metrics/{id}/</c>.</summary>
    /// <param name="id">The id of the metric.</param>
    /// <param name="options">Per-call options, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ArgumentException">The id is empty, or would change the route.</exception>
    /// <exception cref="IncidentAnalyticsException">The call failed; the derived types say how.</exception>
    /// <exception cref="InvalidOperationException">The service is not configured; the message says what is missing.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public Task<KpiMetric> GetAsync(string id, RequestOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetAsync(id, options, cancellationToken);

    /// <summary>Makes a KPI metric: <c>POST /api/analytics/kpi-metrics/</c>. Never repeated once it may have run.</summary>
    /// <param name="request">What to make. It is checked and written before this method returns.</param>
    /// <param name="options">Per-call options, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>What was made, as the service has it.</returns>
    /// <exception cref="ArgumentException">The request cannot be sent; <c>ParamName</c> is the path of the member at fault.</exception>
    /// <exception cref="IncidentAnalyticsException">The call failed; the derived types say how.</exception>
    /// <exception cref="InvalidOperationException">The service is not configured; the message says what is missing.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public Task<KpiMetric> CreateAsync(
        CreateKpiMetricRequest request,
        RequestOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        request.ThrowIfInvalid();
        return Api.CreateAsync(request, options, cancellationToken);
    }

    /// <summary>
    /// Lists the measurements of a KPI metric, page by page as they are enumerated:
    /// <c>GET /api/analytics/kpi-metrics/{id}/measurements/</c>.
    /// </summary>
    /// <param name="id">The id of the metric.</param>
    /// <param name="query">Which, and in which order; null for all. Copied and checked before this method returns.</param>
    /// <param name="options">Options of each page's call, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels every run over the list, beside the token of each enumeration.</param>
    /// <returns>The items, or with <c>AsPages()</c> the pages. What a call can throw is thrown while they are enumerated.</returns>
    /// <exception cref="ArgumentException">
    /// The id or the query cannot be sent; <c>ParamName</c> is the path of the member at fault.
    /// </exception>
    public AsyncPageable<KpiMeasurement> ListMeasurementsAsync(
        string id,
        MetricMeasurementQuery? query = null,
        RequestOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        RequestRules.ThrowIfNoId(id, nameof(id));
        return AnalyticsPaging.List<MetricMeasurementQuery, KpiMeasurement>(
            (q, o, token) => Api.ListMeasurementsAsync(id, q, o, token),
            query,
            options,
            _time,
            cancellationToken,
            hasParent: true
        );
    }

    /// <summary>One page of the measurements: <c>GET /api/analytics/kpi-metrics/{id}/measurements/?page=…</c>.</summary>
    /// <param name="id">The id of the metric.</param>
    /// <param name="page">The number of the page, from 1.</param>
    /// <param name="query">Which, and in which order; null for all. Its own page is not looked at.</param>
    /// <param name="options">Per-call options, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The page.</returns>
    /// <exception cref="NotFoundException">There is no such page.</exception>
    /// <exception cref="ArgumentException">The query cannot be sent; <c>ParamName</c> is the path of the member at fault.</exception>
    /// <exception cref="IncidentAnalyticsException">The call failed; the derived types say how.</exception>
    /// <exception cref="InvalidOperationException">The service is not configured; the message says what is missing.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public Task<Page<KpiMeasurement>> ListMeasurementsPageAsync(
        string id,
        long page,
        MetricMeasurementQuery? query = null,
        RequestOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        RequestRules.ThrowIfNoId(id, nameof(id));
        return AnalyticsPaging.GetPageAsync<MetricMeasurementQuery, KpiMeasurement>(
            (q, o, token) => Api.ListMeasurementsAsync(id, q, o, token),
            page,
            query,
            options,
            _time,
            cancellationToken
        );
    }

    /// <summary>The present values of the KPIs: <c>GET /api/analytics/kpi-metrics/summary/</c>.</summary>
    /// <param name="options">Per-call options, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="IncidentAnalyticsException">The call failed; the derived types say how.</exception>
    /// <exception cref="InvalidOperationException">The service is not configured; the message says what is missing.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public Task<IReadOnlyList<KpiSummary>> GetSummaryAsync(RequestOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetSummaryAsync(options, cancellationToken);
}
