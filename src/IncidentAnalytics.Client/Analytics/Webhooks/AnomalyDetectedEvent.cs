using IncidentAnalytics.Client.Analytics.AnomalyDetections;

namespace IncidentAnalytics.Client.Analytics.Webhooks;

/// <summary>An anomaly was detected (<c>anomaly.detected</c>).</summary>
public sealed class AnomalyDetectedEvent : WebhookEvent
{
    internal AnomalyDetectedEvent(WebhookEnvelope envelope)
        : base(envelope) => Anomaly = DataAs(AnalyticsJsonContext.Default.AnomalyDetection);

    /// <summary>The anomaly (<c>data</c>); null when it was not sent.</summary>
    public AnomalyDetection? Anomaly { get; }
}
