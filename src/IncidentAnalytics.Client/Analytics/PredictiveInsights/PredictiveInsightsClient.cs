using IncidentAnalytics.Client.Paging;
using Refit;

namespace IncidentAnalytics.Client.Analytics.PredictiveInsights;

/// <summary>Client for predictive insights.</summary>
/// <inheritdoc cref="AnalyticsClient" path="/remarks"/>
public sealed class PredictiveInsightsClient
{
    private readonly TimeProvider _time;

    /// <summary>Initializes a client over an implementation of the low-level interface.</summary>
    /// <param name="api">The implementation, such as a mock in tests.</param>
    public PredictiveInsightsClient(IPredictiveInsightsApi api)
        : this(api, TimeProvider.System) { }

    internal PredictiveInsightsClient(IPredictiveInsightsApi api, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(api);
        Api = api;
        _time = time;
    }

    /// <summary>The low-level interface.</summary>
    public IPredictiveInsightsApi Api { get; }

    /// <summary>Lists insights: <c>GET /api/analytics/predictive-insights/</c>.</summary>
    /// <param name="query">Filters, order and first page; null for all. Validated and copied before this method returns.</param>
    /// <param name="options">Options of each page's call, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels every enumeration, in addition to the token of each.</param>
    /// <returns>The items, or with <c>AsPages()</c> the pages. A page is requested when its items are enumerated.</returns>
    /// <example>
    /// <code>
    /// var query = new PredictiveInsightQuery { ConfidenceLevel = ConfidenceLevel.High, IsAcknowledged = false };
    /// await foreach (var insight in client.Analytics.PredictiveInsights.ListAsync(query, cancellationToken: cancellationToken))
    ///     Console.WriteLine($"{insight.InsightType}: {insight.Title}");
    /// </code>
    /// </example>
    public AsyncPageable<PredictiveInsight> ListAsync(
        PredictiveInsightQuery? query = null,
        RequestOptions? options = null,
        CancellationToken cancellationToken = default
    ) => AnalyticsPaging.List<PredictiveInsightQuery, PredictiveInsight>(Api.ListAsync, query, options, _time, cancellationToken);

    /// <summary>Reads one page of insights: <c>GET /api/analytics/predictive-insights/</c>.</summary>
    /// <param name="query">Filters, order and page; null for the first page of all.</param>
    /// <param name="options">Per-call options, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The page.</returns>
    /// <exception cref="NotFoundException">The page does not exist.</exception>
    public Task<Page<PredictiveInsight>> GetPageAsync(
        PredictiveInsightQuery? query = null,
        RequestOptions? options = null,
        CancellationToken cancellationToken = default
    ) => AnalyticsPaging.GetPageAsync<PredictiveInsightQuery, PredictiveInsight>(Api.ListAsync, query, options, _time, cancellationToken);

    /// <summary>Acknowledges an insight: <c>POST /api/analytics/predictive-insights/{id}/acknowledge/</c>.</summary>
    /// <param name="id">Identifier of the insight.</param>
    /// <param name="options">Per-call options, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The response, which the service does not document; null if it is empty or cannot be read.</returns>
    /// <remarks>Retried after failures: repeating the call has no further effect.</remarks>
    public Task<PredictiveInsight?> AcknowledgeAsync(
        string id,
        RequestOptions? options = null,
        CancellationToken cancellationToken = default
    ) => Api.AcknowledgeAsync(id, EmptyObjectBody.Instance, options, cancellationToken);

    /// <summary>Counts insights by confidence and status: <c>GET /api/analytics/predictive-insights/summary/</c>.</summary>
    /// <param name="options">Per-call options, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The counts.</returns>
    public Task<InsightSummary> GetSummaryAsync(RequestOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetSummaryAsync(options, cancellationToken);
}

/// <summary>Filters for listing insights.</summary>
public sealed record PredictiveInsightQuery : AnalyticsListQuery
{
    /// <summary>Type of the insights (<c>insight_type</c>).</summary>
    [AliasAs("insight_type")]
    public InsightType? InsightType { get; init; }

    /// <summary>Confidence level of the insights (<c>confidence_level</c>).</summary>
    [AliasAs("confidence_level")]
    public ConfidenceLevel? ConfidenceLevel { get; init; }

    /// <summary>Whether the insights have been acknowledged (<c>is_acknowledged</c>).</summary>
    [AliasAs("is_acknowledged")]
    public bool? IsAcknowledged { get; init; }

    /// <summary>Whether the insights have been compared with the actual outcome (<c>is_validated</c>).</summary>
    [AliasAs("is_validated")]
    public bool? IsValidated { get; init; }

    /// <summary>Whether to include expired insights (<c>include_expired</c>).</summary>
    [AliasAs("include_expired")]
    public bool? IncludeExpired { get; init; }

    private protected override void ThrowIfInvalid()
    {
        Guard.ThrowIfEmpty(InsightType, "query.InsightType");
        Guard.ThrowIfEmpty(ConfidenceLevel, "query.ConfidenceLevel");
    }
}
