using IncidentAnalytics.ReferenceServer.Analytics.Commands;

namespace IncidentAnalytics.ReferenceServer;

/// <content>The vendor's management commands.</content>
public sealed partial class IncidentAnalyticsServer
{
    internal ManagementCommands Commands { get; }

    /// <summary>
    /// Runs <c>calculate_kpis</c>: calculates KPI metrics over a time window that ends at the world's now. Webhooks deliver missed targets, and
    /// costs above the threshold.
    /// </summary>
    /// <param name="metricId">The metric to calculate, active or not; null for all active metrics.</param>
    /// <param name="timeWindow">The time window, 1 hour to 3,660 days; null for the window of each metric.</param>
    /// <param name="force">Whether to calculate again what was calculated for the same period before.</param>
    /// <param name="progress">Receives a report after each metric.</param>
    /// <param name="cancellationToken">Cancels the command between two metrics, as a reset does; it then changes nothing and sends no webhook.</param>
    /// <exception cref="ArgumentException">There is no metric with this id.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeWindow"/> is out of range.</exception>
    public async Task<KpiCalculationResult> CalculateKpisAsync(
        string? metricId = null,
        TimeSpan? timeWindow = null,
        bool force = false,
        IProgress<CommandProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return await Commands.CalculateKpisAsync(metricId, timeWindow, force, progress, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Runs <c>run_anomaly_detection</c>: detects anomalies in a time window that ends at the world's now and adds the new ones. Webhooks deliver
    /// each of them.
    /// </summary>
    /// <param name="modelId">The model to run, of type ANOMALY_DETECTION; null for the system's model.</param>
    /// <param name="timeWindow">The time window, 1 hour to 3,660 days; null for one day.</param>
    /// <param name="progress">Receives a report after the search and for each new anomaly.</param>
    /// <param name="cancellationToken">Cancels the command, as a reset does; it then changes nothing and sends no webhook.</param>
    /// <exception cref="ArgumentException">There is no model with this id, or it is of another type.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeWindow"/> is out of range.</exception>
    public async Task<AnomalyDetectionResult> RunAnomalyDetectionAsync(
        string? modelId = null,
        TimeSpan? timeWindow = null,
        IProgress<CommandProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return await Commands.RunAnomalyDetectionAsync(modelId, timeWindow, progress, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Runs <c>train_predictive_models</c>: trains models one after the other and waits for them. Each training takes
    /// <see cref="IncidentAnalyticsServerOptions.TrainingTime"/> by the server's clock. Webhooks deliver the result of each.
    /// </summary>
    /// <param name="modelId">The model to train; null for all models.</param>
    /// <param name="force">Whether to train models that were trained within their retrain frequency.</param>
    /// <param name="progress">Receives a report after each model.</param>
    /// <param name="cancellationToken">Stops waiting; a running training continues.</param>
    /// <exception cref="ArgumentException">There is no model with this id.</exception>
    /// <exception cref="OperationCanceledException">The call was canceled, or the server was reset or loaded during a training.</exception>
    public async Task<ModelTrainingResult> TrainPredictiveModelsAsync(
        string? modelId = null,
        bool force = false,
        IProgress<CommandProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return await Commands.TrainPredictiveModelsAsync(modelId, force, progress, cancellationToken).ConfigureAwait(false);
    }
}
