using IncidentAnalytics.Client.Serialization;
using Refit;

namespace IncidentAnalytics.Client.Analytics.DashboardConfigurations;

/// <summary>Which dashboard configurations to list.</summary>
public sealed record DashboardConfigurationQuery : AnalyticsListQuery
{
    /// <summary>Only those of this type (<c>dashboard_type</c>).</summary>
    [AliasAs("dashboard_type")]
    public DashboardType? DashboardType { get; init; }

    /// <summary>Only those in use, or only the others (<c>is_active</c>).</summary>
    [AliasAs("is_active")]
    public bool? IsActive { get; init; }

    private protected override void ThrowIfInvalid()
    {
        Guard.ThrowIfEmpty(DashboardType, "query.DashboardType");
    }
}
