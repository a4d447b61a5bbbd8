namespace IncidentAnalytics.ReferenceServer.Analytics.PredictiveModels;

/// <summary>What a training came to: scores, or why there are none.</summary>
internal sealed record TrainingResult(ModelScores? Scores, string? Problem)
{
    /// <summary>The model after the training: ACTIVE with the scores, or ERROR with the scores it had before.</summary>
    public PredictiveModel ApplyTo(PredictiveModel model, int seconds, DateTimeOffset now) =>
        Scores is null
            ? model with
            {
                Status = ModelStatuses.Error,
                ErrorMessage = Problem,
                UpdatedAt = now,
            }
            : model with
            {
                Status = ModelStatuses.Active,
                ErrorMessage = null,
                Scores = Scores with { TrainingDurationSeconds = seconds },
                Version = string.Create(
                    Text.Invariant,
                    $"{int.Parse(model.Version.AsSpan(0, model.Version.IndexOf('.')), Text.Invariant) + 1}.0"
                ),
                LastTrainedAt = now,
                UpdatedAt = now,
            };
}
