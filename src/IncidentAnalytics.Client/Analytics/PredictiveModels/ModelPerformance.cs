using System.Text.Json;
using System.Text.Json.Serialization;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Analytics.PredictiveModels;

/// <summary>
/// How good a model is. Which members the service sends is not documented: these are this client's, all optional, and others are
/// kept.
/// </summary>
/// <remarks>Equality compares lists and free JSON by reference.</remarks>
public sealed record ModelPerformance
{
    /// <summary>The id of the model (<c>model</c>).</summary>
    [JsonPropertyName("model")]
    public string? ModelId { get; init; }

    /// <summary>What it predicts (<c>model_type</c>).</summary>
    [JsonPropertyName("model_type")]
    public PredictiveModelType? ModelType { get; init; }

    /// <summary>The share of predictions that were right, 0 to 1; null before training (<c>accuracy_score</c>).</summary>
    [JsonPropertyName("accuracy_score")]
    public double? AccuracyScore { get; init; }

    /// <summary>The share of positive predictions that were right, 0 to 1 (<c>precision_score</c>).</summary>
    [JsonPropertyName("precision_score")]
    public double? PrecisionScore { get; init; }

    /// <summary>The share of positives that were found, 0 to 1 (<c>recall_score</c>).</summary>
    [JsonPropertyName("recall_score")]
    public double? RecallScore { get; init; }

    /// <summary>The harmonic mean of precision and recall, 0 to 1 (<c>f1_score</c>).</summary>
    [JsonPropertyName("f1_score")]
    public double? F1Score { get; init; }

    /// <summary>How many samples it was trained with (<c>training_samples_count</c>).</summary>
    [JsonPropertyName("training_samples_count")]
    public long? TrainingSamplesCount { get; init; }

    /// <summary>How many samples it was scored with (<c>test_samples_count</c>).</summary>
    [JsonPropertyName("test_samples_count")]
    public long? TestSamplesCount { get; init; }

    /// <summary>How long its training took, in seconds (<c>training_duration_seconds</c>).</summary>
    [JsonPropertyName("training_duration_seconds")]
    public double? TrainingDurationSeconds { get; init; }

    /// <summary>When it was last trained (<c>last_trained_at</c>).</summary>
    [JsonPropertyName("last_trained_at")]
    public DateTimeOffset? LastTrainedAt { get; init; }

    /// <summary>What it is compared with (<c>baseline</c>).</summary>
    [JsonPropertyName("baseline")]
    public string? Baseline { get; init; }

    /// <summary>Further scores, any JSON (<c>metrics</c>).</summary>
    [JsonPropertyName("metrics")]
    public JsonElement? Metrics { get; init; }

    /// <summary>The members that this version does not know; empty when there are none.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties => UnknownMembers.AsReadOnly(Extra);

    /// <summary>The answer as JSON.</summary>
    public override string ToString() => JsonSerializer.Serialize(this, AnalyticsJsonContext.Default.ModelPerformance);

    [JsonInclude, JsonExtensionData]
    internal IDictionary<string, JsonElement>? Extra { get; set; }
}
