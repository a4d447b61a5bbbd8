namespace IncidentAnalytics.ReferenceServer.Analytics.Commands;

/// <summary>An anomaly that a run of <c>run_anomaly_detection</c> found and that was not there before.</summary>
/// <param name="AnomalyId">The anomaly's id.</param>
/// <param name="AnomalyType">Its type, as on the wire.</param>
/// <param name="Severity">Its severity, as on the wire.</param>
/// <param name="Score">Its score.</param>
/// <param name="Description">What it is, for people.</param>
public sealed record FoundAnomaly(string AnomalyId, string AnomalyType, string Severity, double Score, string Description);
