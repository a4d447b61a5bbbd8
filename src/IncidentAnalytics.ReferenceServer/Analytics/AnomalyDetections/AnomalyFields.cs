using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Analytics.Drf;

namespace IncidentAnalytics.ReferenceServer.Analytics.AnomalyDetections;

/// <summary>Anomalies on the wire.</summary>
internal static class AnomalyFields
{
    public static readonly Serializer<AnomalyDetection> All = new(
        Field<AnomalyDetection>.Text("id", static anomaly => anomaly.Id.ToString()),
        Field<AnomalyDetection>.Text("model", static anomaly => anomaly.ModelId.ToString()),
        Field<AnomalyDetection>.Text("anomaly_type", static anomaly => anomaly.AnomalyType),
        Field<AnomalyDetection>.Text("severity", static anomaly => anomaly.Severity),
        Field<AnomalyDetection>.Text("status", static anomaly => anomaly.Status),
        Field<AnomalyDetection>.Float("confidence_score", static anomaly => anomaly.ConfidenceScore),
        Field<AnomalyDetection>.Float("anomaly_score", static anomaly => anomaly.AnomalyScore),
        Field<AnomalyDetection>.Float("threshold_used", static anomaly => anomaly.ThresholdUsed),
        Field<AnomalyDetection>.Instant("detected_at", static anomaly => anomaly.DetectedAt),
        Field<AnomalyDetection>.Instant("time_window_start", static anomaly => anomaly.TimeWindowStart),
        Field<AnomalyDetection>.Instant("time_window_end", static anomaly => anomaly.TimeWindowEnd),
        Field<AnomalyDetection>.Texts("related_incidents", static anomaly => anomaly.RelatedIncidents.Select(static id => id.ToString())),
        Field<AnomalyDetection>.Texts("affected_services", static anomaly => anomaly.AffectedServices),
        Field<AnomalyDetection>.Texts("affected_metrics", static anomaly => anomaly.AffectedMetrics),
        Field<AnomalyDetection>.Text("description", static anomaly => anomaly.Description),
        Field<AnomalyDetection>.Text("root_cause_analysis", static anomaly => anomaly.RootCauseAnalysis),
        Field<AnomalyDetection>.Text("impact_assessment", static anomaly => anomaly.ImpactAssessment),
        Field<AnomalyDetection>.Texts("actions_taken", static anomaly => anomaly.ActionsTaken),
        Field<AnomalyDetection>.Instant("resolved_at", static anomaly => anomaly.ResolvedAt),
        Field<AnomalyDetection>.Text("resolved_by", static anomaly => anomaly.ResolvedBy?.Id.ToString()),
        Field<AnomalyDetection>.Json("metadata", static anomaly => anomaly.Metadata())
    );

    public static JsonObject Summary(AnomalySummary summary) =>
        new()
        {
            ["total_anomalies"] = summary.TotalAnomalies,
            ["critical_anomalies"] = summary.CriticalAnomalies,
            ["high_anomalies"] = summary.HighAnomalies,
            ["medium_anomalies"] = summary.MediumAnomalies,
            ["low_anomalies"] = summary.LowAnomalies,
            ["unresolved_anomalies"] = summary.UnresolvedAnomalies,
            ["false_positive_rate"] = WireText.Decimal(summary.FalsePositiveRate, places: 2),
            ["average_resolution_time"] = summary.AverageResolutionTime is { } time ? WireText.LooseDuration(time) : null,
        };
}
