using IncidentAnalytics.ReferenceServer.Analytics;
using IncidentAnalytics.ReferenceServer.Analytics.Commands;
using IncidentAnalytics.ReferenceServer.Analytics.PredictiveModels;

namespace IncidentAnalytics.ReferenceServer;

/// <summary>The vendor's management commands, as calls.</summary>
public sealed partial class IncidentAnalyticsServer
{
    private static readonly TimeSpan LongestWindow = TimeSpan.FromDays(3_660);

    /// <summary>
    /// <c>calculate_kpis</c>: measures KPI metrics over the window up to the world's now. A period that was measured before is left as it is
    /// unless forced. Webhooks hear of missed targets, and of costs beyond the threshold.
    /// </summary>
    /// <param name="metricId">One metric, active or not; null: every active one.</param>
    /// <param name="timeWindow">The window, 1 hour to 3,660 days; null: each metric's own.</param>
    /// <param name="force">Measures again what has been measured.</param>
    /// <param name="progress">Hears of every metric.</param>
    /// <param name="cancellationToken">Cancels between two metrics; then nothing is kept and no webhook is sent. A reset cancels it, too.</param>
    /// <exception cref="ArgumentException">There is no such metric.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The window is out of its range.</exception>
    public async Task<KpiCalculationResult> CalculateKpisAsync(
        string? metricId = null,
        TimeSpan? timeWindow = null,
        bool force = false,
        IProgress<CommandProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        CheckWindow(timeWindow);
        ObjectDisposedException.ThrowIf(_disposed, this);
        using var scope = _gate.BeginScope(cancellationToken);
        var state = await _gate.RunBetweenResetsAsync(() => _analytics.Current, scope.Token).ConfigureAwait(false);
        var metric = metricId is null ? null : Found(state.FindKpiMetric, metricId, "KPI metric", nameof(metricId));
        return await Task.Run(() => state.CalculateKpis(metric, timeWindow, force, progress, scope.Token), scope.Token)
            .ConfigureAwait(false);
    }

    /// <summary>
    /// <c>run_anomaly_detection</c>: looks for anomalies in the window up to the world's now and keeps those that are new. Webhooks hear of each.
    /// </summary>
    /// <param name="modelId">The model to run, of type ANOMALY_DETECTION; null: the system's.</param>
    /// <param name="timeWindow">How far back to look, 1 hour to 3,660 days; null: a day.</param>
    /// <param name="progress">Hears of the search and of every new anomaly.</param>
    /// <param name="cancellationToken">Cancels the run; then nothing is kept and no webhook is sent. A reset cancels it, too.</param>
    /// <exception cref="ArgumentException">There is no such model, or it is of another type.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The window is out of its range.</exception>
    public async Task<AnomalyDetectionResult> RunAnomalyDetectionAsync(
        string? modelId = null,
        TimeSpan? timeWindow = null,
        IProgress<CommandProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        CheckWindow(timeWindow);
        ObjectDisposedException.ThrowIf(_disposed, this);
        using var scope = _gate.BeginScope(cancellationToken);
        var state = await _gate.RunBetweenResetsAsync(() => _analytics.Current, scope.Token).ConfigureAwait(false);
        var model = modelId is null ? null : Found(state.FindModel, modelId, "predictive model", nameof(modelId));
        if (model is not null && model.ModelType != ModelTypes.AnomalyDetection)
        {
            throw new ArgumentException($"The model {modelId} is of type {model.ModelType}; ANOMALY_DETECTION is needed.", nameof(modelId));
        }

        return await Task.Run(() => state.RunAnomalyDetection(model, timeWindow, progress, scope.Token), scope.Token).ConfigureAwait(false);
    }

    /// <summary>
    /// <c>train_predictive_models</c>: trains models and waits for them, by the server's clock
    /// (<see cref="IncidentAnalyticsServerOptions.TrainingTime"/> each). Webhooks hear of each.
    /// </summary>
    /// <param name="modelId">One model; null: all of them.</param>
    /// <param name="force">Trains also what was trained within its retrain frequency.</param>
    /// <param name="progress">Hears of every model.</param>
    /// <param name="cancellationToken">Stops waiting; a training that runs goes on.</param>
    /// <exception cref="ArgumentException">There is no such model.</exception>
    /// <exception cref="OperationCanceledException">Cancelled, or the server was reset or loaded while a model was trained.</exception>
    public async Task<ModelTrainingResult> TrainPredictiveModelsAsync(
        string? modelId = null,
        bool force = false,
        IProgress<CommandProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        using var scope = _gate.BeginScope(cancellationToken);
        var state = await _gate.RunBetweenResetsAsync(() => _analytics.Current, scope.Token).ConfigureAwait(false);
        var model = modelId is null ? null : Found(state.FindModel, modelId, "predictive model", nameof(modelId));
        return await state.TrainModelsAsync(model, force, progress, scope.Token).ConfigureAwait(false);
    }

    private static T Found<T>(Func<Guid, T?> find, string id, string what, string parameter)
        where T : class, IRecord =>
        (Guid.TryParse(id, out var guid) ? find(guid) : null) ?? throw new ArgumentException($"There is no {what} {id}.", parameter);

    private static void CheckWindow(TimeSpan? timeWindow)
    {
        if (timeWindow < TimeSpan.FromHours(1) || timeWindow > LongestWindow)
        {
            throw new ArgumentOutOfRangeException(nameof(timeWindow), timeWindow, "A time window is 1 hour to 3,660 days long.");
        }
    }
}
