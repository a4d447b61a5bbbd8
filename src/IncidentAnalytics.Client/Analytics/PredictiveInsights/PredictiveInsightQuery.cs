using IncidentAnalytics.Client.Serialization;
using Refit;

namespace IncidentAnalytics.Client.Analytics.PredictiveInsights;

/// <summary>Which insights to list.</summary>
public sealed record PredictiveInsightQuery : AnalyticsListQuery
{
    /// <summary>Only those that foretell this (<c>insight_type</c>).</summary>
    [AliasAs("insight_type")]
    public InsightType? InsightType { get; init; }

    /// <summary>Only those this sure (<c>confidence_level</c>).</summary>
    [AliasAs("confidence_level")]
    public ConfidenceLevel? ConfidenceLevel { get; init; }

    /// <summary>Only those that somebody has taken note of, or only the others (<c>is_acknowledged</c>).</summary>
    [AliasAs("is_acknowledged")]
    public bool? IsAcknowledged { get; init; }

    /// <summary>Only those that were compared with what happened, or only the others (<c>is_validated</c>).</summary>
    [AliasAs("is_validated")]
    public bool? IsValidated { get; init; }

    /// <summary>Whether insights that hold no longer are listed too (<c>include_expired</c>).</summary>
    [AliasAs("include_expired")]
    public bool? IncludeExpired { get; init; }

    private protected override void ThrowIfInvalid()
    {
        Guard.ThrowIfEmpty(InsightType, "query.InsightType");
        Guard.ThrowIfEmpty(ConfidenceLevel, "query.ConfidenceLevel");
    }
}
