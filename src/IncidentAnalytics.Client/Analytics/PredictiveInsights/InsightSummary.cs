using System.Text.Json;
using System.Text.Json.Serialization;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Analytics.PredictiveInsights;

/// <summary>Insights by the number.</summary>
public sealed record InsightSummary
{
    /// <summary>All insights (<c>total_insights</c>).</summary>
    [JsonPropertyName("total_insights")]
    public long? TotalInsights { get; init; }

    /// <summary>Those of high confidence (<c>high_confidence_insights</c>).</summary>
    [JsonPropertyName("high_confidence_insights")]
    public long? HighConfidenceInsights { get; init; }

    /// <summary>Those of medium confidence (<c>medium_confidence_insights</c>).</summary>
    [JsonPropertyName("medium_confidence_insights")]
    public long? MediumConfidenceInsights { get; init; }

    /// <summary>Those of low confidence (<c>low_confidence_insights</c>).</summary>
    [JsonPropertyName("low_confidence_insights")]
    public long? LowConfidenceInsights { get; init; }

    /// <summary>Those that somebody has taken note of (<c>acknowledged_insights</c>).</summary>
    [JsonPropertyName("acknowledged_insights")]
    public long? AcknowledgedInsights { get; init; }

    /// <summary>Those that were compared with what happened (<c>validated_insights</c>).</summary>
    [JsonPropertyName("validated_insights")]
    public long? ValidatedInsights { get; init; }

    /// <summary>Those that hold no longer (<c>expired_insights</c>).</summary>
    [JsonPropertyName("expired_insights")]
    public long? ExpiredInsights { get; init; }

    /// <summary>How right they were on average, as a fraction: 0 to 1 (<c>average_accuracy</c>).</summary>
    [JsonPropertyName("average_accuracy")]
    public decimal? AverageAccuracy { get; init; }

    /// <summary>How many models are in use (<c>active_models</c>).</summary>
    [JsonPropertyName("active_models")]
    public long? ActiveModels { get; init; }

    /// <summary>The members that this version does not know; empty when there are none.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties => UnknownMembers.AsReadOnly(Extra);

    /// <summary>The answer as JSON.</summary>
    public override string ToString() => JsonSerializer.Serialize(this, AnalyticsJsonContext.Default.InsightSummary);

    [JsonInclude, JsonExtensionData]
    internal IDictionary<string, JsonElement>? Extra { get; set; }
}
