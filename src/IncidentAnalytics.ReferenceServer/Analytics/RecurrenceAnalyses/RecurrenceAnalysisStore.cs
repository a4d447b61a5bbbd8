using IncidentAnalytics.ReferenceServer.Analytics.Records;

namespace IncidentAnalytics.ReferenceServer.Analytics.RecurrenceAnalyses;

/// <summary>The recurrences found in the world.</summary>
internal sealed class RecurrenceAnalysisStore(AnalyticsWorld world) : RecordStore<RecurrenceAnalysis>
{
    protected override IEnumerable<RecurrenceAnalysis> CreateInitial() => new RecurrenceFinder(world.Incidents, world.Ids).Find();
}
