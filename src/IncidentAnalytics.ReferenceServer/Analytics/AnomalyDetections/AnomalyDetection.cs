using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Analytics.Incidents;
using IncidentAnalytics.ReferenceServer.Analytics.Records;

namespace IncidentAnalytics.ReferenceServer.Analytics.AnomalyDetections;

/// <summary>A detected anomaly.</summary>
internal sealed record AnomalyDetection : IRecord
{
    public required Guid Id { get; init; }

    /// <summary>The id of the model that detected it.</summary>
    public required Guid ModelId { get; init; }

    /// <summary>One of <see cref="AnomalyTypes"/>.</summary>
    public required string AnomalyType { get; init; }

    /// <summary>One of <see cref="Severities"/>.</summary>
    public required string Severity { get; init; }

    /// <summary>One of <see cref="AnomalyStatuses"/>.</summary>
    public required string Status { get; init; }

    /// <summary>0 to 1.</summary>
    public required double ConfidenceScore { get; init; }

    /// <summary>At least <see cref="ThresholdUsed"/>, in the same unit.</summary>
    public required double AnomalyScore { get; init; }

    public required double ThresholdUsed { get; init; }

    public required DateTimeOffset DetectedAt { get; init; }

    /// <summary>The inclusive start.</summary>
    public required DateTimeOffset TimeWindowStart { get; init; }

    /// <summary>The exclusive end.</summary>
    public required DateTimeOffset TimeWindowEnd { get; init; }

    /// <summary>The ids of the incidents, oldest first; see <see cref="IncidentSet.GetId"/>.</summary>
    public required IReadOnlyList<Guid> RelatedIncidents { get; init; }

    public required IReadOnlyList<string> AffectedServices { get; init; }

    public required IReadOnlyList<string> AffectedMetrics { get; init; }

    public required string Description { get; init; }

    public required string RootCauseAnalysis { get; init; }

    public required string ImpactAssessment { get; init; }

    public IReadOnlyList<string> ActionsTaken { get; init; } = [];

    public DateTimeOffset? ResolvedAt { get; init; }

    public AnalyticsUser? ResolvedBy { get; init; }

    /// <summary>The number of incidents, or for BEHAVIORAL the factor by which resolutions were slower.</summary>
    public required double Observed { get; init; }

    /// <summary>The expected value of <see cref="Observed"/>.</summary>
    public required double Expected { get; init; }

    /// <summary>Creates the JSON of <c>metadata</c>.</summary>
    public JsonObject Metadata() =>
        new()
        {
            ["observed"] = Observed,
            ["expected"] = Expected,
            ["incident_count"] = RelatedIncidents.Count,
        };
}
