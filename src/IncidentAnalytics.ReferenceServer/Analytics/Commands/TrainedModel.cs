namespace IncidentAnalytics.ReferenceServer.Analytics.Commands;

/// <summary>One model of a <c>train_predictive_models</c> run.</summary>
/// <param name="ModelId">The model's id.</param>
/// <param name="ModelName">The model's name.</param>
/// <param name="Outcome">What happened.</param>
/// <param name="Accuracy">The accuracy on data held back, 0 to 1; null when it never was trained.</param>
/// <param name="F1">The F1 score on the same data, 0 to 1; null when it never was trained.</param>
/// <param name="Message">What happened, for people.</param>
public sealed record TrainedModel(string ModelId, string ModelName, TrainingOutcome Outcome, double? Accuracy, double? F1, string Message);
