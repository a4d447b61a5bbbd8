using IncidentAnalytics.Client.Paging;
using Refit;

namespace IncidentAnalytics.Client.Analytics.KpiMeasurements;

/// <summary>Client for the measurements of all KPI metrics.</summary>
/// <inheritdoc cref="AnalyticsClient" path="/remarks"/>
public sealed class KpiMeasurementsClient
{
    private readonly TimeProvider _time;

    /// <summary>Initializes a client over an implementation of the low-level interface.</summary>
    /// <param name="api">The implementation, such as a mock in tests.</param>
    public KpiMeasurementsClient(IKpiMeasurementsApi api)
        : this(api, TimeProvider.System) { }

    internal KpiMeasurementsClient(IKpiMeasurementsApi api, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(api);
        Api = api;
        _time = time;
    }

    /// <summary>The low-level interface.</summary>
    public IKpiMeasurementsApi Api { get; }

    /// <summary>Lists KPI measurements: <c>GET /api/analytics/kpi-measurements/</c>.</summary>
    /// <param name="query">Filters, order and first page; null for all. Validated and copied before this method returns.</param>
    /// <param name="options">Options of each page's call, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels every enumeration, in addition to the token of each.</param>
    /// <returns>The items, or with <c>AsPages()</c> the pages. A page is requested when its items are enumerated.</returns>
    public AsyncPageable<KpiMeasurement> ListAsync(
        KpiMeasurementQuery? query = null,
        RequestOptions? options = null,
        CancellationToken cancellationToken = default
    ) => AnalyticsPaging.List<KpiMeasurementQuery, KpiMeasurement>(Api.ListAsync, query, options, _time, cancellationToken);

    /// <summary>Reads one page of KPI measurements: <c>GET /api/analytics/kpi-measurements/</c>.</summary>
    /// <param name="query">Filters, order and page; null for the first page of all.</param>
    /// <param name="options">Per-call options, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The page.</returns>
    /// <exception cref="NotFoundException">The page does not exist.</exception>
    public Task<Page<KpiMeasurement>> GetPageAsync(
        KpiMeasurementQuery? query = null,
        RequestOptions? options = null,
        CancellationToken cancellationToken = default
    ) => AnalyticsPaging.GetPageAsync<KpiMeasurementQuery, KpiMeasurement>(Api.ListAsync, query, options, _time, cancellationToken);
}

/// <summary>Filters for listing KPI measurements; the window applies to the measured period.</summary>
public sealed record KpiMeasurementQuery : AnalyticsWindowQuery
{
    /// <summary>Identifier of the metric (<c>metric_id</c>).</summary>
    [AliasAs("metric_id")]
    public string? MetricId { get; init; }
}
