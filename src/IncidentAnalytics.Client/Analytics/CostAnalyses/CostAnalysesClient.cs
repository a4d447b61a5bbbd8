using IncidentAnalytics.Client.Paging;
using Refit;

namespace IncidentAnalytics.Client.Analytics.CostAnalyses;

/// <summary>Client for the costs of incidents.</summary>
/// <inheritdoc cref="AnalyticsClient" path="/remarks"/>
public sealed class CostAnalysesClient
{
    private readonly TimeProvider _time;

    /// <summary>Initializes a client over an implementation of the low-level interface.</summary>
    /// <param name="api">The implementation, such as a mock in tests.</param>
    public CostAnalysesClient(ICostAnalysesApi api)
        : this(api, TimeProvider.System) { }

    internal CostAnalysesClient(ICostAnalysesApi api, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(api);
        Api = api;
        _time = time;
    }

    /// <summary>The low-level interface.</summary>
    public ICostAnalysesApi Api { get; }

    /// <summary>Lists cost analyses: <c>GET /api/analytics/cost-analyses/</c>.</summary>
    /// <param name="query">Filters, order and first page; null for all. Validated and copied before this method returns.</param>
    /// <param name="options">Options of each page's call, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels every enumeration, in addition to the token of each.</param>
    /// <returns>The items, or with <c>AsPages()</c> the pages. A page is requested when its items are enumerated.</returns>
    /// <example>
    /// <code>
    /// var query = new CostAnalysisQuery { CostType = CostType.Downtime, Range = TimeRange.Last(TimeSpan.FromDays(30)) };
    /// var total = 0m;
    /// await foreach (var cost in client.Analytics.CostAnalyses.ListAsync(query, cancellationToken: cancellationToken))
    ///     total += cost.CostAmount ?? 0;
    /// </code>
    /// </example>
    public AsyncPageable<CostAnalysis> ListAsync(
        CostAnalysisQuery? query = null,
        RequestOptions? options = null,
        CancellationToken cancellationToken = default
    ) => AnalyticsPaging.List<CostAnalysisQuery, CostAnalysis>(Api.ListAsync, query, options, _time, cancellationToken);

    /// <summary>Reads one page of cost analyses: <c>GET /api/analytics/cost-analyses/</c>.</summary>
    /// <param name="query">Filters, order and page; null for the first page of all.</param>
    /// <param name="options">Per-call options, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The page.</returns>
    /// <exception cref="NotFoundException">The page does not exist.</exception>
    public Task<Page<CostAnalysis>> GetPageAsync(
        CostAnalysisQuery? query = null,
        RequestOptions? options = null,
        CancellationToken cancellationToken = default
    ) => AnalyticsPaging.GetPageAsync<CostAnalysisQuery, CostAnalysis>(Api.ListAsync, query, options, _time, cancellationToken);

    /// <summary>Sums costs, in total and by type: <c>GET /api/analytics/cost-analyses/summary/</c>.</summary>
    /// <param name="options">Per-call options, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The sums.</returns>
    public Task<CostSummary> GetSummaryAsync(RequestOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetSummaryAsync(options, cancellationToken);
}

/// <summary>Filters for listing cost analyses; the window applies to the time of creation.</summary>
public sealed record CostAnalysisQuery : AnalyticsWindowQuery
{
    /// <summary>Type of the costs (<c>cost_type</c>).</summary>
    [AliasAs("cost_type")]
    public CostType? CostType { get; init; }

    /// <summary>Whether the analyses have been validated (<c>is_validated</c>).</summary>
    [AliasAs("is_validated")]
    public bool? IsValidated { get; init; }

    private protected override void ThrowIfInvalid()
    {
        Guard.ThrowIfEmpty(CostType, "query.CostType");
    }
}
