using IncidentAnalytics.Client.Analytics.KpiMeasurements;
using IncidentAnalytics.Client.Paging;
using Refit;

namespace IncidentAnalytics.Client.Analytics.KpiMetrics;

/// <summary>Client for KPI metrics and their measurements.</summary>
/// <inheritdoc cref="AnalyticsClient" path="/remarks"/>
public sealed class KpiMetricsClient
{
    private readonly TimeProvider _time;

    /// <summary>Initializes a client over an implementation of the low-level interface.</summary>
    /// <param name="api">The implementation, such as a mock in tests.</param>
    public KpiMetricsClient(IKpiMetricsApi api)
        : this(api, TimeProvider.System) { }

    internal KpiMetricsClient(IKpiMetricsApi api, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(api);
        Api = api;
        _time = time;
    }

    /// <summary>The low-level interface.</summary>
    public IKpiMetricsApi Api { get; }

    /// <summary>Lists KPI metrics: <c>GET /api/analytics/kpi-metrics/</c>.</summary>
    /// <param name="query">Filters, order and first page; null for all. Validated and copied before this method returns.</param>
    /// <param name="options">Options of each page's call, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels every enumeration, in addition to the token of each.</param>
    /// <returns>The items, or with <c>AsPages()</c> the pages. A page is requested when its items are enumerated.</returns>
    /// <example>
    /// <code>
    /// var query = new KpiMetricQuery { MetricType = KpiMetricType.MeanTimeToResolve, IsActive = true };
    /// await foreach (var metric in client.Analytics.KpiMetrics.ListAsync(query, cancellationToken: cancellationToken))
    ///     Console.WriteLine($"{metric.Name}: {metric.LatestMeasurement?.Value} {metric.LatestMeasurement?.Unit}");
    /// </code>
    /// </example>
    public AsyncPageable<KpiMetric> ListAsync(
        KpiMetricQuery? query = null,
        RequestOptions? options = null,
        CancellationToken cancellationToken = default
    ) => AnalyticsPaging.List<KpiMetricQuery, KpiMetric>(Api.ListAsync, query, options, _time, cancellationToken);

    /// <summary>Reads one page of KPI metrics: <c>GET /api/analytics/kpi-metrics/</c>.</summary>
    /// <param name="query">Filters, order and page; null for the first page of all.</param>
    /// <param name="options">Per-call options, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The page.</returns>
    /// <exception cref="NotFoundException">The page does not exist.</exception>
    public Task<Page<KpiMetric>> GetPageAsync(
        KpiMetricQuery? query = null,
        RequestOptions? options = null,
        CancellationToken cancellationToken = default
    ) => AnalyticsPaging.GetPageAsync<KpiMetricQuery, KpiMetric>(Api.ListAsync, query, options, _time, cancellationToken);

