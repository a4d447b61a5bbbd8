using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace IncidentAnalytics.Client.Analytics.PredictiveModels;

/// <summary>Request to create a predictive model. Null members are not sent; the service uses its defaults.</summary>
/// <remarks>Equality compares lists and free JSON by reference.</remarks>
public sealed record CreatePredictiveModelRequest
{
    /// <summary>Name; must not be empty or white space (<c>name</c>).</summary>
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    /// <summary>Description (<c>description</c>).</summary>
    [JsonPropertyName("description")]
    public string? Description { get; init; }

    /// <summary>Type of the model (<c>model_type</c>).</summary>
    [JsonPropertyName("model_type")]
    public required PredictiveModelType ModelType { get; init; }

    /// <summary>Algorithm (<c>algorithm_type</c>).</summary>
    [JsonPropertyName("algorithm_type")]
    public required PredictiveAlgorithmType AlgorithmType { get; init; }

    /// <summary>Parameters of the algorithm, any JSON object (<c>model_config</c>).</summary>
    [JsonPropertyName("model_config")]
    public JsonObject? ModelConfig { get; init; }

    /// <summary>Names of the features (<c>feature_columns</c>).</summary>
    [JsonPropertyName("feature_columns")]
    public IReadOnlyList<string>? FeatureColumns { get; init; }

    /// <summary>Name of the target (<c>target_column</c>).</summary>
    [JsonPropertyName("target_column")]
    public string? TargetColumn { get; init; }

    /// <summary>Period of the training data, in days; at least 1 (<c>training_data_period_days</c>).</summary>
    [JsonPropertyName("training_data_period_days")]
    public int? TrainingDataPeriodDays { get; init; }

    /// <summary>Minimum number of training samples; at least 1 (<c>min_training_samples</c>).</summary>
    [JsonPropertyName("min_training_samples")]
    public int? MinTrainingSamples { get; init; }

    /// <summary>
    /// Whether to retrain the model automatically (<c>auto_retrain_enabled</c>). Documented for models, not for this request.
    /// </summary>
    [JsonPropertyName("auto_retrain_enabled")]
    public bool? AutoRetrainEnabled { get; init; }

    /// <summary>
    /// Retraining interval, in days; at least 1 (<c>retrain_frequency_days</c>). Documented for models, not for this request.
    /// </summary>
    [JsonPropertyName("retrain_frequency_days")]
    public int? RetrainFrequencyDays { get; init; }

    /// <summary>
    /// Score below which to retrain the model, 0 to 1 (<c>performance_threshold</c>). Documented for models, not for this request.
    /// </summary>
    [JsonPropertyName("performance_threshold")]
    public double? PerformanceThreshold { get; init; }

    /// <summary>Additional members to send; null for none. Must not repeat the name of a property.</summary>
    [JsonIgnore]
    public JsonObject? AdditionalProperties { get; init; }

    [JsonInclude, JsonExtensionData]
    internal IDictionary<string, JsonElement>? Extra => AdditionalMembers.ToExtensionData(AdditionalProperties);

    /// <summary>The request as JSON.</summary>
    public override string ToString() => JsonSerializer.Serialize(this, AnalyticsJsonContext.Default.CreatePredictiveModelRequest);

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
        Guard.ThrowIfOutOfRange(PerformanceThreshold, 0, 1, "request.PerformanceThreshold");
        AdditionalMembers.ThrowIfPropertyName(
            AdditionalProperties,
            "request.AdditionalProperties",
            AnalyticsJsonContext.Default.CreatePredictiveModelRequest
        );
    }
}
