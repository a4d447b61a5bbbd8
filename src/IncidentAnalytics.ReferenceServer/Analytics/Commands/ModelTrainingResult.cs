namespace IncidentAnalytics.ReferenceServer.Analytics.Commands;

/// <summary>The result of <c>train_predictive_models</c>.</summary>
/// <param name="Models">The results of the models.</param>
public sealed record ModelTrainingResult(IReadOnlyList<TrainedModel> Models)
{
    /// <summary>The number of models that were trained.</summary>
    public int TrainedCount => Models.Count(static model => model.Outcome == TrainingOutcome.Trained);
}

/// <summary>The result of <c>train_predictive_models</c> for one model.</summary>
/// <param name="ModelId">The model's id.</param>
/// <param name="ModelName">The model's name.</param>
/// <param name="Outcome">The outcome.</param>
/// <param name="Accuracy">The accuracy on held-out data, 0 to 1; null when the model was never trained.</param>
/// <param name="F1">The F1 score on the same data, 0 to 1; null when the model was never trained.</param>
/// <param name="Message">A description of the outcome for people.</param>
public sealed record TrainedModel(string ModelId, string ModelName, TrainingOutcome Outcome, double? Accuracy, double? F1, string Message);

/// <summary>The outcome of <c>train_predictive_models</c> for a model.</summary>
public enum TrainingOutcome
{
    /// <summary>The model was trained and is active.</summary>
    Trained,

    /// <summary>The model was trained within its retrain frequency, and the training was not forced.</summary>
    Skipped,

    /// <summary>The training failed because there were too few samples.</summary>
    Failed,

    /// <summary>Another training of the model was running.</summary>
    AlreadyRunning,
}
