using IncidentAnalytics.ReferenceServer.Analytics.Incidents;
using IncidentAnalytics.ReferenceServer.Numerics;

namespace IncidentAnalytics.ReferenceServer.Analytics.AnomalyDetections;

/// <summary>Statistics of all anomalies.</summary>
internal sealed record AnomalySummary
{
    public required int TotalAnomalies { get; init; }

    public required int CriticalAnomalies { get; init; }

    public required int HighAnomalies { get; init; }

    public required int MediumAnomalies { get; init; }

    public required int LowAnomalies { get; init; }

    /// <summary>Anomalies that are neither resolved nor false positives.</summary>
    public required int UnresolvedAnomalies { get; init; }

    /// <summary>The percentage of false positives, to two decimal places; 0 without anomalies.</summary>
    public required decimal FalsePositiveRate { get; init; }

    /// <summary>The mean time from detection to resolution; null when no anomaly is resolved.</summary>
    public required TimeSpan? AverageResolutionTime { get; init; }

    public static AnomalySummary Create(IReadOnlyList<AnomalyDetection> anomalies)
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
            FalsePositiveRate = anomalies.Count == 0 ? 0 : Statistics.Round(100m * wrong / anomalies.Count, decimals: 2),
            AverageResolutionTime =
                resolutions.Length == 0 ? null : TimeSpan.FromSeconds(Math.Round(resolutions.Average() / TimeSpan.TicksPerSecond)),
        };

        int Count(string severity) => anomalies.Count(anomaly => anomaly.Severity.Equals(severity, StringComparison.Ordinal));
    }
}
