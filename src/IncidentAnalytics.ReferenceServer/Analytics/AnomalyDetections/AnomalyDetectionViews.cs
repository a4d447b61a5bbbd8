using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Analytics.Drf;
using IncidentAnalytics.ReferenceServer.Analytics.Incidents;
using IncidentAnalytics.ReferenceServer.Analytics.Records;

namespace IncidentAnalytics.ReferenceServer.Analytics.AnomalyDetections;

/// <summary><c>anomaly-detections/</c>.</summary>
internal sealed class AnomalyDetectionViews(Func<AnomalyDetectionStore> store)
{
    private static readonly ListView<AnomalyDetection> Lists = new(
        AnomalyDetectionFields.All,
        new(
            Filter<AnomalyDetection>.Choice("anomaly_type", AnomalyTypes.All, static anomaly => anomaly.AnomalyType),
            Filter<AnomalyDetection>.Choice("severity", Severities.All, static anomaly => anomaly.Severity),
            Filter<AnomalyDetection>.Choice("status", AnomalyStatuses.All, static anomaly => anomaly.Status),
            Filter<AnomalyDetection>.NotBefore("start_date", static anomaly => anomaly.DetectedAt),
            Filter<AnomalyDetection>.NotAfter("end_date", static anomaly => anomaly.DetectedAt)
        ),
        static anomaly => [anomaly.Description, anomaly.RootCauseAnalysis, anomaly.ImpactAssessment, .. anomaly.AffectedServices]
    );

    public IEnumerable<View> Views =>
        [
            new View("anomaly-detections/", "Anomaly Detection List") { Get = List },
            new View("anomaly-detections/summary/", "Summary") { Get = Summary },
            new View("anomaly-detections/{id}/acknowledge/", "Acknowledge") { Post = AcknowledgeAsync },
            new View("anomaly-detections/{id}/resolve/", "Resolve") { Post = ResolveAsync },
        ];

    private DrfResponse List(DrfRequest request) =>
        DrfResponse.Ok(Lists.GetPage(request, store().All.OrderByDescending(static anomaly => anomaly.DetectedAt)));

    private DrfResponse Summary(DrfRequest request) => DrfResponse.Ok(AnomalyDetectionFields.Summary(store().Summarize()));

    private async Task<DrfResponse> AcknowledgeAsync(DrfRequest request)
    {
        var anomalies = store();
        var anomaly = await FindAsync(anomalies, request).ConfigureAwait(false);
        return Respond(anomalies.Acknowledge(anomaly.Id, AnalyticsUser.From(request)));
    }

    private async Task<DrfResponse> ResolveAsync(DrfRequest request)
    {
        var anomalies = store();
        var anomaly = await FindAsync(anomalies, request).ConfigureAwait(false);
        return Respond(anomalies.Resolve(anomaly.Id, AnalyticsUser.From(request)));
    }

    // Like the actions of the framework: finds the record before it reads the body.
    private static async Task<AnomalyDetection> FindAsync(AnomalyDetectionStore anomalies, DrfRequest request)
    {
        var anomaly = anomalies.Find(request.GetId()) ?? throw DrfException.NotFound();
        _ = await request.ReadBodyAsync().ConfigureAwait(false);
        return anomaly;
    }

    private static DrfResponse Respond(AnomalyDetection? anomaly) =>
        DrfResponse.Ok(AnomalyDetectionFields.All.Write(anomaly ?? throw DrfException.NotFound()));
}

/// <summary>Anomalies on the wire.</summary>
internal static class AnomalyDetectionFields
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
        Field<AnomalyDetection>.TextList(
            "related_incidents",
            static anomaly => anomaly.RelatedIncidents.Select(static id => id.ToString())
        ),
        Field<AnomalyDetection>.TextList("affected_services", static anomaly => anomaly.AffectedServices),
        Field<AnomalyDetection>.TextList("affected_metrics", static anomaly => anomaly.AffectedMetrics),
        Field<AnomalyDetection>.Text("description", static anomaly => anomaly.Description),
        Field<AnomalyDetection>.Text("root_cause_analysis", static anomaly => anomaly.RootCauseAnalysis),
        Field<AnomalyDetection>.Text("impact_assessment", static anomaly => anomaly.ImpactAssessment),
        Field<AnomalyDetection>.TextList("actions_taken", static anomaly => anomaly.ActionsTaken),
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
            ["false_positive_rate"] = DrfFormat.Decimal(summary.FalsePositiveRate, places: 2),
            ["average_resolution_time"] = summary.AverageResolutionTime is { } time ? DrfFormat.LooseDuration(time) : null,
        };
}
