using IncidentAnalytics.Client.Paging;
using Refit;

namespace IncidentAnalytics.Client.Analytics.AnomalyDetections;

/// <summary>Client for detected anomalies.</summary>
/// <inheritdoc cref="AnalyticsClient" path="/remarks"/>
public sealed class AnomalyDetectionsClient
{
    private readonly TimeProvider _time;

    /// <summary>Initializes a client over an implementation of the low-level interface.</summary>
    /// <param name="api">The implementation, such as a mock in tests.</param>
    public AnomalyDetectionsClient(IAnomalyDetectionsApi api)
        : this(api, TimeProvider.System) { }

    internal AnomalyDetectionsClient(IAnomalyDetectionsApi api, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(api);
        Api = api;
        _time = time;
    }

    /// <summary>The low-level interface.</summary>
    public IAnomalyDetectionsApi Api { get; }

    /// <summary>Lists anomalies: <c>GET /api/analytics/anomaly-detections/</c>.</summary>
    /// <param name="query">Filters, order and first page; null for all. Validated and copied before this method returns.</param>
    /// <param name="options">Options of each page's call, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels every enumeration, in addition to the token of each.</param>
    /// <returns>The items, or with <c>AsPages()</c> the pages. A page is requested when its items are enumerated.</returns>
    /// <example>
    /// <code>
    /// var critical = new AnomalyDetectionQuery
    /// {
    ///     Severity = AnomalySeverity.Critical,
    ///     Range = TimeRange.Last(TimeSpan.FromDays(7)),
    ///     Ordering = [AnalyticsOrder.Descending("detected_at")],
    /// };
    /// await foreach (var anomaly in client.Analytics.AnomalyDetections.ListAsync(critical, cancellationToken: cancellationToken))
    ///     Console.WriteLine($"{anomaly.DetectedAt:u} {anomaly.AnomalyType}: {anomaly.Description}");
    /// </code>
    /// </example>
    public AsyncPageable<AnomalyDetection> ListAsync(
        AnomalyDetectionQuery? query = null,
        RequestOptions? options = null,
        CancellationToken cancellationToken = default
    ) => AnalyticsPaging.List<AnomalyDetectionQuery, AnomalyDetection>(Api.ListAsync, query, options, _time, cancellationToken);

    /// <summary>Reads one page of anomalies: <c>GET /api/analytics/anomaly-detections/</c>.</summary>
    /// <param name="query">Filters, order and page; null for the first page of all.</param>
    /// <param name="options">Per-call options, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The page.</returns>
    /// <exception cref="NotFoundException">The page does not exist.</exception>
    public Task<Page<AnomalyDetection>> GetPageAsync(
        AnomalyDetectionQuery? query = null,
        RequestOptions? options = null,
        CancellationToken cancellationToken = default
    ) => AnalyticsPaging.GetPageAsync<AnomalyDetectionQuery, AnomalyDetection>(Api.ListAsync, query, options, _time, cancellationToken);

    /// <summary>Counts anomalies by severity and status: <c>GET /api/analytics/anomaly-detections/summary/</c>.</summary>
    /// <param name="options">Per-call options, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The counts.</returns>
    public Task<AnomalySummary> GetSummaryAsync(RequestOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetSummaryAsync(options, cancellationToken);

    /// <summary>Acknowledges an anomaly: <c>POST /api/analytics/anomaly-detections/{id}/acknowledge/</c>.</summary>
    /// <param name="id">Identifier of the anomaly.</param>
    /// <param name="options">Per-call options, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The response, which the service does not document; null if it is empty or cannot be read.</returns>
    /// <remarks>Retried after failures: repeating the call has no further effect.</remarks>
    /// <example>
    /// <code>
    /// var query = new AnomalyDetectionQuery { Status = AnomalyStatus.Detected };
    /// await foreach (var anomaly in client.Analytics.AnomalyDetections.ListAsync(query, cancellationToken: cancellationToken))
    ///     await client.Analytics.AnomalyDetections.AcknowledgeAsync(anomaly.Id!, cancellationToken: cancellationToken);
    /// </code>
    /// </example>
    public Task<AnomalyDetection?> AcknowledgeAsync(
        string id,
        RequestOptions? options = null,
        CancellationToken cancellationToken = default
    ) => Api.AcknowledgeAsync(id, EmptyObjectBody.Instance, options, cancellationToken);

    /// <summary>Resolves an anomaly: <c>POST /api/analytics/anomaly-detections/{id}/resolve/</c>.</summary>
    /// <param name="id">Identifier of the anomaly.</param>
    /// <param name="options">Per-call options, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The response, which the service does not document; null if it is empty or cannot be read.</returns>
    /// <remarks>Retried after failures: repeating the call has no further effect.</remarks>
    /// <example>
    /// <code>
    /// var anomalyId = "6f1c2a4e-0b9d-4a57-8d5e-2f3b7c9a1e10";
    /// var resolved = await client.Analytics.AnomalyDetections.ResolveAsync(anomalyId, cancellationToken: cancellationToken);
    /// Console.WriteLine(resolved?.ResolvedAt);
    /// </code>
    /// </example>
    public Task<AnomalyDetection?> ResolveAsync(string id, RequestOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.ResolveAsync(id, EmptyObjectBody.Instance, options, cancellationToken);
}

/// <summary>Filters for listing anomalies; the window applies to the time of detection.</summary>
public sealed record AnomalyDetectionQuery : AnalyticsWindowQuery
{
    /// <summary>Type of the anomalies (<c>anomaly_type</c>).</summary>
    [AliasAs("anomaly_type")]
    public AnomalyType? AnomalyType { get; init; }

    /// <summary>Severity of the anomalies (<c>severity</c>).</summary>
    [AliasAs("severity")]
    public AnomalySeverity? Severity { get; init; }

    /// <summary>Status of the anomalies (<c>status</c>).</summary>
    [AliasAs("status")]
    public AnomalyStatus? Status { get; init; }

    private protected override void ThrowIfInvalid()
    {
        Guard.ThrowIfEmpty(AnomalyType, "query.AnomalyType");
        Guard.ThrowIfEmpty(Severity, "query.Severity");
        Guard.ThrowIfEmpty(Status, "query.Status");
    }
}
