using IncidentAnalytics.ReferenceServer.Analytics.Records;

namespace IncidentAnalytics.ReferenceServer.Analytics.PredictiveModels;

/// <summary>The predictive models, the system's first, and their trainings: in the background, one at a time per model.</summary>
internal sealed class PredictiveModelStore : RecordStore<PredictiveModel>, IDisposable
{
    private static readonly Task<PredictiveModel> NeverCompletes = new TaskCompletionSource<PredictiveModel>().Task;

    private readonly AnalyticsWorld _world;
    private readonly TimeSpan _trainingTime;
    private readonly Action<PredictiveModel> _onTrained;
    private readonly Lazy<IReadOnlyList<PredictiveModel>> _system;
    private readonly Dictionary<Guid, TrainingStart> _trainings = [];
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationToken _stopped;

    /// <param name="world">The world whose incidents are the samples.</param>
    /// <param name="trainingTime">The duration of a training by the world's clock.</param>
    /// <param name="onTrained">Called with the model after each training, outside of every lock.</param>
    public PredictiveModelStore(AnalyticsWorld world, TimeSpan trainingTime, Action<PredictiveModel> onTrained)
    {
        _world = world;
        _trainingTime = trainingTime;
        _onTrained = onTrained;
        _system = new(() => SystemModels.Create(world.Ids, world.Incidents));
        _stopped = _stopping.Token;
    }

    /// <summary>The system's models as they were at the start, one per type.</summary>
    public IReadOnlyList<PredictiveModel> System => _system.Value;

    /// <summary>The id of the system's model of a type.</summary>
    public Guid GetSystemModelId(string modelType) => SystemModels.GetId(modelType, _world.Ids);

    /// <summary>Adds a model that has never been trained: INACTIVE.</summary>
    /// <param name="model">A validated model; its id and times are ignored.</param>
    /// <returns>The model with its id and times.</returns>
    public PredictiveModel Create(PredictiveModel model)
    {
        var now = _world.Now;
        var created = model with { Id = _world.Ids.CreateNext(RecordKind.Model), CreatedAt = now, UpdatedAt = now };
        Add(created);
        return created;
    }

    /// <summary>
    /// Starts a training. After the training time the model is ACTIVE with new scores, or ERROR when there are too few samples.
    /// </summary>
    /// <returns>The training, which may have been running already; null when there is no model with this id.</returns>
    public TrainingStart? StartTraining(Guid modelId)
    {
        lock (_trainings)
        {
            if (Find(modelId) is not { } model)
            {
                return null;
            }

            if (_trainings.TryGetValue(modelId, out var running))
            {
                return running with { Model = model, IsStarted = false };
            }

            if (model.Status is ModelStatuses.Training or ModelStatuses.Retraining)
            {
                // A generated model whose training outlasts the world.
                return new TrainingStart(model, IsStarted: false, model.UpdatedAt, NeverCompletes);
            }

            var startedAt = _world.Now;
            var status = model.Scores is null ? ModelStatuses.Training : ModelStatuses.Retraining;
            var training = Update(modelId, found => found with { Status = status, ErrorMessage = null, UpdatedAt = startedAt })!;
            var completion = Task.Run(() => TrainAsync(training, _world.Clock.GetTimestamp()), _stopped);
            var start = new TrainingStart(training, IsStarted: true, startedAt, completion);
            _trainings.Add(modelId, start);
            return start;
        }
    }

    /// <summary>Cancels the running trainings. Continuations of their tasks do not run on the caller's stack.</summary>
    public void Dispose() => _ = _stopping.CancelAsync();

    protected override IEnumerable<PredictiveModel> CreateInitial() =>
        _world.IsGenerated ? System.Concat(TeamModels.Create(_world.Ids, _world.Incidents, System, System.Count)) : System;

    private async Task<PredictiveModel> TrainAsync(PredictiveModel model, long startedAt)
    {
        var result = ModelTrainer.Train(model, _world.Incidents);
        if (_trainingTime > TimeSpan.Zero)
        {
            await Task.Delay(_trainingTime, _world.Clock, _stopped).ConfigureAwait(false);
        }

        var seconds = (int)_world.Clock.GetElapsedTime(startedAt).TotalSeconds;
        PredictiveModel trained;
        lock (_trainings)
        {
            _stopped.ThrowIfCancellationRequested();
            trained = Update(model.Id, found => result.ApplyTo(found, seconds, _world.Now))!;
            _trainings.Remove(model.Id);
        }

        _onTrained(trained);
        return trained;
    }
}

/// <summary>The result of <see cref="PredictiveModelStore.StartTraining"/>.</summary>
/// <param name="Model">The model, which is TRAINING or RETRAINING.</param>
/// <param name="IsStarted">False when a training of this model was running already.</param>
/// <param name="StartedAt">When the running training was started.</param>
/// <param name="Completion">The trained model, ACTIVE or ERROR; canceled when the world is replaced or the server stops.</param>
internal sealed record TrainingStart(PredictiveModel Model, bool IsStarted, DateTimeOffset StartedAt, Task<PredictiveModel> Completion);
