namespace IncidentAnalytics.ReferenceServer.Analytics.PredictiveModels;

/// <summary>What a training measured on the data that it held back.</summary>
internal sealed record ModelScores
{
    /// <summary>0 to 1.</summary>
    public required double Accuracy { get; init; }

    /// <summary>0 to 1; with more than two classes the mean over the classes.</summary>
    public required double Precision { get; init; }

    /// <summary>0 to 1; with more than two classes the mean over the classes.</summary>
    public required double Recall { get; init; }

    /// <summary>0 to 1: the harmonic mean, with more than two classes of each class, then the mean over them.</summary>
    public required double F1 { get; init; }

    public required int TrainingSamples { get; init; }

    public required int TestSamples { get; init; }

    /// <summary>Whole seconds by the server's clock.</summary>
    public int TrainingDurationSeconds { get; init; }

    /// <summary>The baseline in words (<c>baseline</c>).</summary>
    public required string Baseline { get; init; }

    /// <summary>Numbers that only this model type has (<c>metrics</c>).</summary>
    public IReadOnlyDictionary<string, double> Metrics { get; init; } = new Dictionary<string, double>(StringComparer.Ordinal);
}
