using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Analytics.AnomalyDetections;
using IncidentAnalytics.ReferenceServer.Analytics.Drf;
using IncidentAnalytics.ReferenceServer.Analytics.KpiMeasurements;
using IncidentAnalytics.ReferenceServer.Analytics.KpiMetrics;
using IncidentAnalytics.ReferenceServer.Analytics.PredictiveModels;

namespace IncidentAnalytics.ReferenceServer.Analytics.Webhooks;

/// <summary>Makes webhooks of what happens. Records look as they do in the API.</summary>
internal sealed class WebhookNotices(AnalyticsStore store, WebhookHub hub) : IAnalyticsNoticeSink
{
    public void Notify(AnalyticsNotice notice)
    {
        var (type, data) = notice switch
        {
            AnomalyDetectedNotice detected => (WebhookTypes.AnomalyDetected, AnomalyFields.All.Write(detected.Anomaly)),
            KpiThresholdBreachedNotice breached => (WebhookTypes.KpiThresholdBreached, Data(breached)),
            ModelTrainingCompletedNotice completed => (
                WebhookTypes.ModelTrainingCompleted,
                PredictiveModelFields.All.Write(completed.Model)
            ),
            CostThresholdExceededNotice exceeded => (WebhookTypes.CostThresholdExceeded, Data(exceeded)),
            _ => throw new ArgumentException($"{notice.GetType().Name} has no webhook.", nameof(notice)),
        };
        hub.Send(type, notice.OccurredAt, data);
    }

    private JsonObject Data(KpiThresholdBreachedNotice breached) =>
        new()
        {
            ["metric"] = KpiMetricFields.Detail(store.Current.KpiMeasurements).Write(breached.Metric),
            ["measurement"] = KpiMeasurementFields.All.Write(breached.Measurement),
            ["threshold"] = WireText.Decimal(breached.TargetValue, KpiMeasurementFields.Places),
        };

    private static JsonObject Data(CostThresholdExceededNotice exceeded) =>
        new()
        {
            ["period_start"] = WireText.Instant(exceeded.PeriodStart),
            ["period_end"] = WireText.Instant(exceeded.PeriodEnd),
            ["total_cost"] = WireText.Decimal(exceeded.TotalCost, 2),
            ["threshold"] = WireText.Decimal(exceeded.Threshold, 2),
            ["currency"] = exceeded.Currency,
        };
}
