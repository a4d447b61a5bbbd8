namespace IncidentAnalytics.ReferenceServer.Analytics.PredictiveModels;

/// <summary>What came of asking for a training.</summary>
/// <param name="Model">The model, now TRAINING or RETRAINING when it was started.</param>
/// <param name="IsStarted">False: a training of this model is running already, and nothing was done (a conflict).</param>
/// <param name="StartedAt">When the training that is running began.</param>
/// <param name="Completion">Completes with the model when the training is over (ACTIVE or ERROR); cancelled by a reset or the server's end.</param>
internal sealed record TrainingStart(PredictiveModel Model, bool IsStarted, DateTimeOffset StartedAt, Task<PredictiveModel> Completion);
