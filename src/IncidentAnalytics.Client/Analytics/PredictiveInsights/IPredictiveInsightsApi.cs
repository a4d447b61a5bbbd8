using Refit;
using static IncidentAnalytics.Client.Http.OperationTraits;

namespace IncidentAnalytics.Client.Analytics.PredictiveInsights;

/// <summary>Low-level interface to predictive insights. Use <see cref="PredictiveInsightsClient"/> for paging and validation.</summary>
public interface IPredictiveInsightsApi
{
    /// <summary>Lists insights: <c>GET /api/analytics/predictive-insights/</c>.</summary>
    [Get("/api/analytics/predictive-insights/")]
    Task<AnalyticsPage<PredictiveInsight>> ListAsync(
        [Query] PredictiveInsightQuery? query,
        [Property] RequestOptions? options,
        CancellationToken cancellationToken
    );

    /// <summary>Acknowledges an insight: <c>POST /api/analytics/predictive-insights/{id}/acknowledge/</c>.</summary>
    [Post("/api/analytics/predictive-insights/{id}/acknowledge/")]
    Task<PredictiveInsight?> AcknowledgeAsync(
        string id,
        [Body] EmptyObjectBody body,
        [Property] RequestOptions? options,
        CancellationToken cancellationToken
    );

    /// <summary>Counts insights by confidence and status: <c>GET /api/analytics/predictive-insights/summary/</c>.</summary>
    [Get("/api/analytics/predictive-insights/summary/")]
    Task<InsightSummary> GetSummaryAsync([Property] RequestOptions? options, CancellationToken cancellationToken);
}

/// <summary>Operations of <see cref="IPredictiveInsightsApi"/>.</summary>
internal static class PredictiveInsightsOperations
{
    private static AnalyticsJsonContext Json => AnalyticsJsonContext.Default;

    public static OperationTable All { get; } =
        new()
        {
            {
                nameof(IPredictiveInsightsApi.ListAsync),
                "analytics.predictive_insights.list",
                static () => Json.AnalyticsPagePredictiveInsight,
                RetrySafe | Undocumented
            },
            {
                nameof(IPredictiveInsightsApi.AcknowledgeAsync),
                "analytics.predictive_insights.acknowledge",
                static () => Json.PredictiveInsight,
                RetrySafe | AnySuccess | ConflictMeansDone | Undocumented
            },
            {
                nameof(IPredictiveInsightsApi.GetSummaryAsync),
                "analytics.predictive_insights.get_summary",
                static () => Json.InsightSummary,
                RetrySafe
            },
        };
}
