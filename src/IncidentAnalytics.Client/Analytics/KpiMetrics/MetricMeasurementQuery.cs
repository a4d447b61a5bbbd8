namespace IncidentAnalytics.Client.Analytics.KpiMetrics;

/// <summary>Which measurements of one metric to list, by the period they measured.</summary>
public sealed record MetricMeasurementQuery : AnalyticsWindowQuery;
