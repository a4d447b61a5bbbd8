using IncidentAnalytics.ReferenceServer.Analytics.KpiMeasurements;
using IncidentAnalytics.ReferenceServer.Analytics.KpiMetrics;

namespace IncidentAnalytics.ReferenceServer.Analytics.Webhooks;

/// <summary>KPI Threshold Breached: a metric was calculated and misses its target.</summary>
internal sealed record KpiThresholdBreachedNotice(
    DateTimeOffset OccurredAt,
    KpiMetric Metric,
    KpiMeasurement Measurement,
    decimal TargetValue
) : AnalyticsNotice(OccurredAt);
