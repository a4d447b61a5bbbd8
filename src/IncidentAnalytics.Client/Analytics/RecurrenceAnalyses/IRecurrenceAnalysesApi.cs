using Refit;
using static IncidentAnalytics.Client.Http.OperationTraits;

namespace IncidentAnalytics.Client.Analytics.RecurrenceAnalyses;

/// <summary>Low-level interface to recurrence analyses. Use <see cref="RecurrenceAnalysesClient"/> for paging and validation.</summary>
public interface IRecurrenceAnalysesApi
{
    /// <summary>Lists recurrence analyses: <c>GET /api/analytics/recurrence-analyses/</c>.</summary>
    [Get("/api/analytics/recurrence-analyses/")]
    Task<AnalyticsPage<RecurrenceAnalysis>> ListAsync(
        [Query] RecurrenceAnalysisQuery? query,
        [Property] RequestOptions? options,
        CancellationToken cancellationToken
    );

    /// <summary>Lists unresolved recurrence analyses: <c>GET /api/analytics/recurrence-analyses/unresolved/</c>.</summary>
    [Get("/api/analytics/recurrence-analyses/unresolved/")]
    Task<AnalyticsPage<RecurrenceAnalysis>> ListUnresolvedAsync(
        [Query] UnresolvedRecurrenceQuery? query,
        [Property] RequestOptions? options,
        CancellationToken cancellationToken
    );
}

/// <summary>Operations of <see cref="IRecurrenceAnalysesApi"/>.</summary>
internal static class RecurrenceAnalysesOperations
{
    private static AnalyticsJsonContext Json => AnalyticsJsonContext.Default;

    public static OperationTable All { get; } =
        new()
        {
            {
                nameof(IRecurrenceAnalysesApi.ListAsync),
                "analytics.recurrence_analyses.list",
                static () => Json.AnalyticsPageRecurrenceAnalysis,
                RetrySafe | Undocumented
            },
            {
                nameof(IRecurrenceAnalysesApi.ListUnresolvedAsync),
                "analytics.recurrence_analyses.list_unresolved",
                static () => Json.AnalyticsPageRecurrenceAnalysis,
                RetrySafe | Undocumented
            },
        };
}
