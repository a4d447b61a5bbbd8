using IncidentAnalytics.ReferenceServer.Analytics.PredictiveInsights;
using IncidentAnalytics.ReferenceServer.Analytics.PredictiveModels;
using IncidentAnalytics.ReferenceServer.Analytics.Webhooks;

namespace IncidentAnalytics.ReferenceServer.Analytics;

/// <summary>Training: in the background, one at a time per model.</summary>
internal sealed partial class AnalyticsState
{
    private readonly Dictionary<Guid, TrainingStart> _trainings = [];
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationToken _stopped;

    private static readonly Task<PredictiveModel> Endless = new TaskCompletionSource<PredictiveModel>().Task;

    /// <summary>
    /// Starts a training, which ends by itself: after <see cref="AnalyticsSettings.TrainingTime"/> of the server's clock the model is
    /// ACTIVE with new scores, or ERROR when there are too few samples.
    /// </summary>
    /// <returns>Whether it was started; null when there is no model with this id.</returns>
    public TrainingStart? BeginTraining(Guid modelId)
    {
        lock (_trainings)
        {
            if (_models.Find(modelId) is not { } model)
            {
                return null;
            }

            if (_trainings.TryGetValue(modelId, out var running))
            {
                return running with { Model = model, IsStarted = false };
            }

            if (model.Status is ModelStatuses.Training or ModelStatuses.Retraining)
            {
                // One of the generated world, whose training is longer than the world.
                return new TrainingStart(model, IsStarted: false, model.UpdatedAt, Endless);
            }

            var startedAt = Now;
            var status = model.Scores is null ? ModelStatuses.Training : ModelStatuses.Retraining;
            var training = _models.Change(modelId, found => found with { Status = status, ErrorMessage = null, UpdatedAt = startedAt })!;
            var completion = Task.Run(() => TrainAsync(training, _settings.Clock.GetTimestamp()), _stopped);
            var start = new TrainingStart(training, IsStarted: true, startedAt, completion);
            _trainings.Add(modelId, start);
            return start;
        }
    }

    private async Task<PredictiveModel> TrainAsync(PredictiveModel model, long startedAt)
    {
        var result = Trainer.Train(model, _incidents);
        if (_settings.TrainingTime > TimeSpan.Zero)
        {
            await Task.Delay(_settings.TrainingTime, _settings.Clock, _stopped).ConfigureAwait(false);
        }

        var seconds = (int)_settings.Clock.GetElapsedTime(startedAt).TotalSeconds;
        PredictiveModel trained;
        lock (_trainings)
        {
            _stopped.ThrowIfCancellationRequested();
            trained = _models.Change(model.Id, found => result.ApplyTo(found, seconds, Now))!;
            _trainings.Remove(model.Id);
        }

        if (trained.Status == ModelStatuses.Active)
        {
            _insights.Add([
                .. InsightWriter.Write(trained, _incidents, Now).Select(insight => insight with { Id = NextId(RecordKind.Insight) }),
            ]);
        }

        _notify(new ModelTrainingCompletedNotice(Now, trained));
        return trained;
    }
}
