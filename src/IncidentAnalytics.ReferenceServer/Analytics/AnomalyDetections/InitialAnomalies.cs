using IncidentAnalytics.ReferenceServer.Analytics.Incidents;
using IncidentAnalytics.ReferenceServer.Analytics.Records;
using IncidentAnalytics.ReferenceServer.World;

namespace IncidentAnalytics.ReferenceServer.Analytics.AnomalyDetections;

/// <summary>
/// The initial anomalies: those that nightly runs detected up to the last midnight. The status of each is derived from its incidents. In a
/// generated world, an anomaly that was not seeded and is older than a week is a false positive.
/// </summary>
internal static class InitialAnomalies
{
    private static readonly TimeSpan ReviewedAfter = TimeSpan.FromDays(7);

    /// <param name="detector">Detects the anomalies.</param>
    /// <param name="more">Findings of other nightly runs; only used in a generated world.</param>
    /// <param name="incidents">The incidents of the world.</param>
    /// <param name="seeded">The anomalies seeded in a generated world; null for a loaded one.</param>
    /// <param name="modelId">The model that detected them.</param>
    /// <param name="ids">Creates the ids.</param>
    public static IReadOnlyList<AnomalyDetection> Create(
        AnomalyDetector detector,
        IEnumerable<AnomalyFinding> more,
        IncidentSet incidents,
        IReadOnlyList<SeededAnomaly>? seeded,
        Guid modelId,
        RecordIds ids
    )
    {
        var found = Detected(detector, incidents, seeded, modelId, ids).ToList();
        if (seeded is null)
        {
            return found;
        }

        foreach (var finding in more)
        {
            var anomaly = AnomalyDetectionFactory.Create(
                finding,
                ids.Create(RecordKind.Anomaly, found.Count),
                modelId,
                detectedAt: finding.End
            );
            found.Add(Progress(anomaly, finding.Incidents));
        }

        return AnomalyReview.Apply([.. found.OrderBy(static anomaly => anomaly.DetectedAt)], incidents.EndsAt);
    }

    private static IEnumerable<AnomalyDetection> Detected(
        AnomalyDetector detector,
        IncidentSet incidents,
        IReadOnlyList<SeededAnomaly>? seeded,
        Guid modelId,
        RecordIds ids
    )
    {
        var number = 0;
        foreach (var finding in detector.Find(DateTimeOffset.UnixEpoch, incidents.LastMidnight))
        {
            var anomaly = AnomalyDetectionFactory.Create(
                finding,
                ids.Create(RecordKind.Anomaly, number++),
                modelId,
                detectedAt: finding.End
            );
            yield return seeded is not null
            && finding.End + ReviewedAfter < incidents.EndsAt
            && !seeded.Any(other => other.IsDetectedBy(finding.Start, finding.End, finding.Incidents))
                ? anomaly with
                {
                    Status = AnomalyStatuses.FalsePositive,
                    ActionsTaken = ["Reviewed: a coincidence."],
                }
                : Progress(anomaly, finding.Incidents);
        }
    }

    private static AnomalyDetection Progress(AnomalyDetection anomaly, IReadOnlyList<Ticket> incidents)
    {
        // Incidents on hold do not keep an anomaly open.
        var own = incidents.Where(static incident => incident.Status != TicketStatus.OnHold).ToArray();
        if (own.Length > 0 && own.All(static incident => incident.ResolvedAt is not null))
        {
            var last = own.Max(static incident => incident.ResolvedAt!.Value);
            return anomaly with
            {
                Status = AnomalyStatuses.Resolved,
                ResolvedAt = last > anomaly.DetectedAt ? last : anomaly.DetectedAt,
                ResolvedBy = AnalyticsUser.Admin,
                ActionsTaken = ["Related incidents resolved."],
            };
        }

        if (own.Length > 0 && own.All(static incident => incident.AcknowledgedAt is not null))
        {
            return anomaly with { Status = AnomalyStatuses.Confirmed, ActionsTaken = ["Related incidents acknowledged."] };
        }

        return own.Any(static incident => incident.AcknowledgedAt is not null)
            ? anomaly with
            {
                Status = AnomalyStatuses.Investigating,
            }
            : anomaly;
    }
}
