using IncidentAnalytics.Client.Serialization;
using Refit;

namespace IncidentAnalytics.Client.Analytics.RecurrenceAnalyses;

/// <summary>Which recurrence analyses to list.</summary>
public sealed record RecurrenceAnalysisQuery : AnalyticsListQuery
{
    /// <summary>Only those of this kind (<c>recurrence_type</c>).</summary>
    [AliasAs("recurrence_type")]
    public RecurrenceType? RecurrenceType { get; init; }

    /// <summary>Only those at least this sure (<c>min_confidence</c>).</summary>
    [AliasAs("min_confidence")]
    public double? MinConfidence { get; init; }

    /// <summary>Only those whose cause is gone, or only the others (<c>is_resolved</c>).</summary>
    [AliasAs("is_resolved")]
    public bool? IsResolved { get; init; }

    private protected override void ThrowIfInvalid()
    {
        Guard.ThrowIfEmpty(RecurrenceType, "query.RecurrenceType");
    }
}
