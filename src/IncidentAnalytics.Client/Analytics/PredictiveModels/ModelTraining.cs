using System.Text.Json;
using System.Text.Json.Serialization;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Analytics.PredictiveModels;

/// <summary>
/// A training that was started; its scores when it has finished. Which members the service sends is not documented: these are this
/// client's, all optional, and others are kept.
/// </summary>
public sealed record ModelTraining
{
    /// <summary>The id of the model (<c>model</c>).</summary>
    [JsonPropertyName("model")]
    public string? ModelId { get; init; }

    /// <summary>The state of the model (<c>status</c>).</summary>
    [JsonPropertyName("status")]
    public PredictiveModelStatus? Status { get; init; }

    /// <summary>The service's message for people (<c>message</c>).</summary>
    [JsonPropertyName("message")]
    public string? Message { get; init; }

    /// <summary>When the training started (<c>started_at</c>).</summary>
    [JsonPropertyName("started_at")]
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it ended; null while it runs (<c>last_trained_at</c>).</summary>
    [JsonPropertyName("last_trained_at")]
    public DateTimeOffset? LastTrainedAt { get; init; }

    /// <summary>The share of predictions that were right, 0 to 1; null while it runs (<c>accuracy_score</c>).</summary>
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

    /// <summary>How long it took, in seconds (<c>training_duration_seconds</c>).</summary>
    [JsonPropertyName("training_duration_seconds")]
    public double? TrainingDurationSeconds { get; init; }

    /// <summary>The members that this version does not know; empty when there are none.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties => UnknownMembers.AsReadOnly(Extra);

    /// <summary>The answer as JSON.</summary>
    public override string ToString() => JsonSerializer.Serialize(this, AnalyticsJsonContext.Default.ModelTraining);

    [JsonInclude, JsonExtensionData]
    internal IDictionary<string, JsonElement>? Extra { get; set; }
}
