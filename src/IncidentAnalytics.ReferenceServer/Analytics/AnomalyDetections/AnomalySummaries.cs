namespace IncidentAnalytics.ReferenceServer.Analytics.AnomalyDetections;

/// <summary>Counts anomalies.</summary>
internal static class AnomalySummaries
{
    public static AnomalySummary Of(IReadOnlyList<AnomalyDetection> anomalies)
    {
        var resolutions = anomalies
            .Where(static anomaly => anomaly is { Status: AnomalyStatuses.Resolved, ResolvedAt: not null })
            .Select(static anomaly => (anomaly.ResolvedAt!.Value - anomaly.DetectedAt).Ticks)
            .ToArray();
        var wrong = anomalies.Count(static anomaly => anomaly.Status == AnomalyStatuses.FalsePositive);
        return new AnomalySummary
        {
            TotalAnomalies = anomalies.Count,
            CriticalAnomalies = Count(Severities.Critical),
            HighAnomalies = Count(Severities.High),
            MediumAnomalies = Count(Severities.Medium),
            LowAnomalies = Count(Severities.Low),
            UnresolvedAnomalies = anomalies.Count(static anomaly => !AnomalyStatuses.IsFinal(anomaly.Status)),
            FalsePositiveRate = anomalies.Count == 0 ? 0 : KpiMetrics.KpiResult.Round(100m * wrong / anomalies.Count, decimals: 2),
            AverageResolutionTime =
                resolutions.Length == 0 ? null : TimeSpan.FromSeconds(Math.Round(resolutions.Average() / TimeSpan.TicksPerSecond)),
        };

        int Count(string severity) => anomalies.Count(anomaly => anomaly.Severity.Equals(severity, StringComparison.Ordinal));
    }
}
