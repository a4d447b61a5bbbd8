using IncidentAnalytics.ReferenceServer.Analytics.Incidents;
using IncidentAnalytics.ReferenceServer.Analytics.Records;

namespace IncidentAnalytics.ReferenceServer.Analytics.CostAnalyses;

/// <summary>The costs of the world's incidents.</summary>
internal sealed class CostAnalysisStore(AnalyticsWorld world) : RecordStore<CostAnalysis>
{
    public CostSummary Summarize() => CostSummary.Create(All);

    /// <summary>The total cost of the incidents created from <paramref name="start"/> (inclusive) to <paramref name="end"/> (exclusive).</summary>
    public decimal GetTotal(DateTimeOffset start, DateTimeOffset end)
    {
        var ids = world.Incidents.CreatedIn(start, end).Select(IncidentSet.GetId).ToHashSet();
        return All.Where(cost => ids.Contains(cost.IncidentId)).Sum(static cost => cost.CostAmount);
    }

    protected override IEnumerable<CostAnalysis> CreateInitial() => CostCalculator.Create(world.Incidents, world.Ids);
}
