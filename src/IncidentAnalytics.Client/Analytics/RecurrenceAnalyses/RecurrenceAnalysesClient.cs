using IncidentAnalytics.Client.Paging;
using Refit;

namespace IncidentAnalytics.Client.Analytics.RecurrenceAnalyses;

/// <summary>Client for analyses of recurring incidents.</summary>
/// <inheritdoc cref="AnalyticsClient" path="/remarks"/>
public sealed class RecurrenceAnalysesClient
{
    private readonly TimeProvider _time;

    /// <summary>Initializes a client over an implementation of the low-level interface.</summary>
    /// <param name="api">The implementation, such as a mock in tests.</param>
    public RecurrenceAnalysesClient(IRecurrenceAnalysesApi api)
        : this(api, TimeProvider.System) { }

    internal RecurrenceAnalysesClient(IRecurrenceAnalysesApi api, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(api);
        Api = api;
        _time = time;
    }

    /// <summary>The low-level interface.</summary>
    public IRecurrenceAnalysesApi Api { get; }

    /// <summary>Lists recurrence analyses: <c>GET /api/analytics/recurrence-analyses/</c>.</summary>
    /// <param name="query">Filters, order and first page; null for all. Validated and copied before this method returns.</param>
    /// <param name="options">Options of each page's call, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels every enumeration, in addition to the token of each.</param>
    /// <returns>The items, or with <c>AsPages()</c> the pages. A page is requested when its items are enumerated.</returns>
    public AsyncPageable<RecurrenceAnalysis> ListAsync(
        RecurrenceAnalysisQuery? query = null,
        RequestOptions? options = null,
        CancellationToken cancellationToken = default
    ) => AnalyticsPaging.List<RecurrenceAnalysisQuery, RecurrenceAnalysis>(Api.ListAsync, query, options, _time, cancellationToken);

    /// <summary>Reads one page of recurrence analyses: <c>GET /api/analytics/recurrence-analyses/</c>.</summary>
    /// <param name="query">Filters, order and page; null for the first page of all.</param>
    /// <param name="options">Per-call options, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The page.</returns>
    /// <exception cref="NotFoundException">The page does not exist.</exception>
    public Task<Page<RecurrenceAnalysis>> GetPageAsync(
        RecurrenceAnalysisQuery? query = null,
        RequestOptions? options = null,
        CancellationToken cancellationToken = default
    ) => AnalyticsPaging.GetPageAsync<RecurrenceAnalysisQuery, RecurrenceAnalysis>(Api.ListAsync, query, options, _time, cancellationToken);

    /// <summary>Lists unresolved recurrence analyses: <c>GET /api/analytics/recurrence-analyses/unresolved/</c>.</summary>
    /// <param name="query">Filters, order and first page; null for all. Validated and copied before this method returns.</param>
    /// <param name="options">Options of each page's call, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels every enumeration, in addition to the token of each.</param>
    /// <returns>The items, or with <c>AsPages()</c> the pages. A page is requested when its items are enumerated.</returns>
    public AsyncPageable<RecurrenceAnalysis> ListUnresolvedAsync(
        UnresolvedRecurrenceQuery? query = null,
        RequestOptions? options = null,
        CancellationToken cancellationToken = default
    ) =>
        AnalyticsPaging.List<UnresolvedRecurrenceQuery, RecurrenceAnalysis>(
            Api.ListUnresolvedAsync,
            query,
            options,
            _time,
            cancellationToken
        );

    /// <summary>Reads one page of unresolved recurrence analyses: <c>GET /api/analytics/recurrence-analyses/unresolved/</c>.</summary>
    /// <param name="query">Filters, order and page; null for the first page of all.</param>
    /// <param name="options">Per-call options, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The page.</returns>
    /// <exception cref="NotFoundException">The page does not exist.</exception>
    public Task<Page<RecurrenceAnalysis>> GetUnresolvedPageAsync(
        UnresolvedRecurrenceQuery? query = null,
        RequestOptions? options = null,
        CancellationToken cancellationToken = default
    ) =>
        AnalyticsPaging.GetPageAsync<UnresolvedRecurrenceQuery, RecurrenceAnalysis>(
            Api.ListUnresolvedAsync,
            query,
            options,
            _time,
            cancellationToken
        );
}

/// <summary>Filters for listing recurrence analyses.</summary>
public sealed record RecurrenceAnalysisQuery : AnalyticsListQuery
{
    /// <summary>Type of the recurrences (<c>recurrence_type</c>).</summary>
    [AliasAs("recurrence_type")]
    public RecurrenceType? RecurrenceType { get; init; }

    /// <summary>Minimum confidence, 0 to 1 (<c>min_confidence</c>).</summary>
    [AliasAs("min_confidence")]
    public double? MinConfidence { get; init; }

    /// <summary>Whether the root cause has been resolved (<c>is_resolved</c>).</summary>
    [AliasAs("is_resolved")]
    public bool? IsResolved { get; init; }

    private protected override void ThrowIfInvalid()
    {
        Guard.ThrowIfEmpty(RecurrenceType, "query.RecurrenceType");
    }
}

/// <summary>Page, order and search text for listing unresolved recurrence analyses. The service documents no filters for them.</summary>
public sealed record UnresolvedRecurrenceQuery : AnalyticsListQuery;
