using System.Text.Json;
using System.Text.Json.Serialization;

namespace IncidentAnalytics.Client.Analytics.PredictiveModels;

/// <summary>A started training, with its scores once it has finished.</summary>
/// <remarks>The service does not document the members of this response: all are optional.</remarks>
public sealed record ModelTraining
{
    /// <summary>Identifier of the model (<c>model</c>).</summary>
    [JsonPropertyName("model")]
    public string? ModelId { get; set; }

    /// <summary>Status of the model (<c>status</c>).</summary>
    [JsonPropertyName("status")]
    public PredictiveModelStatus? Status { get; set; }

    /// <summary>Message of the service (<c>message</c>).</summary>
    [JsonPropertyName("message")]
    public string? Message { get; set; }

    /// <summary>Start of the training (<c>started_at</c>).</summary>
    [JsonPropertyName("started_at")]
    public DateTimeOffset? StartedAt { get; set; }

    /// <summary>End of the training; null while it runs (<c>last_trained_at</c>).</summary>
    [JsonPropertyName("last_trained_at")]
    public DateTimeOffset? LastTrainedAt { get; set; }

    /// <summary>Share of correct predictions, 0 to 1; null while the training runs (<c>accuracy_score</c>).</summary>
    [JsonPropertyName("accuracy_score")]
    public double? AccuracyScore { get; set; }

    /// <summary>Precision: share of positive predictions that were correct, 0 to 1 (<c>precision_score</c>).</summary>
    [JsonPropertyName("precision_score")]
    public double? PrecisionScore { get; set; }

    /// <summary>Recall: share of positives that were predicted, 0 to 1 (<c>recall_score</c>).</summary>
    [JsonPropertyName("recall_score")]
    public double? RecallScore { get; set; }

    /// <summary>F1 score: harmonic mean of precision and recall, 0 to 1 (<c>f1_score</c>).</summary>
    [JsonPropertyName("f1_score")]
    public double? F1Score { get; set; }

    /// <summary>Number of training samples (<c>training_samples_count</c>).</summary>
    [JsonPropertyName("training_samples_count")]
    public long? TrainingSamplesCount { get; set; }

    /// <summary>Number of test samples (<c>test_samples_count</c>).</summary>
    [JsonPropertyName("test_samples_count")]
    public long? TestSamplesCount { get; set; }

    /// <summary>Duration of the training, in seconds (<c>training_duration_seconds</c>).</summary>
    [JsonPropertyName("training_duration_seconds")]
    public double? TrainingDurationSeconds { get; set; }

    /// <summary>Unknown members of the response; empty if there are none.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties => UnknownMembers.AsReadOnly(Extra);

    [JsonInclude, JsonExtensionData]
    internal IDictionary<string, JsonElement>? Extra { get; set; }

    /// <summary>The response as JSON.</summary>
    public override string ToString() => JsonSerializer.Serialize(this, AnalyticsJsonContext.Default.ModelTraining);
}

/// <summary>Scores of a trained model.</summary>
/// <remarks>
/// The service does not document the members of this response: all are optional. Equality compares lists and free JSON by reference.
/// </remarks>
public sealed record ModelPerformance
{
    /// <summary>Identifier of the model (<c>model</c>).</summary>
    [JsonPropertyName("model")]
    public string? ModelId { get; set; }

    /// <summary>Type of the model (<c>model_type</c>).</summary>
    [JsonPropertyName("model_type")]
    public PredictiveModelType? ModelType { get; set; }

    /// <summary>Share of correct predictions, 0 to 1; null before training (<c>accuracy_score</c>).</summary>
    [JsonPropertyName("accuracy_score")]
    public double? AccuracyScore { get; set; }

    /// <summary>Precision: share of positive predictions that were correct, 0 to 1 (<c>precision_score</c>).</summary>
    [JsonPropertyName("precision_score")]
    public double? PrecisionScore { get; set; }

    /// <summary>Recall: share of positives that were predicted, 0 to 1 (<c>recall_score</c>).</summary>
    [JsonPropertyName("recall_score")]
    public double? RecallScore { get; set; }

    /// <summary>F1 score: harmonic mean of precision and recall, 0 to 1 (<c>f1_score</c>).</summary>
    [JsonPropertyName("f1_score")]
    public double? F1Score { get; set; }

    /// <summary>Number of training samples (<c>training_samples_count</c>).</summary>
    [JsonPropertyName("training_samples_count")]
    public long? TrainingSamplesCount { get; set; }

    /// <summary>Number of test samples (<c>test_samples_count</c>).</summary>
    [JsonPropertyName("test_samples_count")]
    public long? TestSamplesCount { get; set; }

    /// <summary>Duration of the training, in seconds (<c>training_duration_seconds</c>).</summary>
    [JsonPropertyName("training_duration_seconds")]
    public double? TrainingDurationSeconds { get; set; }

    /// <summary>Time of the last training (<c>last_trained_at</c>).</summary>
    [JsonPropertyName("last_trained_at")]
    public DateTimeOffset? LastTrainedAt { get; set; }

    /// <summary>Baseline that the scores are compared with (<c>baseline</c>).</summary>
    [JsonPropertyName("baseline")]
    public string? Baseline { get; set; }

    /// <summary>Further scores, any JSON (<c>metrics</c>).</summary>
    [JsonPropertyName("metrics")]
    public JsonElement? Metrics { get; set; }

    /// <summary>Unknown members of the response; empty if there are none.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties => UnknownMembers.AsReadOnly(Extra);

    [JsonInclude, JsonExtensionData]
    internal IDictionary<string, JsonElement>? Extra { get; set; }

    /// <summary>The response as JSON.</summary>
    public override string ToString() => JsonSerializer.Serialize(this, AnalyticsJsonContext.Default.ModelPerformance);
}
