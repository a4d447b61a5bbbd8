using Refit;
using static IncidentAnalytics.Client.Http.OperationTraits;

namespace IncidentAnalytics.Client.Analytics.CostAnalyses;

/// <summary>Low-level interface to cost analyses. Use <see cref="CostAnalysesClient"/> for paging and validation.</summary>
public interface ICostAnalysesApi
{
    /// <summary>Lists cost analyses: <c>GET /api/analytics/cost-analyses/</c>.</summary>
    [Get("/api/analytics/cost-analyses/")]
    Task<AnalyticsPage<CostAnalysis>> ListAsync(
        [Query] CostAnalysisQuery? query,
        [Property] RequestOptions? options,
        CancellationToken cancellationToken
    );

    /// <summary>Sums costs, in total and by type: <c>GET /api/analytics/cost-analyses/summary/</c>.</summary>
    [Get("/api/analytics/cost-analyses/summary/")]
    Task<CostSummary> GetSummaryAsync([Property] RequestOptions? options, CancellationToken cancellationToken);
}

/// <summary>Operations of <see cref="ICostAnalysesApi"/>.</summary>
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
