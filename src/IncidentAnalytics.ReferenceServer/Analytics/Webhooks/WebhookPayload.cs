using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Analytics.AnomalyDetections;
using IncidentAnalytics.ReferenceServer.Analytics.Drf;
using IncidentAnalytics.ReferenceServer.Analytics.KpiMeasurements;
using IncidentAnalytics.ReferenceServer.Analytics.KpiMetrics;
using IncidentAnalytics.ReferenceServer.Analytics.PredictiveModels;

namespace IncidentAnalytics.ReferenceServer.Analytics.Webhooks;

/// <summary>The type and the <c>data</c> of a webhook. Records look as they do in the API.</summary>
internal sealed record WebhookPayload(string Type, JsonObject Data)
{
    private const int CostDecimalPlaces = 2;

    public static WebhookPayload Create(AnalyticsEvent analyticsEvent) =>
        analyticsEvent switch
        {
            AnomalyDetectedEvent detected => new(WebhookTypes.AnomalyDetected, AnomalyDetectionFields.All.Write(detected.Anomaly)),
            KpiThresholdBreachedEvent breached => new(WebhookTypes.KpiThresholdBreached, Write(breached)),
            ModelTrainingCompletedEvent completed => new(
                WebhookTypes.ModelTrainingCompleted,
                PredictiveModelFields.All.Write(completed.Model)
            ),
            CostThresholdExceededEvent exceeded => new(WebhookTypes.CostThresholdExceeded, Write(exceeded)),
            _ => throw new ArgumentException($"{analyticsEvent.GetType().Name} has no webhook.", nameof(analyticsEvent)),
        };

    private static JsonObject Write(KpiThresholdBreachedEvent breached) =>
        new()
        {
            ["metric"] = KpiMetricFields
                .Detail(breached.Measurements.ToLookup(static measurement => measurement.MetricId))
                .Write(breached.Metric),
            ["measurement"] = KpiMeasurementFields.All.Write(breached.Measurement),
            ["threshold"] = DrfFormat.Decimal(breached.TargetValue, KpiMeasurementFields.DecimalPlaces),
        };

    private static JsonObject Write(CostThresholdExceededEvent exceeded) =>
        new()
        {
            ["period_start"] = DrfFormat.Instant(exceeded.PeriodStart),
            ["period_end"] = DrfFormat.Instant(exceeded.PeriodEnd),
            ["total_cost"] = DrfFormat.Decimal(exceeded.TotalCost, CostDecimalPlaces),
            ["threshold"] = DrfFormat.Decimal(exceeded.Threshold, CostDecimalPlaces),
            ["currency"] = exceeded.Currency,
        };
}
