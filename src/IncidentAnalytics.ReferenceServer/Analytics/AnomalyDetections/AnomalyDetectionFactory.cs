using System.Globalization;
using IncidentAnalytics.ReferenceServer.Analytics.Incidents;
using IncidentAnalytics.ReferenceServer.World;

namespace IncidentAnalytics.ReferenceServer.Analytics.AnomalyDetections;

/// <summary>Creates anomalies from findings.</summary>
internal static class AnomalyDetectionFactory
{
    public static AnomalyDetection Create(AnomalyFinding finding, Guid id, Guid modelId, DateTimeOffset detectedAt)
    {
        var services = finding
            .Incidents.Select(static incident => incident.Application)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToArray();
        var users = finding.Incidents.Sum(static incident => (long)incident.AffectedUsers);
        var urgent = finding.Incidents.Count(static incident => incident.Priority is TicketPriority.P1 or TicketPriority.P2);
        return new AnomalyDetection
        {
            Id = id,
            ModelId = modelId,
            AnomalyType = finding.Type,
            Severity = GetSeverity(finding),
            Status = AnomalyStatuses.Detected,
            ConfidenceScore = GetConfidence(finding),
            AnomalyScore = Math.Round(finding.Score, 2),
            ThresholdUsed = finding.Threshold,
            DetectedAt = detectedAt,
            TimeWindowStart = finding.Start,
            TimeWindowEnd = finding.End,
            RelatedIncidents = [.. finding.Incidents.Select(IncidentSet.GetId)],
            AffectedServices = services,
            AffectedMetrics = finding.Type switch
            {
                AnomalyTypes.Behavioral => [KpiMetrics.KpiMetricTypes.Mttr, KpiMetrics.KpiMetricTypes.ResolutionRate],
                AnomalyTypes.Threshold => [finding.Subject],
                _ => [KpiMetrics.KpiMetricTypes.IncidentCount],
            },
            Description = finding.Type switch
            {
                AnomalyTypes.Behavioral => string.Create(
                    CultureInfo.InvariantCulture,
                    $"{finding.Incidents.Count} {finding.Subject} take {finding.Observed:0.0} times as long as others of their priority"
                ),
                AnomalyTypes.Threshold => string.Create(
                    CultureInfo.InvariantCulture,
                    $"{finding.Subject} of {finding.Observed:0.0} minutes, the target is {finding.Threshold:0}"
                ),
                _ => string.Create(
                    CultureInfo.InvariantCulture,
                    $"{finding.Observed:0} {finding.Subject}, {finding.Expected:0.0} expected"
                ),
            },
            RootCauseAnalysis = finding.Type switch
            {
                AnomalyTypes.Behavioral => "Not known; what they have in common is the application and the time.",
                AnomalyTypes.Threshold => "Not known; the related incidents took longer than the target.",
                _ => string.Create(CultureInfo.InvariantCulture, $"Not known; what they have in common: {finding.Subject}."),
            },
            ImpactAssessment = string.Create(
                CultureInfo.InvariantCulture,
                $"{users} affected users, {urgent} urgent incidents of {finding.Incidents.Count}."
            ),
            Observed = Math.Round(finding.Observed, 2),
            Expected = Math.Round(finding.Expected, 2),
        };
    }

    /// <summary>Derived from the ratio of score and threshold; one step higher when at least a fifth of the incidents is critical.</summary>
    private static string GetSeverity(AnomalyFinding finding)
    {
        var step = (finding.Score / finding.Threshold) switch
        {
            >= 2.5 => 3,
            >= 1.75 => 2,
            >= 1.25 => 1,
            _ => 0,
        };
        var critical = finding.Incidents.Count(static incident => incident.Priority == TicketPriority.P1);
        var isWorse = critical * 5 >= finding.Incidents.Count;
        return Severities.All[Math.Min(step + (isWorse ? 1 : 0), Severities.All.Count - 1)];
    }

    /// <summary>0.5 at the threshold, approaching 1 for high scores.</summary>
    private static double GetConfidence(AnomalyFinding finding) =>
        Math.Round(1 - (0.5 * Math.Pow(finding.Threshold / finding.Score, 2)), 3);
}
