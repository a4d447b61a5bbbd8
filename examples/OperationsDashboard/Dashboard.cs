using IncidentAnalytics.Client.Analytics.AnomalyDetections;
using IncidentAnalytics.Client.Analytics.CostAnalyses;
using IncidentAnalytics.Client.Analytics.HeatmapData;
using IncidentAnalytics.Client.Analytics.KpiMetrics;
using IncidentAnalytics.Client.Analytics.PredictiveInsights;

namespace OperationsDashboard;

/// <summary>The data of the service at one moment.</summary>
internal sealed record Dashboard
{
    public static readonly IReadOnlyList<AnomalyStatus> UnresolvedStatuses =
    [
        AnomalyStatus.Detected,
        AnomalyStatus.Investigating,
        AnomalyStatus.Confirmed,
    ];

    private static readonly AnomalySeverity[] Severities =
    [
        AnomalySeverity.Critical,
        AnomalySeverity.High,
        AnomalySeverity.Medium,
        AnomalySeverity.Low,
    ];

    public required DateTimeOffset ReadAt { get; init; }

    public required IReadOnlyList<KpiSummary> Kpis { get; init; }

    public required AnomalySummary AnomalySummary { get; init; }

    /// <summary>Unresolved anomalies first, most severe first; then the latest others.</summary>
    public required IReadOnlyList<AnomalyDetection> Anomalies { get; init; }

    public required CostSummary Costs { get; init; }

    public required InsightSummary Insights { get; init; }

    /// <summary>Incidents by hour and weekday; null when the service has no such heatmap.</summary>
    public required Heatmap? Heatmap { get; init; }

    /// <summary>The actions before the dashboard was read, one line each.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>The rank of a severity, 0 for the most severe.</summary>
    public static int Rank(AnomalySeverity? severity) =>
        severity is { } known && Array.IndexOf(Severities, known) is >= 0 and var rank ? rank : Severities.Length;

    public static bool IsUnresolved(AnomalyDetection anomaly) => anomaly.Status is { } status && UnresolvedStatuses.Contains(status);
}
