using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Analytics.PredictiveModels;

/// <summary>A predictive model to make. Null members are not sent: the service has defaults of its own for them.</summary>
/// <remarks>Equality compares lists and free JSON by reference.</remarks>
public sealed record CreatePredictiveModelRequest
{
    /// <summary>The name; not blank (<c>name</c>).</summary>
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    /// <summary>What it is for (<c>description</c>).</summary>
    [JsonPropertyName("description")]
    public string? Description { get; init; }

    /// <summary>What to predict (<c>model_type</c>).</summary>
    [JsonPropertyName("model_type")]
    public required PredictiveModelType ModelType { get; init; }

    /// <summary>How to learn (<c>algorithm_type</c>).</summary>
    [JsonPropertyName("algorithm_type")]
    public required PredictiveAlgorithmType AlgorithmType { get; init; }

    /// <summary>The parameters of the algorithm, any JSON object (<c>model_config</c>).</summary>
    [JsonPropertyName("model_config")]
    public JsonObject? ModelConfig { get; init; }

    /// <summary>What to learn from (<c>feature_columns</c>).</summary>
    [JsonPropertyName("feature_columns")]
    public IReadOnlyList<string>? FeatureColumns { get; init; }

    /// <summary>What to learn to predict (<c>target_column</c>).</summary>
    [JsonPropertyName("target_column")]
    public string? TargetColumn { get; init; }

    /// <summary>How far back the training data reaches, in days; at least 1 (<c>training_data_period_days</c>).</summary>
    [JsonPropertyName("training_data_period_days")]
    public int? TrainingDataPeriodDays { get; init; }

    /// <summary>The fewest samples to train with; at least 1 (<c>min_training_samples</c>).</summary>
    [JsonPropertyName("min_training_samples")]
    public int? MinTrainingSamples { get; init; }

    /// <summary>Whether to train it again by itself (<c>auto_retrain_enabled</c>). Documented of models, not of this request.</summary>
    [JsonPropertyName("auto_retrain_enabled")]
    public bool? AutoRetrainEnabled { get; init; }

    /// <summary>
    /// How often to train it again, in days; at least 1 (<c>retrain_frequency_days</c>). Documented of models, not of this request.
    /// </summary>
    [JsonPropertyName("retrain_frequency_days")]
    public int? RetrainFrequencyDays { get; init; }

    /// <summary>
    /// The score under which to train it again, 0 to 1 (<c>performance_threshold</c>). Documented of models, not of this request.
    /// </summary>
    [JsonPropertyName("performance_threshold")]
    public double? PerformanceThreshold { get; init; }

    /// <summary>Members that have no property here; sent beside the others. Null for none.</summary>
    [JsonIgnore]
    public JsonObject? AdditionalProperties { get; init; }

    /// <summary>The request as it is sent.</summary>
    public override string ToString() => JsonSerializer.Serialize(this, AnalyticsJsonContext.Default.CreatePredictiveModelRequest);

    [JsonInclude, JsonExtensionData]
    internal IDictionary<string, JsonElement>? Extra => AdditionalMembers.Of(AdditionalProperties);

    /// <exception cref="ArgumentException">A member cannot be sent; <c>ParamName</c> is its path.</exception>
    internal void ThrowIfInvalid()
    {
        Guard.ThrowIfNullOrWhiteSpace(Name, "request.Name");
        Guard.ThrowIfEmpty(ModelType, "request.ModelType");
        Guard.ThrowIfEmpty(AlgorithmType, "request.AlgorithmType");
        Guard.ThrowIfAnyNullOrWhiteSpace(FeatureColumns, "request.FeatureColumns");
        if (TargetColumn is not null)
            Guard.ThrowIfNullOrWhiteSpace(TargetColumn, "request.TargetColumn");
        Guard.ThrowIfLessThan(TrainingDataPeriodDays, 1, "request.TrainingDataPeriodDays");
        Guard.ThrowIfLessThan(MinTrainingSamples, 1, "request.MinTrainingSamples");
        Guard.ThrowIfLessThan(RetrainFrequencyDays, 1, "request.RetrainFrequencyDays");
        if (PerformanceThreshold is not (null or (>= 0 and <= 1)))
            throw new ArgumentOutOfRangeException("request.PerformanceThreshold", PerformanceThreshold, "The score must be 0 to 1.");
        RequestRules.ThrowIfKnown(
            AdditionalProperties,
            "request.AdditionalProperties",
            "name",
            "description",
            "model_type",
            "algorithm_type",
            "model_config",
            "feature_columns",
            "target_column",
            "training_data_period_days",
            "min_training_samples",
            "auto_retrain_enabled",
            "retrain_frequency_days",
            "performance_threshold"
        );
    }
}
