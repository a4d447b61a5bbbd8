using IncidentAnalytics.ReferenceServer.Analytics.Incidents;

namespace IncidentAnalytics.ReferenceServer.Analytics.AnomalyDetections;

/// <summary>
/// The review of the anomalies of a generated world by its users, so that every status occurs for every seed: some of the newest are not yet
/// seen, some are under investigation, some are confirmed; every fifth old THRESHOLD or PATTERN anomaly is a false positive.
/// </summary>
internal static class AnomalyReview
{
    private const int UnseenCount = 5;
    private const int UnseenCriticals = 3;
    private const int InvestigatedCount = 4;
    private const int ConfirmedCount = 4;
    private const int DismissedEvery = 5;

    private static readonly TimeSpan DismissedAfter = TimeSpan.FromDays(7);

    /// <param name="anomalies">The anomalies, oldest first, with the statuses that follow from their incidents.</param>
    /// <param name="now">The world's now.</param>
    public static IReadOnlyList<AnomalyDetection> Apply(IReadOnlyList<AnomalyDetection> anomalies, DateTimeOffset now)
    {
        var reviewed = anomalies.ToArray();
        var (met, unseen, criticals, investigated, confirmed) = (0, 0, 0, 0, 0);
        for (var i = reviewed.Length - 1; i >= 0; i--)
        {
            var anomaly = reviewed[i];
            if (anomaly.Status == AnomalyStatuses.FalsePositive)
            {
                continue;
            }

            if (unseen < UnseenCount || (anomaly.Severity == Severities.Critical && criticals < UnseenCriticals))
            {
                unseen++;
                criticals += anomaly.Severity == Severities.Critical ? 1 : 0;
                reviewed[i] = Open(anomaly, AnomalyStatuses.Detected);
            }
            else if (investigated < InvestigatedCount)
            {
                investigated++;
                reviewed[i] = Open(anomaly, AnomalyStatuses.Investigating, "Acknowledged by operations.");
            }
            else if (confirmed < ConfirmedCount)
            {
                confirmed++;
                reviewed[i] = Open(anomaly, AnomalyStatuses.Confirmed, "Acknowledged by operations.", "Confirmed by operations.");
            }
            else if (
                anomaly.AnomalyType is AnomalyTypes.Threshold or AnomalyTypes.Pattern
                && anomaly.DetectedAt + DismissedAfter < now
                && met++ % DismissedEvery == DismissedEvery - 1
            )
            {
                reviewed[i] = Open(anomaly, AnomalyStatuses.FalsePositive, "Reviewed: expected.");
            }
        }

        return reviewed;
    }

    private static AnomalyDetection Open(AnomalyDetection anomaly, string status, params string[] actions) =>
        anomaly with
        {
            Status = status,
            ActionsTaken = actions,
            ResolvedAt = null,
            ResolvedBy = null,
        };
}
