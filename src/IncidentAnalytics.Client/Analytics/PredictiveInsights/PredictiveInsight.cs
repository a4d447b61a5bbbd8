using System.Text.Json;
using System.Text.Json.Serialization;

namespace IncidentAnalytics.Client.Analytics.PredictiveInsights;

/// <summary>A prediction made by a model.</summary>
/// <remarks>
/// The service does not document the members of this response: all are optional. Equality compares lists and free JSON by reference.
/// </remarks>
public sealed record PredictiveInsight : IHasId
{
    /// <summary>Identifier (<c>id</c>).</summary>
    [JsonPropertyName("id")]
    public string? Id { get; set; }

    /// <summary>Identifier of the model (<c>model</c>).</summary>
    [JsonPropertyName("model")]
    public string? ModelId { get; set; }

    /// <summary>Type of the insight (<c>insight_type</c>).</summary>
    [JsonPropertyName("insight_type")]
    public InsightType? InsightType { get; set; }

    /// <summary>Title (<c>title</c>).</summary>
    [JsonPropertyName("title")]
    public string? Title { get; set; }

    /// <summary>Description (<c>description</c>).</summary>
    [JsonPropertyName("description")]
    public string? Description { get; set; }

    /// <summary>Confidence level (<c>confidence_level</c>).</summary>
    [JsonPropertyName("confidence_level")]
    public ConfidenceLevel? ConfidenceLevel { get; set; }

    /// <summary>Confidence, 0 to 1 (<c>confidence_score</c>).</summary>
    [JsonPropertyName("confidence_score")]
    public double? ConfidenceScore { get; set; }

    /// <summary>Predicted value, any JSON (<c>predicted_value</c>).</summary>
    [JsonPropertyName("predicted_value")]
    public JsonElement? PredictedValue { get; set; }

    /// <summary>Recommended actions (<c>recommendations</c>).</summary>
    [JsonPropertyName("recommendations")]
    public IReadOnlyList<string>? Recommendations { get; set; }

    /// <summary>Start of validity (<c>valid_from</c>).</summary>
    [JsonPropertyName("valid_from")]
    public DateTimeOffset? ValidFrom { get; set; }

    /// <summary>End of validity (<c>expires_at</c>).</summary>
    [JsonPropertyName("expires_at")]
    public DateTimeOffset? ExpiresAt { get; set; }

    /// <summary>Whether a user has acknowledged the insight (<c>is_acknowledged</c>).</summary>
    [JsonPropertyName("is_acknowledged")]
    public bool? IsAcknowledged { get; set; }

    /// <summary>Identifier of the user who acknowledged the insight (<c>acknowledged_by</c>).</summary>
    [JsonPropertyName("acknowledged_by")]
    public string? AcknowledgedBy { get; set; }

    /// <summary>Time of acknowledgment (<c>acknowledged_at</c>).</summary>
    [JsonPropertyName("acknowledged_at")]
    public DateTimeOffset? AcknowledgedAt { get; set; }

    /// <summary>Whether the insight has been compared with the actual outcome (<c>is_validated</c>).</summary>
    [JsonPropertyName("is_validated")]
    public bool? IsValidated { get; set; }

    /// <summary>Accuracy, 0 to 1; null before validation (<c>accuracy</c>).</summary>
    [JsonPropertyName("accuracy")]
    public double? Accuracy { get; set; }

    /// <summary>Time of creation (<c>created_at</c>).</summary>
    [JsonPropertyName("created_at")]
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>Unknown members of this object; empty if there are none.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties => UnknownMembers.AsReadOnly(Extra);

    [JsonInclude, JsonExtensionData]
    internal IDictionary<string, JsonElement>? Extra { get; set; }

    /// <summary>The object as JSON.</summary>
    public override string ToString() => JsonSerializer.Serialize(this, AnalyticsJsonContext.Default.PredictiveInsight);
}

/// <summary>Counts of insights.</summary>
public sealed record InsightSummary
{
    /// <summary>Number of insights (<c>total_insights</c>).</summary>
    [JsonPropertyName("total_insights")]
    public long? TotalInsights { get; set; }

    /// <summary>Number of insights of high confidence (<c>high_confidence_insights</c>).</summary>
    [JsonPropertyName("high_confidence_insights")]
    public long? HighConfidenceInsights { get; set; }

    /// <summary>Number of insights of medium confidence (<c>medium_confidence_insights</c>).</summary>
    [JsonPropertyName("medium_confidence_insights")]
    public long? MediumConfidenceInsights { get; set; }

    /// <summary>Number of insights of low confidence (<c>low_confidence_insights</c>).</summary>
    [JsonPropertyName("low_confidence_insights")]
    public long? LowConfidenceInsights { get; set; }

    /// <summary>Number of acknowledged insights (<c>acknowledged_insights</c>).</summary>
    [JsonPropertyName("acknowledged_insights")]
    public long? AcknowledgedInsights { get; set; }

    /// <summary>Number of insights compared with the actual outcome (<c>validated_insights</c>).</summary>
    [JsonPropertyName("validated_insights")]
    public long? ValidatedInsights { get; set; }

    /// <summary>Number of expired insights (<c>expired_insights</c>).</summary>
    [JsonPropertyName("expired_insights")]
    public long? ExpiredInsights { get; set; }

    /// <summary>Mean accuracy of the insights, 0 to 1 (<c>average_accuracy</c>).</summary>
    [JsonPropertyName("average_accuracy")]
    public decimal? AverageAccuracy { get; set; }

    /// <summary>Number of active models (<c>active_models</c>).</summary>
    [JsonPropertyName("active_models")]
    public long? ActiveModels { get; set; }

    /// <summary>Unknown members of the response; empty if there are none.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties => UnknownMembers.AsReadOnly(Extra);

    [JsonInclude, JsonExtensionData]
    internal IDictionary<string, JsonElement>? Extra { get; set; }

    /// <summary>The response as JSON.</summary>
    public override string ToString() => JsonSerializer.Serialize(this, AnalyticsJsonContext.Default.InsightSummary);
}
