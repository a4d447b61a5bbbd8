using IncidentAnalytics.ReferenceServer.Analytics.PredictiveModels;
using IncidentAnalytics.ReferenceServer.Analytics.Records;

namespace IncidentAnalytics.ReferenceServer.Analytics.PredictiveInsights;

/// <summary>The insights of the predictive models.</summary>
internal sealed class PredictiveInsightStore(AnalyticsWorld world, PredictiveModelStore models) : RecordStore<PredictiveInsight>
{
    public InsightSummary Summarize() => InsightSummary.Create(All, models.All, world.Now);

    /// <summary>Acknowledges an insight, even an expired one. A second acknowledgment changes nothing.</summary>
    /// <returns>The insight after the call; null when there is no insight with this id.</returns>
    public PredictiveInsight? Acknowledge(Guid id, AnalyticsUser user) =>
        Update(
            id,
            insight =>
                insight.IsAcknowledged ? insight : insight with { IsAcknowledged = true, AcknowledgedBy = user, AcknowledgedAt = world.Now }
        );

    /// <summary>Adds the insights of a model that was just trained; none unless it is ACTIVE.</summary>
    public void AddInsightsOf(PredictiveModel model) =>
        Add([
            .. PredictiveInsightFactory
                .Create(model, world.Incidents, world.Now)
                .Select(insight => insight with { Id = world.Ids.CreateNext(RecordKind.Insight) }),
        ]);

    protected override IEnumerable<PredictiveInsight> CreateInitial() =>
        PredictiveInsightFactory.CreateInitial(world.Incidents, models.System, world.Ids, world.IsGenerated);
}
