using IncidentAnalytics.ReferenceServer.Analytics.PredictiveModels;
using IncidentAnalytics.ReferenceServer.Analytics.Records;
using IncidentAnalytics.ReferenceServer.Hosting;

namespace IncidentAnalytics.ReferenceServer.Analytics.Commands;

/// <summary>Validates the arguments of the management commands and runs them on the current data.</summary>
internal sealed class ManagementCommands(AnalyticsStore store, RequestGate gate)
{
    private static readonly TimeSpan MinWindow = TimeSpan.FromHours(1);
    private static readonly TimeSpan MaxWindow = TimeSpan.FromDays(3_660);

    public async Task<KpiCalculationResult> CalculateKpisAsync(
        string? metricId,
        TimeSpan? timeWindow,
        bool force,
        IProgress<CommandProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        ThrowIfOutOfRange(timeWindow);
        using var scope = gate.BeginScope(cancellationToken);
        var data = await gate.RunBetweenResetsAsync(() => store.Current, scope.Token).ConfigureAwait(false);
        var metric = metricId is null ? null : Find(data.KpiMetrics, metricId, "KPI metric", nameof(metricId));
        var command = new CalculateKpisCommand(data);
        return await Task.Run(() => command.Run(metric, timeWindow, force, progress, scope.Token), scope.Token).ConfigureAwait(false);
    }

    public async Task<AnomalyDetectionResult> RunAnomalyDetectionAsync(
        string? modelId,
        TimeSpan? timeWindow,
        IProgress<CommandProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        ThrowIfOutOfRange(timeWindow);
        using var scope = gate.BeginScope(cancellationToken);
        var data = await gate.RunBetweenResetsAsync(() => store.Current, scope.Token).ConfigureAwait(false);
        var model = modelId is null ? null : Find(data.PredictiveModels, modelId, "predictive model", nameof(modelId));
        if (model is not null && model.ModelType != ModelTypes.AnomalyDetection)
        {
            throw new ArgumentException($"The model {modelId} is of type {model.ModelType}; ANOMALY_DETECTION is needed.", nameof(modelId));
        }

        var command = new RunAnomalyDetectionCommand(data);
        return await Task.Run(() => command.Run(model, timeWindow, progress, scope.Token), scope.Token).ConfigureAwait(false);
    }

    public async Task<ModelTrainingResult> TrainPredictiveModelsAsync(
        string? modelId,
        bool force,
        IProgress<CommandProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        using var scope = gate.BeginScope(cancellationToken);
        var data = await gate.RunBetweenResetsAsync(() => store.Current, scope.Token).ConfigureAwait(false);
        var model = modelId is null ? null : Find(data.PredictiveModels, modelId, "predictive model", nameof(modelId));
        return await new TrainPredictiveModelsCommand(data).RunAsync(model, force, progress, scope.Token).ConfigureAwait(false);
    }

    private static T Find<T>(RecordStore<T> records, string id, string what, string parameterName)
        where T : class, IRecord =>
        (Guid.TryParse(id, out var parsed) ? records.Find(parsed) : null)
        ?? throw new ArgumentException($"There is no {what} {id}.", parameterName);

    private static void ThrowIfOutOfRange(TimeSpan? timeWindow)
    {
        if (timeWindow < MinWindow || timeWindow > MaxWindow)
        {
            throw new ArgumentOutOfRangeException(nameof(timeWindow), timeWindow, "A time window must be between 1 hour and 3,660 days.");
        }
    }
}
