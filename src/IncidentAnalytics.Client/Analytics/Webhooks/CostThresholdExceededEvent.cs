using IncidentAnalytics.Client.Analytics.CostAnalyses;

namespace IncidentAnalytics.Client.Analytics.Webhooks;

/// <summary>Costs went over their threshold (<c>cost.threshold_exceeded</c>): those of a period, or those of one incident.</summary>
public sealed class CostThresholdExceededEvent : WebhookEvent
{
    internal CostThresholdExceededEvent(WebhookEnvelope envelope)
        : base(envelope)
    {
        if (DataAs(AnalyticsJsonContext.Default.CostThresholdData) is not { } data)
            return;

        (PeriodStart, PeriodEnd, TotalCost, Threshold) = (data.PeriodStart, data.PeriodEnd, data.TotalCost, data.Threshold);
        CostAnalysis = data.CostAnalysis ?? (TotalCost is null ? DataAs(AnalyticsJsonContext.Default.CostAnalysis) : null);
        Currency = data.Currency ?? CostAnalysis?.Currency;
    }

    /// <summary>Start of the period that was added up (<c>data.period_start</c>); null when it was not sent.</summary>
    public DateTimeOffset? PeriodStart { get; }

    /// <summary>End of that period, exclusive (<c>data.period_end</c>); null when it was not sent.</summary>
    public DateTimeOffset? PeriodEnd { get; }

    /// <summary>All costs of the period (<c>data.total_cost</c>); null when it was not sent.</summary>
    public decimal? TotalCost { get; }

    /// <summary>The single cost (<c>data.cost_analysis</c>, or <c>data</c> itself when it has no total); null when it was not sent.</summary>
    public CostAnalysis? CostAnalysis { get; }

    /// <summary>The threshold (<c>data.threshold</c>); null when it was not sent.</summary>
    public decimal? Threshold { get; }

    /// <summary>The currency of cost and threshold (<c>data.currency</c>), such as <c>USD</c>; null when it was not sent.</summary>
    public string? Currency { get; }
}
