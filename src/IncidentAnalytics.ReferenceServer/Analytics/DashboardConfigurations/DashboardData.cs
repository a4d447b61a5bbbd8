using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Analytics.AnomalyDetections;
using IncidentAnalytics.ReferenceServer.Analytics.CostAnalyses;
using IncidentAnalytics.ReferenceServer.Analytics.Drf;
using IncidentAnalytics.ReferenceServer.Analytics.HeatmapData;
using IncidentAnalytics.ReferenceServer.Analytics.KpiMetrics;
using IncidentAnalytics.ReferenceServer.Analytics.PredictiveInsights;

namespace IncidentAnalytics.ReferenceServer.Analytics.DashboardConfigurations;

/// <summary>The data that every dashboard shows, whatever its widgets.</summary>
internal sealed record DashboardData
{
    private const int RecentCount = 10;

    public required IReadOnlyList<KpiSummary> KpiSummary { get; init; }

    public required AnomalySummary AnomalySummary { get; init; }

    public required CostSummary CostSummary { get; init; }

    public required InsightSummary InsightSummary { get; init; }

    /// <summary>The ten latest anomalies, newest first.</summary>
    public required IReadOnlyList<AnomalyDetection> RecentAnomalies { get; init; }

    /// <summary>The ten latest insights that have not expired, newest first.</summary>
    public required IReadOnlyList<PredictiveInsight> RecentInsights { get; init; }

    /// <summary>The heatmaps by hour and weekday.</summary>
    public required IReadOnlyList<Heatmap> Heatmaps { get; init; }

    public required DateTimeOffset LastUpdated { get; init; }

    public static DashboardData Create(
        DateTimeOffset now,
        KpiMetricStore metrics,
        AnomalyDetectionStore anomalies,
        CostAnalysisStore costs,
        PredictiveInsightStore insights,
        HeatmapStore heatmaps
    ) =>
        new()
        {
            KpiSummary = metrics.Summarize(),
            AnomalySummary = anomalies.Summarize(),
            CostSummary = costs.Summarize(),
            InsightSummary = insights.Summarize(),
            RecentAnomalies = [.. anomalies.All.OrderByDescending(static anomaly => anomaly.DetectedAt).Take(RecentCount)],
            RecentInsights =
            [
                .. insights
                    .All.Where(insight => !insight.IsExpired(now))
                    .OrderByDescending(static insight => insight.CreatedAt)
                    .Take(RecentCount),
            ],
            Heatmaps = heatmaps.GetOverview(),
            LastUpdated = now,
        };

    public JsonObject ToJson() =>
        new()
        {
            ["kpi_summary"] = KpiMetricFields.Summary.WriteAll(KpiSummary),
            ["anomaly_summary"] = AnomalyDetectionFields.Summary(AnomalySummary),
            ["cost_summary"] = CostAnalysisFields.Summary(CostSummary),
            ["insight_summary"] = PredictiveInsightFields.Summary(InsightSummary),
            ["recent_anomalies"] = AnomalyDetectionFields.All.WriteAll(RecentAnomalies),
            ["recent_insights"] = PredictiveInsightFields.All.WriteAll(RecentInsights),
            ["heatmap_data"] = HeatmapFields.All.WriteAll(Heatmaps),
            ["last_updated"] = DrfFormat.Instant(LastUpdated),
        };
}
