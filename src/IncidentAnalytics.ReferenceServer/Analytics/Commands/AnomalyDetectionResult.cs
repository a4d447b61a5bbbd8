namespace IncidentAnalytics.ReferenceServer.Analytics.Commands;

/// <summary>What a run of <c>run_anomaly_detection</c> did.</summary>
/// <param name="ModelId">The model that ran.</param>
/// <param name="PeriodStart">The start of the time it looked at, inclusive.</param>
/// <param name="PeriodEnd">The end of the time it looked at, exclusive: the world's now.</param>
/// <param name="KnownCount">How many of the anomalies in that time were there already.</param>
/// <param name="Found">The new ones, oldest first.</param>
public sealed record AnomalyDetectionResult(
    string ModelId,
    DateTimeOffset PeriodStart,
    DateTimeOffset PeriodEnd,
    int KnownCount,
    IReadOnlyList<FoundAnomaly> Found
);
