using System.Text.Json;
using System.Text.Json.Serialization;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Analytics.AnomalyDetections;

/// <summary>An anomaly that was detected.</summary>
/// <remarks>Equality compares lists and free JSON by reference.</remarks>
public sealed record AnomalyDetection : IHasId
{
    /// <summary>The id (<c>id</c>).</summary>
    [JsonPropertyName("id")]
    public string? Id { get; init; }

    /// <summary>The id of the model that found it; null for none (<c>model</c>).</summary>
    [JsonPropertyName("model")]
    public string? ModelId { get; init; }

    /// <summary>What kind it is (<c>anomaly_type</c>).</summary>
    [JsonPropertyName("anomaly_type")]
    public AnomalyType? AnomalyType { get; init; }

    /// <summary>How severe it is (<c>severity</c>).</summary>
    [JsonPropertyName("severity")]
    public AnomalySeverity? Severity { get; init; }

    /// <summary>How far it has been dealt with (<c>status</c>).</summary>
    [JsonPropertyName("status")]
    public AnomalyStatus? Status { get; init; }

    /// <summary>How sure the detection is, 0 to 1 (<c>confidence_score</c>).</summary>
    [JsonPropertyName("confidence_score")]
    public double? ConfidenceScore { get; init; }

    /// <summary>How far it is from normal, as its model counts (<c>anomaly_score</c>).</summary>
    [JsonPropertyName("anomaly_score")]
    public double? AnomalyScore { get; init; }

    /// <summary>The score from which on it counts as an anomaly (<c>threshold_used</c>).</summary>
    [JsonPropertyName("threshold_used")]
    public double? ThresholdUsed { get; init; }

    /// <summary>When it was detected (<c>detected_at</c>).</summary>
    [JsonPropertyName("detected_at")]
    public DateTimeOffset? DetectedAt { get; init; }

    /// <summary>Start of the time it lies in (<c>time_window_start</c>).</summary>
    [JsonPropertyName("time_window_start")]
    public DateTimeOffset? TimeWindowStart { get; init; }

    /// <summary>End of the time it lies in (<c>time_window_end</c>).</summary>
    [JsonPropertyName("time_window_end")]
    public DateTimeOffset? TimeWindowEnd { get; init; }

    /// <summary>The ids of the incidents it belongs to (<c>related_incidents</c>).</summary>
    [JsonPropertyName("related_incidents")]
    public IReadOnlyList<string>? RelatedIncidents { get; init; }

    /// <summary>The services it hit (<c>affected_services</c>).</summary>
    [JsonPropertyName("affected_services")]
    public IReadOnlyList<string>? AffectedServices { get; init; }

    /// <summary>The metrics that show it (<c>affected_metrics</c>).</summary>
    [JsonPropertyName("affected_metrics")]
    public IReadOnlyList<string>? AffectedMetrics { get; init; }

    /// <summary>What was found (<c>description</c>).</summary>
    [JsonPropertyName("description")]
    public string? Description { get; init; }

    /// <summary>What caused it (<c>root_cause_analysis</c>).</summary>
    [JsonPropertyName("root_cause_analysis")]
    public string? RootCauseAnalysis { get; init; }

    /// <summary>What it did (<c>impact_assessment</c>).</summary>
    [JsonPropertyName("impact_assessment")]
    public string? ImpactAssessment { get; init; }

    /// <summary>What was done about it (<c>actions_taken</c>).</summary>
    [JsonPropertyName("actions_taken")]
    public IReadOnlyList<string>? ActionsTaken { get; init; }

    /// <summary>When it was resolved; null before (<c>resolved_at</c>).</summary>
    [JsonPropertyName("resolved_at")]
    public DateTimeOffset? ResolvedAt { get; init; }

    /// <summary>The id of the user who resolved it (<c>resolved_by</c>).</summary>
    [JsonPropertyName("resolved_by")]
    public string? ResolvedBy { get; init; }

    /// <summary>More about it, any JSON (<c>metadata</c>).</summary>
    [JsonPropertyName("metadata")]
    public JsonElement? Metadata { get; init; }

    /// <summary>The members that this version does not know; empty when there are none.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties => UnknownMembers.AsReadOnly(Extra);

    /// <summary>The answer as JSON.</summary>
    public override string ToString() => JsonSerializer.Serialize(this, AnalyticsJsonContext.Default.AnomalyDetection);

    [JsonInclude, JsonExtensionData]
    internal IDictionary<string, JsonElement>? Extra { get; set; }
}
