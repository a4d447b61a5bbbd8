using IncidentAnalytics.ReferenceServer.Engine.Analytics.Kpis;

namespace IncidentAnalytics.ReferenceServer.Engine.Analytics.Notices;

/// <summary>KPI Threshold Breached: a metric was calculated and misses its target.</summary>
internal sealed record KpiThresholdBreachedNotice(
    DateTimeOffset OccurredAt,
    KpiMetric Metric,
    KpiMeasurement Measurement,
    decimal TargetValue
) : AnalyticsNotice(OccurredAt);
