using IncidentAnalytics.Client.Serialization;
using Refit;

namespace IncidentAnalytics.Client.Analytics.HeatmapData;

/// <summary>Which heatmaps to list.</summary>
public sealed record HeatmapQuery : AnalyticsListQuery
{
    /// <summary>Only those that show this (<c>heatmap_type</c>).</summary>
    [AliasAs("heatmap_type")]
    public HeatmapType? HeatmapType { get; init; }

    /// <summary>Only those of this granularity (<c>time_granularity</c>).</summary>
    [AliasAs("time_granularity")]
    public HeatmapGranularity? TimeGranularity { get; init; }

    private protected override void ThrowIfInvalid()
    {
        Guard.ThrowIfEmpty(HeatmapType, "query.HeatmapType");
        Guard.ThrowIfEmpty(TimeGranularity, "query.TimeGranularity");
    }
}
