using IncidentAnalytics.Client.Serialization;
using Refit;

namespace IncidentAnalytics.Client.Analytics.AnomalyDetections;

/// <summary>Which anomalies to list, by when they were detected.</summary>
public sealed record AnomalyDetectionQuery : AnalyticsWindowQuery
{
    /// <summary>Only those of this kind (<c>anomaly_type</c>).</summary>
    [AliasAs("anomaly_type")]
    public AnomalyType? AnomalyType { get; init; }

    /// <summary>Only those of this severity (<c>severity</c>).</summary>
    [AliasAs("severity")]
    public AnomalySeverity? Severity { get; init; }

    /// <summary>Only those in this state (<c>status</c>).</summary>
    [AliasAs("status")]
    public AnomalyStatus? Status { get; init; }

    private protected override void ThrowIfInvalid()
    {
        Guard.ThrowIfEmpty(AnomalyType, "query.AnomalyType");
        Guard.ThrowIfEmpty(Severity, "query.Severity");
        Guard.ThrowIfEmpty(Status, "query.Status");
    }
}
