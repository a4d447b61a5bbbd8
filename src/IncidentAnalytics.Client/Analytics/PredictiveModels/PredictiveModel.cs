using System.Text.Json;
using System.Text.Json.Serialization;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Analytics.PredictiveModels;

/// <summary>A model that predicts, and how good it is.</summary>
/// <remarks>Equality compares lists and free JSON by reference.</remarks>
public sealed record PredictiveModel : IHasId
{
    /// <summary>The id (<c>id</c>).</summary>
    [JsonPropertyName("id")]
    public string? Id { get; init; }

    /// <summary>The name (<c>name</c>).</summary>
    [JsonPropertyName("name")]
    public string? Name { get; init; }

    /// <summary>What it is for (<c>description</c>).</summary>
    [JsonPropertyName("description")]
    public string? Description { get; init; }

    /// <summary>What it predicts (<c>model_type</c>).</summary>
    [JsonPropertyName("model_type")]
    public PredictiveModelType? ModelType { get; init; }

    /// <summary>How it learns (<c>algorithm_type</c>).</summary>
    [JsonPropertyName("algorithm_type")]
    public PredictiveAlgorithmType? AlgorithmType { get; init; }

    /// <summary>The parameters of the algorithm, any JSON (<c>model_config</c>).</summary>
    [JsonPropertyName("model_config")]
    public JsonElement? ModelConfig { get; init; }

    /// <summary>What it learns from (<c>feature_columns</c>).</summary>
    [JsonPropertyName("feature_columns")]
    public IReadOnlyList<string>? FeatureColumns { get; init; }

    /// <summary>What it learns to predict (<c>target_column</c>).</summary>
    [JsonPropertyName("target_column")]
    public string? TargetColumn { get; init; }

    /// <summary>How far back its training data reaches, in days (<c>training_data_period_days</c>).</summary>
    [JsonPropertyName("training_data_period_days")]
    public long? TrainingDataPeriodDays { get; init; }

    /// <summary>The fewest samples it is trained with (<c>min_training_samples</c>).</summary>
    [JsonPropertyName("min_training_samples")]
    public long? MinTrainingSamples { get; init; }

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

    /// <summary>Its state (<c>status</c>).</summary>
    [JsonPropertyName("status")]
    public PredictiveModelStatus? Status { get; init; }

    /// <summary>Its version (<c>version</c>).</summary>
    [JsonPropertyName("version")]
    public string? Version { get; init; }

    /// <summary>Where the service keeps it (<c>model_file_path</c>).</summary>
    [JsonPropertyName("model_file_path")]
    public string? ModelFilePath { get; init; }

    /// <summary>When it was last trained (<c>last_trained_at</c>).</summary>
    [JsonPropertyName("last_trained_at")]
    public DateTimeOffset? LastTrainedAt { get; init; }

    /// <summary>How long its training took, in seconds (<c>training_duration_seconds</c>).</summary>
    [JsonPropertyName("training_duration_seconds")]
    public long? TrainingDurationSeconds { get; init; }

    /// <summary>How many samples it was trained with (<c>training_samples_count</c>).</summary>
    [JsonPropertyName("training_samples_count")]
    public long? TrainingSamplesCount { get; init; }

    /// <summary>Whether it is trained again by itself (<c>auto_retrain_enabled</c>).</summary>
    [JsonPropertyName("auto_retrain_enabled")]
    public bool? AutoRetrainEnabled { get; init; }

    /// <summary>How often it is trained again, in days (<c>retrain_frequency_days</c>).</summary>
    [JsonPropertyName("retrain_frequency_days")]
    public long? RetrainFrequencyDays { get; init; }

    /// <summary>The score under which it is trained again (<c>performance_threshold</c>).</summary>
    [JsonPropertyName("performance_threshold")]
    public double? PerformanceThreshold { get; init; }

    /// <summary>The id of the user who made it (<c>created_by</c>).</summary>
    [JsonPropertyName("created_by")]
    public string? CreatedBy { get; init; }

    /// <summary>When it was made (<c>created_at</c>).</summary>
    [JsonPropertyName("created_at")]
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it was last changed (<c>updated_at</c>).</summary>
    [JsonPropertyName("updated_at")]
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>The members that this version does not know; empty when there are none.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties => UnknownMembers.AsReadOnly(Extra);

    /// <summary>The answer as JSON.</summary>
    public override string ToString() => JsonSerializer.Serialize(this, AnalyticsJsonContext.Default.PredictiveModel);

    [JsonInclude, JsonExtensionData]
    internal IDictionary<string, JsonElement>? Extra { get; set; }
}
