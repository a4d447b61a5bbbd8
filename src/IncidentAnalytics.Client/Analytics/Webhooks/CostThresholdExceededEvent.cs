using IncidentAnalytics.Client.Analytics.CostAnalyses;

namespace IncidentAnalytics.Client.Analytics.Webhooks;

/// <summary>A cost went over its threshold (<c>cost.threshold_exceeded</c>).</summary>
public sealed class CostThresholdExceededEvent : WebhookEvent
{
    internal CostThresholdExceededEvent(WebhookEnvelope envelope)
        : base(envelope)
    {
        var data = DataAs(AnalyticsJsonContext.Default.CostThresholdData);
        Threshold = data?.Threshold;
        CostAnalysis = data?.CostAnalysis ?? DataAs(AnalyticsJsonContext.Default.CostAnalysis);
    }

    /// <summary>The cost (<c>data</c>, or <c>data.cost_analysis</c>); null when it was not sent.</summary>
    public CostAnalysis? CostAnalysis { get; }

    /// <summary>The threshold, in the cost's currency (<c>data.threshold</c>); null when it was not sent.</summary>
    public decimal? Threshold { get; }
}
