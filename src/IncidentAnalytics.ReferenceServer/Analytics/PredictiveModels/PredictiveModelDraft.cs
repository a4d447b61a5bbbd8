using System.Text.Json;

namespace IncidentAnalytics.ReferenceServer.Analytics.PredictiveModels;

/// <summary>A model to be created, already checked by the caller: choices, ranges, lengths.</summary>
internal sealed record PredictiveModelDraft
{
    public required string Name { get; init; }

    public string Description { get; init; } = "";

    public required string ModelType { get; init; }

    public required string AlgorithmType { get; init; }

    /// <summary>An object; undefined stands for an empty one. Its document must outlive the server: clone it.</summary>
    public JsonElement ModelConfig { get; init; }

    public IReadOnlyList<string> FeatureColumns { get; init; } = [];

    public string TargetColumn { get; init; } = "";

    public int TrainingDataPeriodDays { get; init; } = 90;

    public int MinTrainingSamples { get; init; } = 100;

    public bool AutoRetrainEnabled { get; init; }

    public int RetrainFrequencyDays { get; init; } = 30;

    public double PerformanceThreshold { get; init; } = 0.8;
}
