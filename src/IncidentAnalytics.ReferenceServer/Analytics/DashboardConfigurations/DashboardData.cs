using IncidentAnalytics.ReferenceServer.Analytics.AnomalyDetections;
using IncidentAnalytics.ReferenceServer.Analytics.CostAnalyses;
using IncidentAnalytics.ReferenceServer.Analytics.HeatmapData;
using IncidentAnalytics.ReferenceServer.Analytics.KpiMetrics;
using IncidentAnalytics.ReferenceServer.Analytics.PredictiveInsights;

namespace IncidentAnalytics.ReferenceServer.Analytics.DashboardConfigurations;

/// <summary>What a dashboard shows, every part of it whatever its widgets.</summary>
internal sealed record DashboardData
{
    public required IReadOnlyList<KpiSummary> KpiSummary { get; init; }

    public required AnomalySummary AnomalySummary { get; init; }

    public required CostSummary CostSummary { get; init; }

    public required InsightSummary InsightSummary { get; init; }

    /// <summary>The ten latest, newest first.</summary>
    public required IReadOnlyList<AnomalyDetection> RecentAnomalies { get; init; }

    /// <summary>The ten latest that are not expired, newest first.</summary>
    public required IReadOnlyList<PredictiveInsight> RecentInsights { get; init; }

    /// <summary>The heatmaps by hour and weekday.</summary>
    public required IReadOnlyList<Heatmap> HeatmapData { get; init; }

    public required DateTimeOffset LastUpdated { get; init; }
}
