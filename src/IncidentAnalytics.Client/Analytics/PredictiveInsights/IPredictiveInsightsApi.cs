using Refit;
using static IncidentAnalytics.Client.Http.OperationTraits;

namespace IncidentAnalytics.Client.Analytics.PredictiveInsights;

/// <summary>
/// Predictive insights, endpoint by endpoint. Low-level interface: use <see cref="PredictiveInsightsClient"/> for typed results.
/// </summary>
public interface IPredictiveInsightsApi
{
    /// <summary>Lists insights: <c>GET /api/analytics/predictive-insights/</c>.</summary>
    /// <param name="query">Which, in which order, and which page; null for the first page of all.</param>
    /// <param name="options">Per-call options, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The response body.</returns>
    /// <exception cref="IncidentAnalyticsException">The call failed; the derived types say how.</exception>
    /// <exception cref="ArgumentException">An argument, option or header cannot be sent; <c>ParamName</c> is its path.</exception>
    /// <exception cref="InvalidOperationException">The service is not configured; the message says what is missing.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    [Get("/api/analytics/predictive-insights/")]
    Task<AnalyticsPage<PredictiveInsight>> ListAsync(
        [Query] PredictiveInsightQuery? query,
        [Property] RequestOptions? options,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// Takes note of an insight: <c>POST /api/analytics/predictive-insights/{id}/acknowledge/</c>. Doing it twice does no more than once,
    /// so it may be repeated.
    /// </summary>
    /// <param name="id">The id of the insight.</param>
    /// <param name="body">An empty object.</param>
    /// <param name="options">Per-call options, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The answer; its value is null when the service sent none.</returns>
    /// <exception cref="IncidentAnalyticsException">The call failed; the derived types say how.</exception>
    /// <exception cref="ArgumentException">An argument, option or header cannot be sent; <c>ParamName</c> is its path.</exception>
    /// <exception cref="InvalidOperationException">The service is not configured; the message says what is missing.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    [Post("/api/analytics/predictive-insights/{id}/acknowledge/")]
    Task<PredictiveInsight?> AcknowledgeAsync(
        string id,
        [Body] EmptyBody body,
        [Property] RequestOptions? options,
        CancellationToken cancellationToken
    );

    /// <summary>Insights by the number: <c>GET /api/analytics/predictive-insights/summary/</c>.</summary>
    /// <param name="options">Per-call options, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The response body.</returns>
    /// <exception cref="IncidentAnalyticsException">The call failed; the derived types say how.</exception>
    /// <exception cref="ArgumentException">An argument, option or header cannot be sent; <c>ParamName</c> is its path.</exception>
    /// <exception cref="InvalidOperationException">The service is not configured; the message says what is missing.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    [Get("/api/analytics/predictive-insights/summary/")]
    Task<InsightSummary> GetSummaryAsync([Property] RequestOptions? options, CancellationToken cancellationToken);
}

/// <summary>The operations of <see cref="IPredictiveInsightsApi"/>.</summary>
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
