using System.Text.Json.Nodes;

namespace IncidentAnalytics.ReferenceServer.Analytics.AnomalyDetections;

/// <summary>Something unusual that the detection found.</summary>
internal sealed record AnomalyDetection : IRecord
{
    public required Guid Id { get; init; }

    /// <summary>The model that found it (<c>model</c>).</summary>
    public required Guid ModelId { get; init; }

    /// <summary>One of <see cref="AnomalyTypes"/>.</summary>
    public required string AnomalyType { get; init; }

    /// <summary>One of <see cref="Severities"/>.</summary>
    public required string Severity { get; init; }

    /// <summary>One of <see cref="AnomalyStatuses"/>.</summary>
    public required string Status { get; init; }

    /// <summary>0 to 1.</summary>
    public required double ConfidenceScore { get; init; }

    /// <summary>How unusual it is; at least <see cref="ThresholdUsed"/>, in the same unit.</summary>
    public required double AnomalyScore { get; init; }

    public required double ThresholdUsed { get; init; }

    public required DateTimeOffset DetectedAt { get; init; }

    /// <summary>Inclusive.</summary>
    public required DateTimeOffset TimeWindowStart { get; init; }

    /// <summary>Exclusive.</summary>
    public required DateTimeOffset TimeWindowEnd { get; init; }

    /// <summary>Ids of incidents, oldest first, see <see cref="IncidentSet.IdOf"/>.</summary>
    public required IReadOnlyList<Guid> RelatedIncidents { get; init; }

    public required IReadOnlyList<string> AffectedServices { get; init; }

    public required IReadOnlyList<string> AffectedMetrics { get; init; }

    public required string Description { get; init; }

    public required string RootCauseAnalysis { get; init; }

    public required string ImpactAssessment { get; init; }

    public IReadOnlyList<string> ActionsTaken { get; init; } = [];

    public DateTimeOffset? ResolvedAt { get; init; }

    public AnalyticsUser? ResolvedBy { get; init; }

    /// <summary>How many incidents there were (or how many times the usual time they took), and how many were expected.</summary>
    public required double Observed { get; init; }

    public required double Expected { get; init; }

    /// <summary>A new object (<c>metadata</c>).</summary>
    public JsonObject Metadata() =>
        new()
        {
            ["observed"] = Observed,
            ["expected"] = Expected,
            ["incident_count"] = RelatedIncidents.Count,
        };
}
