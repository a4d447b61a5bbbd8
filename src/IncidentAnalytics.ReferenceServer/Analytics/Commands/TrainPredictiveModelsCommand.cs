using System.Globalization;
using IncidentAnalytics.ReferenceServer.Analytics.PredictiveModels;

namespace IncidentAnalytics.ReferenceServer.Analytics.Commands;

/// <summary><c>train_predictive_models</c>: trains models one after the other.</summary>
internal sealed class TrainPredictiveModelsCommand(AnalyticsData data)
{
    /// <param name="model">The model to train; null for all models whose last training is older than their retrain frequency.</param>
    /// <param name="force">Whether to train models whose last training is recent.</param>
    /// <param name="progress">Called after each model.</param>
    /// <param name="cancellationToken">Stops waiting; the running training continues.</param>
    public async Task<ModelTrainingResult> RunAsync(
        PredictiveModel? model,
        bool force,
        IProgress<CommandProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        IReadOnlyList<PredictiveModel> models = model is null ? data.PredictiveModels.All : [model];
        var results = new List<TrainedModel>();
        foreach (var each in models)
        {
            var result = await TrainAsync(data.PredictiveModels.Find(each.Id)!, force, cancellationToken).ConfigureAwait(false);
            results.Add(result);
            progress?.Report(new(results.Count, models.Count, $"{each.Name}: {result.Message}"));
        }

        return new ModelTrainingResult(results);
    }

    private async Task<TrainedModel> TrainAsync(PredictiveModel model, bool force, CancellationToken cancellationToken)
    {
        if (!force && IsTrainedRecently(model))
        {
            return ToTrainedModel(
                model,
                TrainingOutcome.Skipped,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"trained at {model.LastTrainedAt:u}, not older than {model.RetrainFrequencyDays} days"
                )
            );
        }

        var start = data.PredictiveModels.StartTraining(model.Id)!;
        if (!start.IsStarted)
        {
            return ToTrainedModel(start.Model, TrainingOutcome.AlreadyRunning, "another training of it is running");
        }

        var trained = await start.Completion.WaitAsync(cancellationToken).ConfigureAwait(false);
        return trained is { Status: ModelStatuses.Active, Scores: { } scores }
            ? ToTrainedModel(
                trained,
                TrainingOutcome.Trained,
                string.Create(CultureInfo.InvariantCulture, $"accuracy {scores.Accuracy:0.000}, F1 {scores.F1:0.000}")
            )
            : ToTrainedModel(trained, TrainingOutcome.Failed, trained.ErrorMessage ?? "failed");
    }

    private bool IsTrainedRecently(PredictiveModel model) =>
        model is { Status: ModelStatuses.Active, LastTrainedAt: { } last }
        && data.World.Now - last < TimeSpan.FromDays(model.RetrainFrequencyDays);

    private static TrainedModel ToTrainedModel(PredictiveModel model, TrainingOutcome outcome, string message) =>
        new(model.Id.ToString(), model.Name, outcome, model.Scores?.Accuracy, model.Scores?.F1, message);
}
