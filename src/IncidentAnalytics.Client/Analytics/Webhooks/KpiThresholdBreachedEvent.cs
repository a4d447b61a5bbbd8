using IncidentAnalytics.Client.Analytics.KpiMeasurements;
using IncidentAnalytics.Client.Analytics.KpiMetrics;

namespace IncidentAnalytics.Client.Analytics.Webhooks;

/// <summary>A KPI went over its threshold (<c>kpi.threshold_breached</c>).</summary>
public sealed class KpiThresholdBreachedEvent : WebhookEvent
{
    internal KpiThresholdBreachedEvent(WebhookEnvelope envelope)
        : base(envelope)
    {
        var data = DataAs(AnalyticsJsonContext.Default.KpiThresholdData);
        (Metric, Measurement, Threshold) = (data?.Metric, data?.Measurement, data?.Threshold);
    }

    /// <summary>The metric (<c>data.metric</c>); null when it was not sent.</summary>
    public KpiMetric? Metric { get; }

    /// <summary>The measurement that went over (<c>data.measurement</c>); null when it was not sent.</summary>
    public KpiMeasurement? Measurement { get; }

    /// <summary>The threshold, in the measurement's unit (<c>data.threshold</c>); null when it was not sent.</summary>
    public decimal? Threshold { get; }
}
