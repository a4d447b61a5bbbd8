using Refit;
using static IncidentAnalytics.Client.Http.OperationTraits;

namespace IncidentAnalytics.Client.Analytics.HeatmapData;

/// <summary>Low-level interface to heatmaps. Use <see cref="HeatmapDataClient"/> for paging and validation.</summary>
public interface IHeatmapDataApi
{
    /// <summary>Lists heatmaps: <c>GET /api/analytics/heatmap-data/</c>.</summary>
    [Get("/api/analytics/heatmap-data/")]
    Task<AnalyticsPage<Heatmap>> ListAsync(
        [Query] HeatmapQuery? query,
        [Property] RequestOptions? options,
        CancellationToken cancellationToken
    );
}

/// <summary>Operations of <see cref="IHeatmapDataApi"/>.</summary>
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
