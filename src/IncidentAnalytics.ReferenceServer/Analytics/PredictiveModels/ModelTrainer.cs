using System.Globalization;
using IncidentAnalytics.ReferenceServer.Analytics.Incidents;

namespace IncidentAnalytics.ReferenceServer.Analytics.PredictiveModels;

/// <summary>Trains a model: fits the baseline of its type to the first 80% of the training period and scores it on the rest.</summary>
internal static class ModelTrainer
{
    public static TrainingResult Train(PredictiveModel model, IncidentSet incidents)
    {
        var data = new TrainingData(model, incidents);
        IBaseline baseline = model.ModelType switch
        {
            ModelTypes.AnomalyDetection => new AnomalyBaseline(data),
            ModelTypes.IncidentPrediction => new IncidentBaseline(data),
            ModelTypes.SeverityPrediction => new SeverityBaseline(data),
            ModelTypes.ResolutionTimePrediction => new ResolutionTimeBaseline(data),
            ModelTypes.EscalationPrediction => new EscalationBaseline(data),
            _ => new CostBaseline(data),
        };
        if (baseline.SampleCount < Math.Max(1, model.MinTrainingSamples))
        {
            return Problem(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{baseline.SampleCount} samples for training, {model.MinTrainingSamples} are needed"
                )
            );
        }

        var scores = baseline.Train();
        return scores is null or { TestSamples: 0 } ? Problem(baseline.MissingDataMessage) : new TrainingResult(scores, null);
    }

    private static TrainingResult Problem(string text) => new(null, $"Too few samples: {text}.");
}

/// <summary>The result of a training: scores, or the reason why there are none.</summary>
internal sealed record TrainingResult(ModelScores? Scores, string? Problem)
{
    /// <summary>Gets the model after the training: ACTIVE with the new scores, or ERROR with the previous ones.</summary>
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
                    CultureInfo.InvariantCulture,
                    $"{int.Parse(model.Version.AsSpan(0, model.Version.IndexOf('.')), CultureInfo.InvariantCulture) + 1}.0"
                ),
                LastTrainedAt = now,
                UpdatedAt = now,
            };
}

/// <summary>The method that all models of a type are trained with.</summary>
internal interface IBaseline
{
    /// <summary>The number of samples for fitting.</summary>
    int SampleCount { get; }

    /// <summary>Why there are no scores, as a clause without a period.</summary>
    string MissingDataMessage { get; }

    /// <summary>Fits the model and scores it; null when there are not enough samples.</summary>
    ModelScores? Train();
}
