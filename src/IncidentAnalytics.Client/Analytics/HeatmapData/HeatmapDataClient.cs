using IncidentAnalytics.Client.Paging;

namespace IncidentAnalytics.Client.Analytics.HeatmapData;

/// <summary>Heatmaps.</summary>
public sealed class HeatmapDataClient
{
    private readonly TimeProvider _time;

    /// <summary>Initializes a client over an implementation of the interface.</summary>
    /// <param name="api">The implementation; a mock in tests.</param>
    public HeatmapDataClient(IHeatmapDataApi api)
        : this(api, TimeProvider.System) { }

    internal HeatmapDataClient(IHeatmapDataApi api, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(api);
        Api = api;
        _time = time;
    }

    /// <summary>The endpoints as they are on the wire, for raw responses.</summary>
    public IHeatmapDataApi Api { get; }

    /// <summary>Lists heatmaps, page by page as they are enumerated: <c>GET /api/analytics/heatmap-data/</c>.</summary>
    /// <param name="query">Which, and in which order; null for all. Copied and checked before this method returns.</param>
    /// <param name="options">Options of each page's call, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels every run over the list, beside the token of each enumeration.</param>
    /// <returns>The items, or with <c>AsPages()</c> the pages. What a call can throw is thrown while they are enumerated.</returns>
    /// <exception cref="ArgumentException">The query cannot be sent; <c>ParamName</c> is the path of the member at fault.</exception>
    public AsyncPageable<Heatmap> ListAsync(
        HeatmapQuery? query = null,
        RequestOptions? options = null,
        CancellationToken cancellationToken = default
    ) => AnalyticsPaging.List<HeatmapQuery, Heatmap>(Api.ListAsync, query, options, _time, cancellationToken);

    /// <summary>One page of the list: <c>GET /api/analytics/heatmap-data/?page=…</c>.</summary>
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
    public Task<Page<Heatmap>> ListPageAsync(
        long page,
        HeatmapQuery? query = null,
        RequestOptions? options = null,
        CancellationToken cancellationToken = default
    ) => AnalyticsPaging.GetPageAsync<HeatmapQuery, Heatmap>(Api.ListAsync, page, query, options, _time, cancellationToken);
}
