using IncidentAnalytics.ReferenceServer.Analytics.Drf;

namespace IncidentAnalytics.ReferenceServer.Analytics.PredictiveInsights;

/// <summary><c>predictive-insights/</c>.</summary>
internal sealed class InsightViews(AnalyticsStore store, TimeProvider clock)
{
    public IEnumerable<View> Views =>
        [
            new View("predictive-insights/", "Predictive Insight List") { Get = List },
            new View("predictive-insights/summary/", "Summary") { Get = Summary },
            new View("predictive-insights/{id}/acknowledge/", "Acknowledge") { Post = AcknowledgeAsync },
        ];

    private DrfResponse List(DrfRequest request)
    {
        var now = clock.GetUtcNow();
        var view = new ListView<PredictiveInsight>(
            InsightFields.All,
            new(
                Filter<PredictiveInsight>.Choice("insight_type", InsightTypes.All, static insight => insight.InsightType),
                Filter<PredictiveInsight>.Choice("confidence_level", ConfidenceLevels.All, static insight => insight.ConfidenceLevel),
                Filter<PredictiveInsight>.Flag("is_acknowledged", static insight => insight.IsAcknowledged),
                Filter<PredictiveInsight>.Flag("is_validated", static insight => insight.IsValidated),
                Filter<PredictiveInsight>.Including("include_expired", insight => insight.IsExpired(now))
            ),
            static insight => [insight.Title, insight.Description]
        );
        return DrfResponse.Ok(view.Answer(request, store.Current.Insights.OrderByDescending(static insight => insight.CreatedAt)));
    }

    private DrfResponse Summary(DrfRequest request) => DrfResponse.Ok(InsightFields.Summary(store.Current.InsightSummary()));

    private async Task<DrfResponse> AcknowledgeAsync(DrfRequest request)
    {
        var state = store.Current;
        var found = state.FindInsight(Ids.Read(request)) ?? throw DrfException.NotFound();
        _ = await request.ReadAsync().ConfigureAwait(false);
        var insight = state.AcknowledgeInsight(found.Id, Users.Of(request)) ?? throw DrfException.NotFound();
        return DrfResponse.Ok(InsightFields.All.Write(insight));
    }
}
