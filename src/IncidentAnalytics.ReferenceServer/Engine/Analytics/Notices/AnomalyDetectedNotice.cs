using IncidentAnalytics.ReferenceServer.Engine.Analytics.Anomalies;

namespace IncidentAnalytics.ReferenceServer.Engine.Analytics.Notices;

/// <summary>Anomaly Detected: a run of the detection found one that was not there before.</summary>
internal sealed record AnomalyDetectedNotice(DateTimeOffset OccurredAt, AnomalyDetection Anomaly) : AnalyticsNotice(OccurredAt);
