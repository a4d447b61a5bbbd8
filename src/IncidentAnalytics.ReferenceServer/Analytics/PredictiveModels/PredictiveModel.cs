using System.Text.Json;
using IncidentAnalytics.ReferenceServer.Analytics.Drf;
using IncidentAnalytics.ReferenceServer.Analytics.Records;

namespace IncidentAnalytics.ReferenceServer.Analytics.PredictiveModels;

/// <summary>A predictive model with the scores of its last training.</summary>
internal sealed record PredictiveModel : IRecord
{
    public Guid Id { get; init; }

    public required string Name { get; init; }

    public string Description { get; init; } = "";

    /// <summary>One of <see cref="ModelTypes"/>.</summary>
    public required string ModelType { get; init; }

    /// <summary>One of <see cref="AlgorithmTypes"/>.</summary>
    public required string AlgorithmType { get; init; }

    /// <summary>The object in the create request.</summary>
    public JsonElement ModelConfig { get; init; } = EmptyJson.Object;

    public IReadOnlyList<string> FeatureColumns { get; init; } = [];

    public string TargetColumn { get; init; } = "";

    public int TrainingDataPeriodDays { get; init; } = 90;

    public int MinTrainingSamples { get; init; } = 100;

    /// <summary>The scores of the last successful training; null before.</summary>
    public ModelScores? Scores { get; init; }

    /// <summary>One of <see cref="ModelStatuses"/>.</summary>
    public string Status { get; init; } = ModelStatuses.Inactive;

    /// <summary>Why the status is ERROR, otherwise null. Shown only as the <c>message</c> of a training.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary><c>0.0</c> before the first training, <c>1.0</c> after it, then <c>2.0</c> and so on.</summary>
    public string Version { get; init; } = "0.0";

    /// <summary>Always null because models are kept in memory.</summary>
    public DateTimeOffset? LastTrainedAt { get; init; }

    public bool AutoRetrainEnabled { get; init; }

    public int RetrainFrequencyDays { get; init; } = 30;

    public double PerformanceThreshold { get; init; } = 0.8;

    public required AnalyticsUser CreatedBy { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>The scores of a training on the held-out data.</summary>
internal sealed record ModelScores
{
    /// <summary>0 to 1.</summary>
    public required double Accuracy { get; init; }

    /// <summary>0 to 1; for more than two classes, the mean over the classes.</summary>
    public required double Precision { get; init; }

    /// <summary>0 to 1; for more than two classes, the mean over the classes.</summary>
    public required double Recall { get; init; }

    /// <summary>0 to 1; for more than two classes, the mean over the F1 scores of the classes.</summary>
    public required double F1 { get; init; }

    public required int TrainingSamples { get; init; }

    public required int TestSamples { get; init; }

    /// <summary>In seconds, by the server's clock.</summary>
    public int TrainingDurationSeconds { get; init; }

    /// <summary>A description of the baseline.</summary>
    public required string Baseline { get; init; }

    /// <summary>Metrics that are specific to the model type.</summary>
    public IReadOnlyDictionary<string, double> Metrics { get; init; } = new Dictionary<string, double>(StringComparer.Ordinal);
}
