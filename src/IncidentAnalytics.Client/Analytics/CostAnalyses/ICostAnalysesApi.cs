using Refit;
using static IncidentAnalytics.Client.Http.OperationTraits;

namespace IncidentAnalytics.Client.Analytics.CostAnalyses;

/// <summary>Cost analyses, endpoint by endpoint. Low-level interface: use <see cref="CostAnalysesClient"/> for typed results.</summary>
public interface ICostAnalysesApi
{
    /// <summary>Lists cost analyses: <c>GET /api/analytics/cost-analyses/</c>.</summary>
    /// <param name="query">Which, in which order, and which page; null for the first page of all.</param>
    /// <param name="options">Per-call options, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The response body.</returns>
    /// <exception cref="IncidentAnalyticsException">The call failed; the derived types say how.</exception>
    /// <exception cref="ArgumentException">An argument, option or header cannot be sent; <c>ParamName</c> is its path.</exception>
    /// <exception cref="InvalidOperationException">The service is not configured; the message says what is missing.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    [Get("/api/analytics/cost-analyses/")]
    Task<AnalyticsPage<CostAnalysis>> ListAsync(
        [Query] CostAnalysisQuery? query,
        [Property] RequestOptions? options,
        CancellationToken cancellationToken
    );

    /// <summary>Costs in total and by kind: <c>GET /api/analytics/cost-analyses/summary/</c>.</summary>
    /// <param name="options">Per-call options, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The response body.</returns>
    /// <exception cref="IncidentAnalyticsException">The call failed; the derived types say how.</exception>
    /// <exception cref="ArgumentException">An argument, option or header cannot be sent; <c>ParamName</c> is its path.</exception>
    /// <exception cref="InvalidOperationException">The service is not configured; the message says what is missing.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    [Get("/api/analytics/cost-analyses/summary/")]
    Task<CostSummary> GetSummaryAsync([Property] RequestOptions? options, CancellationToken cancellationToken);
}

/// <summary>The operations of <see cref="ICostAnalysesApi"/>.</summary>
internal static class CostAnalysesOperations
{
    private static AnalyticsJsonContext Json => AnalyticsJsonContext.Default;

    public static OperationTable All { get; } =
        new()
        {
            { nameof(ICostAnalysesApi.ListAsync), "analytics.cost_analyses.list", static () => Json.AnalyticsPageCostAnalysis, RetrySafe },
            { nameof(ICostAnalysesApi.GetSummaryAsync), "analytics.cost_analyses.get_summary", static () => Json.CostSummary, RetrySafe },
        };
}
