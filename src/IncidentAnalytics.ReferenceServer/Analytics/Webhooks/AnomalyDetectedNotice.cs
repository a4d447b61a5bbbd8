using IncidentAnalytics.ReferenceServer.Analytics.AnomalyDetections;

namespace IncidentAnalytics.ReferenceServer.Analytics.Webhooks;

/// <summary>Anomaly Detected: a run of the detection found one that was not there before.</summary>
internal sealed record AnomalyDetectedNotice(DateTimeOffset OccurredAt, AnomalyDetection Anomaly) : AnalyticsNotice(OccurredAt);
