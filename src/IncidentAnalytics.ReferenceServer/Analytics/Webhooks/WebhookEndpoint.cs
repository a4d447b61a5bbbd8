namespace IncidentAnalytics.ReferenceServer.Analytics.Webhooks;

/// <summary>A registered receiver of webhooks.</summary>
/// <param name="Url">The URL that webhooks are posted to; a loopback address.</param>
/// <param name="Types">The types to receive; values of <see cref="WebhookTypes"/>.</param>
public sealed record WebhookEndpoint(Uri Url, IReadOnlyList<string> Types);

/// <summary>The types of webhooks. The vendor documents four triggers; their names on the wire are this server's own.</summary>
public static class WebhookTypes
{
    /// <summary>A new anomaly was detected; <c>data</c> is the anomaly.</summary>
    public const string AnomalyDetected = "anomaly.detected";

    /// <summary>A KPI misses its target; <c>data</c> has <c>metric</c>, <c>measurement</c> and <c>threshold</c>.</summary>
    public const string KpiThresholdBreached = "kpi.threshold_breached";

    /// <summary>A training ended, successfully or not; <c>data</c> is the model.</summary>
    public const string ModelTrainingCompleted = "model.training_completed";

    /// <summary>Costs exceed the threshold; <c>data</c> has the period, <c>total_cost</c>, <c>threshold</c> and <c>currency</c>.</summary>
    public const string CostThresholdExceeded = "cost.threshold_exceeded";

    /// <summary>All types.</summary>
    public static IReadOnlyList<string> All { get; } =
    [AnomalyDetected, KpiThresholdBreached, ModelTrainingCompleted, CostThresholdExceeded];
}
