using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Analytics.Drf;
using IncidentAnalytics.ReferenceServer.Analytics.Records;

namespace IncidentAnalytics.ReferenceServer.Analytics.PredictiveInsights;

/// <summary><c>predictive-insights/</c>.</summary>
internal sealed class PredictiveInsightViews(Func<PredictiveInsightStore> store, TimeProvider clock)
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
            PredictiveInsightFields.All,
            new(
                Filter<PredictiveInsight>.Choice("insight_type", InsightTypes.All, static insight => insight.InsightType),
                Filter<PredictiveInsight>.Choice("confidence_level", ConfidenceLevels.All, static insight => insight.ConfidenceLevel),
                Filter<PredictiveInsight>.Boolean("is_acknowledged", static insight => insight.IsAcknowledged),
                Filter<PredictiveInsight>.Boolean("is_validated", static insight => insight.IsValidated),
                Filter<PredictiveInsight>.Including("include_expired", insight => insight.IsExpired(now))
            ),
            static insight => [insight.Title, insight.Description]
        );
        return DrfResponse.Ok(view.GetPage(request, store().All.OrderByDescending(static insight => insight.CreatedAt)));
    }

    private DrfResponse Summary(DrfRequest request) => DrfResponse.Ok(PredictiveInsightFields.Summary(store().Summarize()));

    private async Task<DrfResponse> AcknowledgeAsync(DrfRequest request)
    {
        var insights = store();
        var found = insights.Find(request.GetId()) ?? throw DrfException.NotFound();
        _ = await request.ReadBodyAsync().ConfigureAwait(false);
        var insight = insights.Acknowledge(found.Id, AnalyticsUser.From(request)) ?? throw DrfException.NotFound();
        return DrfResponse.Ok(PredictiveInsightFields.All.Write(insight));
    }
}

/// <summary>Insights on the wire.</summary>
internal static class PredictiveInsightFields
{
    public static readonly Serializer<PredictiveInsight> All = new(
        Field<PredictiveInsight>.Text("id", static insight => insight.Id.ToString()),
        Field<PredictiveInsight>.Text("model", static insight => insight.ModelId.ToString()),
        Field<PredictiveInsight>.Text("insight_type", static insight => insight.InsightType),
        Field<PredictiveInsight>.Text("title", static insight => insight.Title),
        Field<PredictiveInsight>.Text("description", static insight => insight.Description),
        Field<PredictiveInsight>.Text("confidence_level", static insight => insight.ConfidenceLevel),
        Field<PredictiveInsight>.Float("confidence_score", static insight => insight.ConfidenceScore),
        Field<PredictiveInsight>.Json("predicted_value", static insight => insight.PredictedValue()),
        Field<PredictiveInsight>.TextList("recommendations", static insight => insight.Recommendations),
        Field<PredictiveInsight>.Instant("valid_from", static insight => insight.ValidFrom),
        Field<PredictiveInsight>.Instant("expires_at", static insight => insight.ExpiresAt),
        Field<PredictiveInsight>.Boolean("is_acknowledged", static insight => insight.IsAcknowledged),
        Field<PredictiveInsight>.Text("acknowledged_by", static insight => insight.AcknowledgedBy?.Id.ToString()),
        Field<PredictiveInsight>.Instant("acknowledged_at", static insight => insight.AcknowledgedAt),
        Field<PredictiveInsight>.Boolean("is_validated", static insight => insight.IsValidated),
        Field<PredictiveInsight>.Float("accuracy", static insight => insight.Accuracy),
        Field<PredictiveInsight>.Instant("created_at", static insight => insight.CreatedAt)
    );

    public static JsonObject Summary(InsightSummary summary) =>
        new()
        {
            ["total_insights"] = summary.TotalInsights,
            ["high_confidence_insights"] = summary.HighConfidenceInsights,
            ["medium_confidence_insights"] = summary.MediumConfidenceInsights,
            ["low_confidence_insights"] = summary.LowConfidenceInsights,
            ["acknowledged_insights"] = summary.AcknowledgedInsights,
            ["validated_insights"] = summary.ValidatedInsights,
            ["expired_insights"] = summary.ExpiredInsights,
            ["average_accuracy"] = summary.AverageAccuracy is { } accuracy ? DrfFormat.Decimal(accuracy, places: 2) : null,
            ["active_models"] = summary.ActiveModels,
        };
}