    /// <summary>Reads a KPI metric: <c>GET /api/analytics/kpi-metrics/{id}/</c>.</summary>
    /// <param name="id">Identifier of the metric.</param>
    /// <param name="options">Per-call options, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The metric.</returns>
    public Task<KpiMetric> GetAsync(string id, RequestOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetAsync(id, options, cancellationToken);

    /// <summary>Creates a KPI metric: <c>POST /api/analytics/kpi-metrics/</c>.</summary>
    /// <param name="request">The KPI metric to create. Validated and written before this method returns.</param>
    /// <param name="options">Per-call options, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The created KPI metric.</returns>
    /// <remarks>Not retried once the service may have received the request.</remarks>
    /// <example>
    /// <code>
    /// var metric = await client.Analytics.KpiMetrics.CreateAsync(
    ///     new CreateKpiMetricRequest
    ///     {
    ///         Name = "MTTR of critical incidents",
    ///         MetricType = KpiMetricType.MeanTimeToResolve,
    ///         AggregationType = KpiAggregationType.Median,
    ///         IncidentSeverities = ["CRITICAL"],
    ///         TimeWindowHours = 24,
    ///     },
    ///     cancellationToken: cancellationToken
    /// );
    /// </code>
    /// </example>
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

    /// <summary>Lists the measurements of a KPI metric: <c>GET /api/analytics/kpi-metrics/{id}/measurements/</c>.</summary>
    /// <param name="id">Identifier of the metric.</param>
    /// <param name="query">Filters, order and first page; null for all. Validated and copied before this method returns.</param>
    /// <param name="options">Options of each page's call, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels every enumeration, in addition to the token of each.</param>
    /// <returns>The items, or with <c>AsPages()</c> the pages. A page is requested when its items are enumerated.</returns>
    public AsyncPageable<KpiMeasurement> ListMeasurementsAsync(
        string id,
        MetricMeasurementQuery? query = null,
        RequestOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        // The interface validates the id only when the list is enumerated.
        Guard.ThrowIfNotPathSegment(id, nameof(id));
        return AnalyticsPaging.List<MetricMeasurementQuery, KpiMeasurement>(
            (q, o, token) => Api.ListMeasurementsAsync(id, q, o, token),
            query,
            options,
            _time,
            cancellationToken,
            hasParent: true
        );
    }

    /// <summary>Reads one page of the measurements of a KPI metric: <c>GET /api/analytics/kpi-metrics/{id}/measurements/</c>.</summary>
    /// <param name="id">Identifier of the metric.</param>
    /// <param name="query">Filters, order and page; null for the first page of all.</param>
    /// <param name="options">Per-call options, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The page.</returns>
    /// <exception cref="NotFoundException">The page does not exist.</exception>
    public Task<Page<KpiMeasurement>> GetMeasurementPageAsync(
        string id,
        MetricMeasurementQuery? query = null,
        RequestOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        Guard.ThrowIfNotPathSegment(id, nameof(id));
        return AnalyticsPaging.GetPageAsync<MetricMeasurementQuery, KpiMeasurement>(
            (q, o, token) => Api.ListMeasurementsAsync(id, q, o, token),
            query,
            options,
            _time,
            cancellationToken
        );
    }

    /// <summary>Reads the current values of the KPIs: <c>GET /api/analytics/kpi-metrics/summary/</c>.</summary>
    /// <param name="options">Per-call options, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The values.</returns>
    /// <example>
    /// <code>
    /// foreach (var kpi in await client.Analytics.KpiMetrics.GetSummaryAsync(cancellationToken: cancellationToken))
    ///     Console.WriteLine($"{kpi.MetricName}: {kpi.CurrentValue} {kpi.Unit}, {kpi.Trend}");
    /// </code>
    /// </example>
    public Task<IReadOnlyList<KpiSummary>> GetSummaryAsync(RequestOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetSummaryAsync(options, cancellationToken);
}

/// <summary>Filters for listing KPI metrics.</summary>
public sealed record KpiMetricQuery : AnalyticsListQuery
{
    /// <summary>Type of the metrics (<c>metric_type</c>).</summary>
    [AliasAs("metric_type")]
    public KpiMetricType? MetricType { get; init; }

    /// <summary>Whether the metrics are calculated (<c>is_active</c>).</summary>
    [AliasAs("is_active")]
    public bool? IsActive { get; init; }

    /// <summary>Whether the metrics are built into the service (<c>is_system_metric</c>).</summary>
    [AliasAs("is_system_metric")]
    public bool? IsSystemMetric { get; init; }

    /// <summary>Earliest time of creation (<c>created_after</c>).</summary>
    [AliasAs("created_after"), Query(Format = InstantFormat)]
    public DateTimeOffset? CreatedAfter { get; init; }

    /// <summary>Latest time of creation (<c>created_before</c>).</summary>
    [AliasAs("created_before"), Query(Format = InstantFormat)]
    public DateTimeOffset? CreatedBefore { get; init; }

    private protected override void ThrowIfInvalid()
    {
        Guard.ThrowIfEmpty(MetricType, "query.MetricType");
    }
}

/// <summary>Filters for listing the measurements of one metric; the window applies to the measured period.</summary>
public sealed record MetricMeasurementQuery : AnalyticsWindowQuery;
