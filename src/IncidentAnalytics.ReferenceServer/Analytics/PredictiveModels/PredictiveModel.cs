using System.Text.Json;

namespace IncidentAnalytics.ReferenceServer.Analytics.PredictiveModels;

/// <summary>A predictive model, with the scores of its last training.</summary>
internal sealed record PredictiveModel : IRecord
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public string Description { get; init; } = "";

    /// <summary>One of <see cref="ModelTypes"/>.</summary>
    public required string ModelType { get; init; }

    /// <summary>One of <see cref="AlgorithmTypes"/>.</summary>
    public required string AlgorithmType { get; init; }

    /// <summary>The object as it was given (<c>model_config</c>).</summary>
    public required JsonElement ModelConfig { get; init; }

    public IReadOnlyList<string> FeatureColumns { get; init; } = [];

    public string TargetColumn { get; init; } = "";

    public int TrainingDataPeriodDays { get; init; } = 90;

    public int MinTrainingSamples { get; init; } = 100;

    /// <summary>What the last training that came to an end found; null before. Holds the four scores, samples and duration.</summary>
    public ModelScores? Scores { get; init; }

    /// <summary>One of <see cref="ModelStatuses"/>.</summary>
    public required string Status { get; init; }

    /// <summary>Why the status is ERROR; null otherwise. Not on the wire of the model, only of the training (<c>message</c>).</summary>
    public string? ErrorMessage { get; init; }

    /// <summary><c>1.0</c> after the first training, then <c>2.0</c> and so on; <c>0.0</c> before.</summary>
    public string Version { get; init; } = "0.0";

    /// <summary>Always null: models live in memory.</summary>
    public string? ModelFilePath { get; init; }

    public DateTimeOffset? LastTrainedAt { get; init; }

    public bool AutoRetrainEnabled { get; init; }

    public int RetrainFrequencyDays { get; init; } = 30;

    public double PerformanceThreshold { get; init; } = 0.8;

    public required AnalyticsUser CreatedBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }
}
