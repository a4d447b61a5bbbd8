using System.Text.Json;
using System.Text.Json.Serialization;

namespace IncidentAnalytics.Client.Analytics.PredictiveModels;

/// <summary>A predictive model: its definition, its training and its scores.</summary>
/// <remarks>Equality compares lists and free JSON by reference.</remarks>
public sealed record PredictiveModel : IHasId
{
    /// <summary>Identifier (<c>id</c>).</summary>
    [JsonPropertyName("id")]
    public string? Id { get; set; }

    /// <summary>Name (<c>name</c>).</summary>
    [JsonPropertyName("name")]
    public string? Name { get; set; }

    /// <summary>Description (<c>description</c>).</summary>
    [JsonPropertyName("description")]
    public string? Description { get; set; }

    /// <summary>Type of the model (<c>model_type</c>).</summary>
    [JsonPropertyName("model_type")]
    public PredictiveModelType? ModelType { get; set; }

    /// <summary>Algorithm (<c>algorithm_type</c>).</summary>
    [JsonPropertyName("algorithm_type")]
    public PredictiveAlgorithmType? AlgorithmType { get; set; }

    /// <summary>Parameters of the algorithm, any JSON (<c>model_config</c>).</summary>
    [JsonPropertyName("model_config")]
    public JsonElement? ModelConfig { get; set; }

    /// <summary>Names of the features (<c>feature_columns</c>).</summary>
    [JsonPropertyName("feature_columns")]
    public IReadOnlyList<string>? FeatureColumns { get; set; }

    /// <summary>Name of the target (<c>target_column</c>).</summary>
    [JsonPropertyName("target_column")]
    public string? TargetColumn { get; set; }

    /// <summary>Period of the training data, in days (<c>training_data_period_days</c>).</summary>
    [JsonPropertyName("training_data_period_days")]
    public long? TrainingDataPeriodDays { get; set; }

    /// <summary>Minimum number of training samples (<c>min_training_samples</c>).</summary>
    [JsonPropertyName("min_training_samples")]
    public long? MinTrainingSamples { get; set; }

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

    /// <summary>Status (<c>status</c>).</summary>
    [JsonPropertyName("status")]
    public PredictiveModelStatus? Status { get; set; }

    /// <summary>Version (<c>version</c>).</summary>
    [JsonPropertyName("version")]
    public string? Version { get; set; }

    /// <summary>Path of the model file on the service (<c>model_file_path</c>).</summary>
    [JsonPropertyName("model_file_path")]
    public string? ModelFilePath { get; set; }

    /// <summary>Time of the last training (<c>last_trained_at</c>).</summary>
    [JsonPropertyName("last_trained_at")]
    public DateTimeOffset? LastTrainedAt { get; set; }

    /// <summary>Duration of the training, in seconds (<c>training_duration_seconds</c>).</summary>
    [JsonPropertyName("training_duration_seconds")]
    public long? TrainingDurationSeconds { get; set; }

    /// <summary>Number of training samples (<c>training_samples_count</c>).</summary>
    [JsonPropertyName("training_samples_count")]
    public long? TrainingSamplesCount { get; set; }

    /// <summary>Whether the model is retrained automatically (<c>auto_retrain_enabled</c>).</summary>
    [JsonPropertyName("auto_retrain_enabled")]
    public bool? AutoRetrainEnabled { get; set; }

    /// <summary>Retraining interval, in days (<c>retrain_frequency_days</c>).</summary>
    [JsonPropertyName("retrain_frequency_days")]
    public long? RetrainFrequencyDays { get; set; }

    /// <summary>Score below which the model is retrained (<c>performance_threshold</c>).</summary>
    [JsonPropertyName("performance_threshold")]
    public double? PerformanceThreshold { get; set; }

    /// <summary>Identifier of the user who created it (<c>created_by</c>).</summary>
    [JsonPropertyName("created_by")]
    public string? CreatedBy { get; set; }

    /// <summary>Time of creation (<c>created_at</c>).</summary>
    [JsonPropertyName("created_at")]
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>Time of the last change (<c>updated_at</c>).</summary>
    [JsonPropertyName("updated_at")]
    public DateTimeOffset? UpdatedAt { get; set; }

    /// <summary>Unknown members of this object; empty if there are none.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties => UnknownMembers.AsReadOnly(Extra);

    [JsonInclude, JsonExtensionData]
    internal IDictionary<string, JsonElement>? Extra { get; set; }

    /// <summary>The object as JSON.</summary>
    public override string ToString() => JsonSerializer.Serialize(this, AnalyticsJsonContext.Default.PredictiveModel);
}
