using Refit;

namespace IncidentAnalytics.Client.Analytics.KpiMeasurements;

/// <summary>Which KPI measurements to list, by the period they measured.</summary>
public sealed record KpiMeasurementQuery : AnalyticsWindowQuery
{
    /// <summary>Only those of this metric (<c>metric_id</c>).</summary>
    [AliasAs("metric_id")]
    public string? MetricId { get; init; }
}
