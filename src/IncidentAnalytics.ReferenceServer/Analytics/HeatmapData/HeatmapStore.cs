using IncidentAnalytics.ReferenceServer.Analytics.CostAnalyses;
using IncidentAnalytics.ReferenceServer.Analytics.Records;

namespace IncidentAnalytics.ReferenceServer.Analytics.HeatmapData;

/// <summary>The heatmaps of the world.</summary>
internal sealed class HeatmapStore(AnalyticsWorld world, CostAnalysisStore costs) : RecordStore<Heatmap>
{
    /// <summary>The heatmaps by hour and weekday over the whole world, one per type.</summary>
    public IReadOnlyList<Heatmap> GetOverview() =>
        [
            .. All.Where(heatmap =>
                heatmap.TimeGranularity == TimeGranularities.Hourly
                && heatmap.PeriodStart == world.Incidents.StartsAt
                && heatmap.PeriodEnd == world.Incidents.EndsAt
            ),
        ];

    protected override IEnumerable<Heatmap> CreateInitial() =>
        HeatmapFactory.Create(world.Incidents, costs.All, world.Ids, withShorterPeriods: world.IsGenerated);
}
