using Refit;
using static IncidentAnalytics.Client.Http.OperationTraits;

namespace IncidentAnalytics.Client.Analytics.AnomalyDetections;

/// <summary>
/// Anomaly detections, endpoint by endpoint. Low-level interface: use <see cref="AnomalyDetectionsClient"/> for typed results.
/// </summary>
public interface IAnomalyDetectionsApi
{
    /// <summary>Lists anomalies: <c>GET /api/analytics/anomaly-detections/</c>.</summary>
    /// <param name="query">Which, in which order, and which page; null for the first page of all.</param>
    /// <param name="options">Per-call options, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The response body.</returns>
    /// <exception cref="IncidentAnalyticsException">The call failed; the derived types say how.</exception>
    /// <exception cref="ArgumentException">An argument, option or header cannot be sent; <c>ParamName</c> is its path.</exception>
    /// <exception cref="InvalidOperationException">The service is not configured; the message says what is missing.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    [Get("/api/analytics/anomaly-detections/")]
    Task<AnalyticsPage<AnomalyDetection>> ListAsync(
        [Query] AnomalyDetectionQuery? query,
        [Property] RequestOptions? options,
        CancellationToken cancellationToken
    );

    /// <summary>Anomalies by the number: <c>GET /api/analytics/anomaly-detections/summary/</c>.</summary>
    /// <param name="options">Per-call options, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The response body.</returns>
    /// <exception cref="IncidentAnalyticsException">The call failed; the derived types say how.</exception>
    /// <exception cref="ArgumentException">An argument, option or header cannot be sent; <c>ParamName</c> is its path.</exception>
    /// <exception cref="InvalidOperationException">The service is not configured; the message says what is missing.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    [Get("/api/analytics/anomaly-detections/summary/")]
    Task<AnomalySummary> GetSummaryAsync([Property] RequestOptions? options, CancellationToken cancellationToken);

    /// <summary>
    /// Takes note of an anomaly: <c>POST /api/analytics/anomaly-detections/{id}/acknowledge/</c>. Doing it twice does no more than once,
    /// so it may be repeated.
    /// </summary>
    /// <param name="id">The id of the anomaly.</param>
    /// <param name="body">An empty object.</param>
    /// <param name="options">Per-call options, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The answer; its value is null when the service sent none.</returns>
    /// <exception cref="IncidentAnalyticsException">The call failed; the derived types say how.</exception>
    /// <exception cref="ArgumentException">An argument, option or header cannot be sent; <c>ParamName</c> is its path.</exception>
    /// <exception cref="InvalidOperationException">The service is not configured; the message says what is missing.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    [Post("/api/analytics/anomaly-detections/{id}/acknowledge/")]
    Task<AnomalyDetection?> AcknowledgeAsync(
        string id,
        [Body] EmptyBody body,
        [Property] RequestOptions? options,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// Resolves an anomaly: <c>POST /api/analytics/anomaly-detections/{id}/resolve/</c>. Doing it twice does no more than once, so it may
    /// be repeated.
    /// </summary>
    /// <param name="id">The id of the anomaly.</param>
    /// <param name="body">An empty object.</param>
    /// <param name="options">Per-call options, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The answer; its value is null when the service sent none.</returns>
    /// <exception cref="IncidentAnalyticsException">The call failed; the derived types say how.</exception>
    /// <exception cref="ArgumentException">An argument, option or header cannot be sent; <c>ParamName</c> is its path.</exception>
    /// <exception cref="InvalidOperationException">The service is not configured; the message says what is missing.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    [Post("/api/analytics/anomaly-detections/{id}/resolve/")]
    Task<AnomalyDetection?> ResolveAsync(
        string id,
        [Body] EmptyBody body,
        [Property] RequestOptions? options,
        CancellationToken cancellationToken
    );
}

/// <summary>The operations of <see cref="IAnomalyDetectionsApi"/>.</summary>
internal static class AnomalyDetectionsOperations
{
    private static AnalyticsJsonContext Json => AnalyticsJsonContext.Default;

    public static OperationTable All { get; } =
        new()
        {
            {
                nameof(IAnomalyDetectionsApi.ListAsync),
                "analytics.anomaly_detections.list",
                static () => Json.AnalyticsPageAnomalyDetection,
                RetrySafe
            },
            {
                nameof(IAnomalyDetectionsApi.GetSummaryAsync),
                "analytics.anomaly_detections.get_summary",
                static () => Json.AnomalySummary,
                RetrySafe
            },
            {
                nameof(IAnomalyDetectionsApi.AcknowledgeAsync),
                "analytics.anomaly_detections.acknowledge",
                static () => Json.AnomalyDetection,
                RetrySafe | AnySuccess | ConflictMeansDone
            },
            {
                nameof(IAnomalyDetectionsApi.ResolveAsync),
                "analytics.anomaly_detections.resolve",
                static () => Json.AnomalyDetection,
                RetrySafe | AnySuccess | ConflictMeansDone
            },
        };
}
