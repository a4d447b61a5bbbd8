using Refit;
using static IncidentAnalytics.Client.Http.OperationTraits;

namespace IncidentAnalytics.Client.Analytics.HeatmapData;

/// <summary>Heatmaps, endpoint by endpoint. Low-level interface: use <see cref="HeatmapDataClient"/> for typed results.</summary>
public interface IHeatmapDataApi
{
    /// <summary>Lists heatmaps: <c>GET /api/analytics/heatmap-data/</c>.</summary>
    /// <param name="query">Which, in which order, and which page; null for the first page of all.</param>
    /// <param name="options">Per-call options, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The response body.</returns>
    /// <exception cref="IncidentAnalyticsException">The call failed; the derived types say how.</exception>
    /// <exception cref="ArgumentException">An argument, option or header cannot be sent; <c>ParamName</c> is its path.</exception>
    /// <exception cref="InvalidOperationException">The service is not configured; the message says what is missing.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    [Get("/api/analytics/heatmap-data/")]
    Task<AnalyticsPage<Heatmap>> ListAsync(
        [Query] HeatmapQuery? query,
        [Property] RequestOptions? options,
        CancellationToken cancellationToken
    );
}

/// <summary>The operations of <see cref="IHeatmapDataApi"/>.</summary>
internal static class HeatmapDataOperations
{
    private static AnalyticsJsonContext Json => AnalyticsJsonContext.Default;

    public static OperationTable All { get; } =
        new()
        {
            {
                nameof(IHeatmapDataApi.ListAsync),
                "analytics.heatmap_data.list",
                static () => Json.AnalyticsPageHeatmap,
                RetrySafe | Undocumented
            },
        };
}
