using Refit;
using static IncidentAnalytics.Client.Http.OperationTraits;

namespace IncidentAnalytics.Client.Analytics.AnomalyDetections;

/// <summary>Low-level interface to anomaly detections. Use <see cref="AnomalyDetectionsClient"/> for paging and validation.</summary>
public interface IAnomalyDetectionsApi
{
    /// <summary>Lists anomalies: <c>GET /api/analytics/anomaly-detections/</c>.</summary>
    [Get("/api/analytics/anomaly-detections/")]
    Task<AnalyticsPage<AnomalyDetection>> ListAsync(
        [Query] AnomalyDetectionQuery? query,
        [Property] RequestOptions? options,
        CancellationToken cancellationToken
    );

    /// <summary>Counts anomalies by severity and status: <c>GET /api/analytics/anomaly-detections/summary/</c>.</summary>
    [Get("/api/analytics/anomaly-detections/summary/")]
    Task<AnomalySummary> GetSummaryAsync([Property] RequestOptions? options, CancellationToken cancellationToken);

    /// <summary>Acknowledges an anomaly: <c>POST /api/analytics/anomaly-detections/{id}/acknowledge/</c>.</summary>
    [Post("/api/analytics/anomaly-detections/{id}/acknowledge/")]
    Task<AnomalyDetection?> AcknowledgeAsync(
        string id,
        [Body] EmptyObjectBody body,
        [Property] RequestOptions? options,
        CancellationToken cancellationToken
    );

    /// <summary>Resolves an anomaly: <c>POST /api/analytics/anomaly-detections/{id}/resolve/</c>.</summary>
    [Post("/api/analytics/anomaly-detections/{id}/resolve/")]
    Task<AnomalyDetection?> ResolveAsync(
        string id,
        [Body] EmptyObjectBody body,
        [Property] RequestOptions? options,
        CancellationToken cancellationToken
    );
}

/// <summary>Operations of <see cref="IAnomalyDetectionsApi"/>.</summary>
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
