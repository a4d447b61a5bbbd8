using IncidentAnalytics.Client.Serialization;
using Refit;

namespace IncidentAnalytics.Client.Analytics.CostAnalyses;

/// <summary>Which cost analyses to list, by when they were made.</summary>
public sealed record CostAnalysisQuery : AnalyticsWindowQuery
{
    /// <summary>Only costs of this kind (<c>cost_type</c>).</summary>
    [AliasAs("cost_type")]
    public CostType? CostType { get; init; }

    /// <summary>Only those that somebody has checked, or only the others (<c>is_validated</c>).</summary>
    [AliasAs("is_validated")]
    public bool? IsValidated { get; init; }

    private protected override void ThrowIfInvalid()
    {
        Guard.ThrowIfEmpty(CostType, "query.CostType");
    }
}
