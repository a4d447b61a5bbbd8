using IncidentAnalytics.ReferenceServer.World;

namespace IncidentAnalytics.ReferenceServer.Analytics.AnomalyDetections;

/// <summary>Makes records of findings.</summary>
internal static class AnomalyWriter
{
    public static AnomalyDetection Write(AnomalyFinding finding, Guid id, Guid modelId, DateTimeOffset detectedAt)
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
            Severity = SeverityOf(finding),
            Status = AnomalyStatuses.Detected,
            ConfidenceScore = Confidence(finding),
            AnomalyScore = Math.Round(finding.Score, 2),
            ThresholdUsed = finding.Threshold,
            DetectedAt = detectedAt,
            TimeWindowStart = finding.Start,
            TimeWindowEnd = finding.End,
            RelatedIncidents = [.. finding.Incidents.Select(IncidentSet.IdOf)],
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
                    Text.Invariant,
                    $"{finding.Incidents.Count} {finding.Subject} take {finding.Observed:0.0} times as long as others of their priority"
                ),
                AnomalyTypes.Threshold => string.Create(
                    Text.Invariant,
                    $"{finding.Subject} of {finding.Observed:0.0} minutes, the target is {finding.Threshold:0}"
                ),
                _ => string.Create(Text.Invariant, $"{finding.Observed:0} {finding.Subject}, {finding.Expected:0.0} expected"),
            },
            RootCauseAnalysis = finding.Type switch
            {
                AnomalyTypes.Behavioral => "Not known; what they have in common is the application and the time.",
                AnomalyTypes.Threshold => "Not known; the related incidents took longer than the target.",
                _ => string.Create(Text.Invariant, $"Not known; what they have in common: {finding.Subject}."),
            },
            ImpactAssessment = string.Create(
                Text.Invariant,
                $"{users} affected users, {urgent} urgent incidents of {finding.Incidents.Count}."
            ),
            Observed = Math.Round(finding.Observed, 2),
            Expected = Math.Round(finding.Expected, 2),
        };
    }

    /// <summary>By how far the score is beyond its threshold, in thresholds; a step higher when a fifth of the incidents is critical.</summary>
    private static string SeverityOf(AnomalyFinding finding)
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

    /// <summary>A half at the threshold, near one far beyond it.</summary>
    private static double Confidence(AnomalyFinding finding) => Math.Round(1 - (0.5 * Math.Pow(finding.Threshold / finding.Score, 2)), 3);
}
