using System.Text.Json;
using System.Text.Json.Serialization;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Analytics.PredictiveInsights;

/// <summary>
/// What a model foretells. Which members the service sends is not documented: these are this client's, all optional, and others are
/// kept.
/// </summary>
/// <remarks>Equality compares lists and free JSON by reference.</remarks>
public sealed record PredictiveInsight : IHasId
{
    /// <summary>The id (<c>id</c>).</summary>
    [JsonPropertyName("id")]
    public string? Id { get; init; }

    /// <summary>The id of the model (<c>model</c>).</summary>
    [JsonPropertyName("model")]
    public string? ModelId { get; init; }

    /// <summary>What it foretells (<c>insight_type</c>).</summary>
    [JsonPropertyName("insight_type")]
    public InsightType? InsightType { get; init; }

    /// <summary>A title (<c>title</c>).</summary>
    [JsonPropertyName("title")]
    public string? Title { get; init; }

    /// <summary>The insight in words (<c>description</c>).</summary>
    [JsonPropertyName("description")]
    public string? Description { get; init; }

    /// <summary>How sure it is, in a word (<c>confidence_level</c>).</summary>
    [JsonPropertyName("confidence_level")]
    public ConfidenceLevel? ConfidenceLevel { get; init; }

    /// <summary>How sure it is, 0 to 1 (<c>confidence_score</c>).</summary>
    [JsonPropertyName("confidence_score")]
    public double? ConfidenceScore { get; init; }

    /// <summary>What is foretold, any JSON (<c>predicted_value</c>).</summary>
    [JsonPropertyName("predicted_value")]
    public JsonElement? PredictedValue { get; init; }

    /// <summary>What to do (<c>recommendations</c>).</summary>
    [JsonPropertyName("recommendations")]
    public IReadOnlyList<string>? Recommendations { get; init; }

    /// <summary>From when it holds (<c>valid_from</c>).</summary>
    [JsonPropertyName("valid_from")]
    public DateTimeOffset? ValidFrom { get; init; }

    /// <summary>Until when it holds (<c>expires_at</c>).</summary>
    [JsonPropertyName("expires_at")]
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Whether somebody has taken note of it (<c>is_acknowledged</c>).</summary>
    [JsonPropertyName("is_acknowledged")]
    public bool? IsAcknowledged { get; init; }

    /// <summary>The id of the user who did (<c>acknowledged_by</c>).</summary>
    [JsonPropertyName("acknowledged_by")]
    public string? AcknowledgedBy { get; init; }

    /// <summary>When that was (<c>acknowledged_at</c>).</summary>
    [JsonPropertyName("acknowledged_at")]
    public DateTimeOffset? AcknowledgedAt { get; init; }

    /// <summary>Whether it was compared with what happened (<c>is_validated</c>).</summary>
    [JsonPropertyName("is_validated")]
    public bool? IsValidated { get; init; }

    /// <summary>How right it was, 0 to 1; null before that (<c>accuracy</c>).</summary>
    [JsonPropertyName("accuracy")]
    public double? Accuracy { get; init; }

    /// <summary>When it was made (<c>created_at</c>).</summary>
    [JsonPropertyName("created_at")]
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>The members that this version does not know; empty when there are none.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties => UnknownMembers.AsReadOnly(Extra);

    /// <summary>The answer as JSON.</summary>
    public override string ToString() => JsonSerializer.Serialize(this, AnalyticsJsonContext.Default.PredictiveInsight);

    [JsonInclude, JsonExtensionData]
    internal IDictionary<string, JsonElement>? Extra { get; set; }
}
