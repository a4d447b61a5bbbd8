namespace IncidentAnalytics.ReferenceServer.Analytics.Commands;

/// <summary>The result of <c>run_anomaly_detection</c>.</summary>
/// <param name="ModelId">The id of the model that ran.</param>
/// <param name="PeriodStart">The start of the time window, inclusive.</param>
/// <param name="PeriodEnd">The end of the time window, exclusive: the world's now.</param>
/// <param name="KnownCount">The number of anomalies in the time window that were known before.</param>
/// <param name="Found">The new anomalies, oldest first.</param>
public sealed record AnomalyDetectionResult(
    string ModelId,
    DateTimeOffset PeriodStart,
    DateTimeOffset PeriodEnd,
    int KnownCount,
    IReadOnlyList<FoundAnomaly> Found
);

/// <summary>A new anomaly that <c>run_anomaly_detection</c> found.</summary>
/// <param name="AnomalyId">The anomaly's id.</param>
/// <param name="AnomalyType">The type, as on the wire.</param>
/// <param name="Severity">The severity, as on the wire.</param>
/// <param name="Score">The anomaly score.</param>
/// <param name="Description">A description for people.</param>
public sealed record FoundAnomaly(string AnomalyId, string AnomalyType, string Severity, double Score, string Description);
