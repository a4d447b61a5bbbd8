using IncidentAnalytics.ReferenceServer.Analytics.AnomalyDetections;
using IncidentAnalytics.ReferenceServer.Analytics.KpiMeasurements;
using IncidentAnalytics.ReferenceServer.Analytics.KpiMetrics;
using IncidentAnalytics.ReferenceServer.Analytics.PredictiveModels;

namespace IncidentAnalytics.ReferenceServer.Analytics.Webhooks;

/// <summary>An event that webhooks deliver.</summary>
internal abstract record AnalyticsEvent(DateTimeOffset OccurredAt);

/// <summary>A detection run found a new anomaly.</summary>
internal sealed record AnomalyDetectedEvent(DateTimeOffset OccurredAt, AnomalyDetection Anomaly) : AnalyticsEvent(OccurredAt);

/// <summary>A metric was calculated and misses its target.</summary>
/// <param name="OccurredAt">When the metric was calculated.</param>
/// <param name="Metric">The metric.</param>
/// <param name="Measurement">The measurement that misses the target.</param>
/// <param name="TargetValue">The target.</param>
/// <param name="Measurements">The measurements of all metrics, which the payload shows with the metric.</param>
internal sealed record KpiThresholdBreachedEvent(
    DateTimeOffset OccurredAt,
    KpiMetric Metric,
    KpiMeasurement Measurement,
    decimal TargetValue,
    IReadOnlyList<KpiMeasurement> Measurements
) : AnalyticsEvent(OccurredAt);

/// <summary>A training ended, successfully or not.</summary>
internal sealed record ModelTrainingCompletedEvent(DateTimeOffset OccurredAt, PredictiveModel Model) : AnalyticsEvent(OccurredAt);

/// <summary>The incidents created in a period cost more than <see cref="CostAnalyses.CostRates.DailyThreshold"/> per day.</summary>
/// <param name="OccurredAt">When the costs were checked.</param>
/// <param name="PeriodStart">The start of the period, inclusive.</param>
/// <param name="PeriodEnd">The end of the period, exclusive.</param>
/// <param name="TotalCost">The cost, to two decimal places.</param>
/// <param name="Threshold">The threshold of the period.</param>
/// <param name="Currency">The currency of both amounts.</param>
internal sealed record CostThresholdExceededEvent(
    DateTimeOffset OccurredAt,
    DateTimeOffset PeriodStart,
    DateTimeOffset PeriodEnd,
    decimal TotalCost,
    decimal Threshold,
    string Currency
) : AnalyticsEvent(OccurredAt);
