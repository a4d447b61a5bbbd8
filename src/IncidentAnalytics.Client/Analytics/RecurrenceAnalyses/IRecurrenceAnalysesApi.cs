using Refit;
using static IncidentAnalytics.Client.Http.OperationTraits;

namespace IncidentAnalytics.Client.Analytics.RecurrenceAnalyses;

/// <summary>
/// Recurrence analyses, endpoint by endpoint. Low-level interface: use <see cref="RecurrenceAnalysesClient"/> for typed results.
/// </summary>
public interface IRecurrenceAnalysesApi
{
    /// <summary>Lists recurrence analyses: <c>GET /api/analytics/recurrence-analyses/</c>.</summary>
    /// <param name="query">Which, in which order, and which page; null for the first page of all.</param>
    /// <param name="options">Per-call options, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The response body.</returns>
    /// <exception cref="IncidentAnalyticsException">The call failed; the derived types say how.</exception>
    /// <exception cref="ArgumentException">An argument, option or header cannot be sent; <c>ParamName</c> is its path.</exception>
    /// <exception cref="InvalidOperationException">The service is not configured; the message says what is missing.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    [Get("/api/analytics/recurrence-analyses/")]
    Task<AnalyticsPage<RecurrenceAnalysis>> ListAsync(
        [Query] RecurrenceAnalysisQuery? query,
        [Property] RequestOptions? options,
        CancellationToken cancellationToken
    );

    /// <summary>Lists the recurrence analyses that are not resolved: <c>GET /api/analytics/recurrence-analyses/unresolved/</c>.</summary>
    /// <param name="query">Which, in which order, and which page; null for the first page of all.</param>
    /// <param name="options">Per-call options, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The response body.</returns>
    /// <exception cref="IncidentAnalyticsException">The call failed; the derived types say how.</exception>
    /// <exception cref="ArgumentException">An argument, option or header cannot be sent; <c>ParamName</c> is its path.</exception>
    /// <exception cref="InvalidOperationException">The service is not configured; the message says what is missing.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    [Get("/api/analytics/recurrence-analyses/unresolved/")]
    Task<AnalyticsPage<RecurrenceAnalysis>> ListUnresolvedAsync(
        [Query] UnresolvedRecurrenceQuery? query,
        [Property] RequestOptions? options,
        CancellationToken cancellationToken
    );
}

/// <summary>The operations of <see cref="IRecurrenceAnalysesApi"/>.</summary>
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
