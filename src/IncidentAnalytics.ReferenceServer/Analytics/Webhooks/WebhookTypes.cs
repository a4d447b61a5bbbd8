namespace IncidentAnalytics.ReferenceServer.Analytics.Webhooks;

/// <summary>The types of webhooks. The vendor documents the four triggers; their names on the wire are this server's own.</summary>
public static class WebhookTypes
{
    /// <summary>New anomalies were detected; <c>data</c> is the anomaly.</summary>
    public const string AnomalyDetected = "anomaly.detected";

    /// <summary>A KPI misses its target; <c>data</c> has <c>metric</c>, <c>measurement</c> and <c>threshold</c>.</summary>
    public const string KpiThresholdBreached = "kpi.threshold_breached";

    /// <summary>A training ended, well or not; <c>data</c> is the model.</summary>
    public const string ModelTrainingCompleted = "model.training_completed";

    /// <summary>Incidents cost more than they may; <c>data</c> has the period, <c>total_cost</c>, <c>threshold</c> and <c>currency</c>.</summary>
    public const string CostThresholdExceeded = "cost.threshold_exceeded";

    /// <summary>All four.</summary>
    public static IReadOnlyList<string> All { get; } =
    [AnomalyDetected, KpiThresholdBreached, ModelTrainingCompleted, CostThresholdExceeded];
}
