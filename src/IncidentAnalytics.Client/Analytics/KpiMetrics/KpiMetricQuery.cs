using IncidentAnalytics.Client.Serialization;
using Refit;

namespace IncidentAnalytics.Client.Analytics.KpiMetrics;

/// <summary>Which KPI metrics to list.</summary>
public sealed record KpiMetricQuery : AnalyticsListQuery
{
    /// <summary>Only those that measure this (<c>metric_type</c>).</summary>
    [AliasAs("metric_type")]
    public KpiMetricType? MetricType { get; init; }

    /// <summary>Only those that are computed, or only those that are not (<c>is_active</c>).</summary>
    [AliasAs("is_active")]
    public bool? IsActive { get; init; }

    /// <summary>Only those that came with the service, or only the others (<c>is_system_metric</c>).</summary>
    [AliasAs("is_system_metric")]
    public bool? IsSystemMetric { get; init; }

    /// <summary>Only those made after this instant (<c>created_after</c>).</summary>
    [AliasAs("created_after"), Query(Format = SentInstant)]
    public DateTimeOffset? CreatedAfter { get; init; }

    /// <summary>Only those made before this instant (<c>created_before</c>).</summary>
    [AliasAs("created_before"), Query(Format = SentInstant)]
    public DateTimeOffset? CreatedBefore { get; init; }

    private protected override void ThrowIfInvalid()
    {
        Guard.ThrowIfEmpty(MetricType, "query.MetricType");
    }
}
