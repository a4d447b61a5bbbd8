using System.Text.Json;
using System.Text.Json.Serialization;

namespace IncidentAnalytics.Client.Analytics.AnomalyDetections;

/// <summary>A detected anomaly.</summary>
/// <remarks>Equality compares lists and free JSON by reference.</remarks>
public sealed record AnomalyDetection : IHasId
{
    /// <summary>Identifier (<c>id</c>).</summary>
    [JsonPropertyName("id")]
    public string? Id { get; set; }

    /// <summary>Identifier of the model that detected the anomaly; null if none (<c>model</c>).</summary>
    [JsonPropertyName("model")]
    public string? ModelId { get; set; }

    /// <summary>Type of the anomaly (<c>anomaly_type</c>).</summary>
    [JsonPropertyName("anomaly_type")]
    public AnomalyType? AnomalyType { get; set; }

    /// <summary>Severity (<c>severity</c>).</summary>
    [JsonPropertyName("severity")]
    public AnomalySeverity? Severity { get; set; }

    /// <summary>Status of the investigation (<c>status</c>).</summary>
    [JsonPropertyName("status")]
    public AnomalyStatus? Status { get; set; }

    /// <summary>Confidence of the detection, 0 to 1 (<c>confidence_score</c>).</summary>
    [JsonPropertyName("confidence_score")]
    public double? ConfidenceScore { get; set; }

    /// <summary>Deviation from normal, on the scale of the model (<c>anomaly_score</c>).</summary>
    [JsonPropertyName("anomaly_score")]
    public double? AnomalyScore { get; set; }

    /// <summary>Score at or above which the model reports an anomaly (<c>threshold_used</c>).</summary>
    [JsonPropertyName("threshold_used")]
    public double? ThresholdUsed { get; set; }

    /// <summary>Time of detection (<c>detected_at</c>).</summary>
    [JsonPropertyName("detected_at")]
    public DateTimeOffset? DetectedAt { get; set; }

    /// <summary>Start of the period in which the anomaly occurred (<c>time_window_start</c>).</summary>
    [JsonPropertyName("time_window_start")]
    public DateTimeOffset? TimeWindowStart { get; set; }

    /// <summary>End of the period in which the anomaly occurred (<c>time_window_end</c>).</summary>
    [JsonPropertyName("time_window_end")]
    public DateTimeOffset? TimeWindowEnd { get; set; }

    /// <summary>Identifiers of the related incidents (<c>related_incidents</c>).</summary>
    [JsonPropertyName("related_incidents")]
    public IReadOnlyList<string>? RelatedIncidents { get; set; }

    /// <summary>Affected services (<c>affected_services</c>).</summary>
    [JsonPropertyName("affected_services")]
    public IReadOnlyList<string>? AffectedServices { get; set; }

    /// <summary>Affected metrics (<c>affected_metrics</c>).</summary>
    [JsonPropertyName("affected_metrics")]
    public IReadOnlyList<string>? AffectedMetrics { get; set; }

    /// <summary>Description (<c>description</c>).</summary>
    [JsonPropertyName("description")]
    public string? Description { get; set; }

    /// <summary>Root cause (<c>root_cause_analysis</c>).</summary>
    [JsonPropertyName("root_cause_analysis")]
    public string? RootCauseAnalysis { get; set; }

    /// <summary>Impact (<c>impact_assessment</c>).</summary>
    [JsonPropertyName("impact_assessment")]
    public string? ImpactAssessment { get; set; }

    /// <summary>Actions taken (<c>actions_taken</c>).</summary>
    [JsonPropertyName("actions_taken")]
    public IReadOnlyList<string>? ActionsTaken { get; set; }

    /// <summary>Time of resolution; null while unresolved (<c>resolved_at</c>).</summary>
    [JsonPropertyName("resolved_at")]
    public DateTimeOffset? ResolvedAt { get; set; }

    /// <summary>Identifier of the user who resolved the anomaly (<c>resolved_by</c>).</summary>
    [JsonPropertyName("resolved_by")]
    public string? ResolvedBy { get; set; }

    /// <summary>Additional data, any JSON (<c>metadata</c>).</summary>
    [JsonPropertyName("metadata")]
    public JsonElement? Metadata { get; set; }

    /// <summary>Unknown members of this object; empty if there are none.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties => UnknownMembers.AsReadOnly(Extra);

    [JsonInclude, JsonExtensionData]
    internal IDictionary<string, JsonElement>? Extra { get; set; }

    /// <summary>The object as JSON.</summary>
    public override string ToString() => JsonSerializer.Serialize(this, AnalyticsJsonContext.Default.AnomalyDetection);
}

/// <summary>Counts of anomalies.</summary>
public sealed record AnomalySummary
{
    /// <summary>Number of anomalies (<c>total_anomalies</c>).</summary>
    [JsonPropertyName("total_anomalies")]
    public long? TotalAnomalies { get; set; }

    /// <summary>Number of anomalies of critical severity (<c>critical_anomalies</c>).</summary>
    [JsonPropertyName("critical_anomalies")]
    public long? CriticalAnomalies { get; set; }

    /// <summary>Number of anomalies of high severity (<c>high_anomalies</c>).</summary>
    [JsonPropertyName("high_anomalies")]
    public long? HighAnomalies { get; set; }

    /// <summary>Number of anomalies of medium severity (<c>medium_anomalies</c>).</summary>
    [JsonPropertyName("medium_anomalies")]
    public long? MediumAnomalies { get; set; }

    /// <summary>Number of anomalies of low severity (<c>low_anomalies</c>).</summary>
    [JsonPropertyName("low_anomalies")]
    public long? LowAnomalies { get; set; }

    /// <summary>Number of unresolved anomalies (<c>unresolved_anomalies</c>).</summary>
    [JsonPropertyName("unresolved_anomalies")]
    public long? UnresolvedAnomalies { get; set; }

    /// <summary>Share of false positives, in percent (<c>false_positive_rate</c>).</summary>
    [JsonPropertyName("false_positive_rate")]
    public decimal? FalsePositiveRate { get; set; }

    /// <summary>Mean time from detection to resolution; null if no anomaly is resolved (<c>average_resolution_time</c>).</summary>
    [JsonPropertyName("average_resolution_time")]
    public TimeSpan? AverageResolutionTime { get; set; }

    /// <summary>Unknown members of the response; empty if there are none.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties => UnknownMembers.AsReadOnly(Extra);

    [JsonInclude, JsonExtensionData]
    internal IDictionary<string, JsonElement>? Extra { get; set; }

    /// <summary>The response as JSON.</summary>
    public override string ToString() => JsonSerializer.Serialize(this, AnalyticsJsonContext.Default.AnomalySummary);
}
