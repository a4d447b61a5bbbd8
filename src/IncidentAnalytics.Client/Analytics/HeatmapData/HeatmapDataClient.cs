using IncidentAnalytics.Client.Paging;
using Refit;

namespace IncidentAnalytics.Client.Analytics.HeatmapData;

/// <summary>Client for heatmaps.</summary>
/// <inheritdoc cref="AnalyticsClient" path="/remarks"/>
public sealed class HeatmapDataClient
{
    private readonly TimeProvider _time;

    /// <summary>Initializes a client over an implementation of the low-level interface.</summary>
    /// <param name="api">The implementation, such as a mock in tests.</param>
    public HeatmapDataClient(IHeatmapDataApi api)
        : this(api, TimeProvider.System) { }

    internal HeatmapDataClient(IHeatmapDataApi api, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(api);
        Api = api;
        _time = time;
    }

    /// <summary>The low-level interface.</summary>
    public IHeatmapDataApi Api { get; }

    /// <summary>Lists heatmaps: <c>GET /api/analytics/heatmap-data/</c>.</summary>
    /// <param name="query">Filters, order and first page; null for all. Validated and copied before this method returns.</param>
    /// <param name="options">Options of each page's call, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels every enumeration, in addition to the token of each.</param>
    /// <returns>The items, or with <c>AsPages()</c> the pages. A page is requested when its items are enumerated.</returns>
    public AsyncPageable<Heatmap> ListAsync(
        HeatmapQuery? query = null,
        RequestOptions? options = null,
        CancellationToken cancellationToken = default
    ) => AnalyticsPaging.List<HeatmapQuery, Heatmap>(Api.ListAsync, query, options, _time, cancellationToken);

    /// <summary>Reads one page of heatmaps: <c>GET /api/analytics/heatmap-data/</c>.</summary>
    /// <param name="query">Filters, order and page; null for the first page of all.</param>
    /// <param name="options">Per-call options, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The page.</returns>
    /// <exception cref="NotFoundException">The page does not exist.</exception>
    public Task<Page<Heatmap>> GetPageAsync(
        HeatmapQuery? query = null,
        RequestOptions? options = null,
        CancellationToken cancellationToken = default
    ) => AnalyticsPaging.GetPageAsync<HeatmapQuery, Heatmap>(Api.ListAsync, query, options, _time, cancellationToken);
}

/// <summary>Filters for listing heatmaps.</summary>
public sealed record HeatmapQuery : AnalyticsListQuery
{
    /// <summary>Type of the heatmaps (<c>heatmap_type</c>).</summary>
    [AliasAs("heatmap_type")]
    public HeatmapType? HeatmapType { get; init; }

    /// <summary>Granularity of the heatmaps (<c>time_granularity</c>).</summary>
    [AliasAs("time_granularity")]
    public HeatmapGranularity? TimeGranularity { get; init; }

    private protected override void ThrowIfInvalid()
    {
        Guard.ThrowIfEmpty(HeatmapType, "query.HeatmapType");
        Guard.ThrowIfEmpty(TimeGranularity, "query.TimeGranularity");
    }
}
