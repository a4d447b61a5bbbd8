using IncidentAnalytics.Client.Paging;

namespace IncidentAnalytics.Client.Analytics.AnomalyDetections;

/// <summary>Anomaly detections.</summary>
public sealed class AnomalyDetectionsClient
{
    private readonly TimeProvider _time;

    /// <summary>Initializes a client over an implementation of the interface.</summary>
    /// <param name="api">The implementation; a mock in tests.</param>
    public AnomalyDetectionsClient(IAnomalyDetectionsApi api)
        : this(api, TimeProvider.System) { }

    internal AnomalyDetectionsClient(IAnomalyDetectionsApi api, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(api);
        Api = api;
        _time = time;
    }

    /// <summary>The endpoints as they are on the wire, for raw responses.</summary>
    public IAnomalyDetectionsApi Api { get; }

    /// <summary>Lists anomalies, page by page as they are enumerated: <c>GET /api/analytics/anomaly-detections/</c>.</summary>
    /// <param name="query">Which, and in which order; null for all. Copied and checked before this method returns.</param>
    /// <param name="options">Options of each page's call, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels every run over the list, beside the token of each enumeration.</param>
    /// <returns>The items, or with <c>AsPages()</c> the pages. What a call can throw is thrown while they are enumerated.</returns>
    /// <exception cref="ArgumentException">The query cannot be sent; <c>ParamName</c> is the path of the member at fault.</exception>
    public AsyncPageable<AnomalyDetection> ListAsync(
        AnomalyDetectionQuery? query = null,
        RequestOptions? options = null,
        CancellationToken cancellationToken = default
    ) => AnalyticsPaging.List<AnomalyDetectionQuery, AnomalyDetection>(Api.ListAsync, query, options, _time, cancellationToken);

    /// <summary>One page of the list: <c>GET /api/analytics/anomaly-detections/?page=…</c>.</summary>
    /// <param name="page">The number of the page, from 1.</param>
    /// <param name="query">Which, and in which order; null for all. Its own page is not looked at.</param>
    /// <param name="options">Per-call options, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The page.</returns>
    /// <exception cref="NotFoundException">There is no such page.</exception>
    /// <exception cref="ArgumentException">The query cannot be sent; <c>ParamName</c> is the path of the member at fault.</exception>
    /// <exception cref="IncidentAnalyticsException">The call failed; the derived types say how.</exception>
    /// <exception cref="InvalidOperationException">The service is not configured; the message says what is missing.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public Task<Page<AnomalyDetection>> ListPageAsync(
        long page,
        AnomalyDetectionQuery? query = null,
        RequestOptions? options = null,
        CancellationToken cancellationToken = default
    ) =>
        AnalyticsPaging.GetPageAsync<AnomalyDetectionQuery, AnomalyDetection>(
            Api.ListAsync,
            page,
            query,
            options,
            _time,
            cancellationToken
        );

    /// <summary>Anomalies by the number: <c>GET /api/analytics/anomaly-detections/summary/</c>.</summary>
    /// <param name="options">Per-call options, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="IncidentAnalyticsException">The call failed; the derived types say how.</exception>
    /// <exception cref="InvalidOperationException">The service is not configured; the message says what is missing.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public Task<AnomalySummary> GetSummaryAsync(RequestOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetSummaryAsync(options, cancellationToken);

    /// <summary>
    /// Takes note of an anomaly: <c>POST /api/analytics/anomaly-detections/{id}/acknowledge/</c>. Doing it twice does no more than once,
    /// so it may be repeated.
    /// </summary>
    /// <param name="id">The id of the anomaly.</param>
    /// <param name="options">Per-call options, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The service's answer, which is not documented; null when it sent none.</returns>
    /// <exception cref="ArgumentException">The id is empty, or would change the route.</exception>
    /// <exception cref="IncidentAnalyticsException">The call failed; the derived types say how.</exception>
    /// <exception cref="InvalidOperationException">The service is not configured; the message says what is missing.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public Task<AnomalyDetection?> AcknowledgeAsync(
        string id,
        RequestOptions? options = null,
        CancellationToken cancellationToken = default
    ) => Api.AcknowledgeAsync(id, EmptyBody.Instance, options, cancellationToken);

    /// <summary>
    /// Resolves an anomaly: <c>POST /api/analytics/anomaly-detections/{id}/resolve/</c>. Doing it twice does no more than once, so it may
    /// be repeated.
    /// </summary>
    /// <param name="id">The id of the anomaly.</param>
    /// <param name="options">Per-call options, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The service's answer, which is not documented; null when it sent none.</returns>
    /// <exception cref="ArgumentException">The id is empty, or would change the route.</exception>
    /// <exception cref="IncidentAnalyticsException">The call failed; the derived types say how.</exception>
    /// <exception cref="InvalidOperationException">The service is not configured; the message says what is missing.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public Task<AnomalyDetection?> ResolveAsync(string id, RequestOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.ResolveAsync(id, EmptyBody.Instance, options, cancellationToken);
}
