using IncidentAnalytics.ReferenceServer.Commands;
using IncidentAnalytics.ReferenceServer.Engine.Analytics.Anomalies;
using IncidentAnalytics.ReferenceServer.Engine.Analytics.Costs;
using IncidentAnalytics.ReferenceServer.Engine.Analytics.Kpis;
using IncidentAnalytics.ReferenceServer.Engine.Analytics.Notices;
using IncidentAnalytics.ReferenceServer.Engine.Analytics.Prediction;

namespace IncidentAnalytics.ReferenceServer.Engine.Analytics;

/// <summary>The three commands. Their windows end at the world's now.</summary>
internal sealed partial class AnalyticsState
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly Lock _commands = new();

    /// <summary>Calculates one metric or every active one. What was calculated for the same period before is kept unless forced.</summary>
    /// <param name="metric">One metric, active or not; null: every active one.</param>
    /// <param name="timeWindow">Instead of each metric's own window.</param>
    /// <param name="force">Whether to calculate again what is there.</param>
    /// <param name="progress">Hears of every metric.</param>
    /// <param name="cancellationToken">Cancels between two metrics.</param>
    public KpiCalculationResult CalculateKpis(
        KpiMetric? metric, TimeSpan? timeWindow, bool force, IProgress<CommandProgress>? progress, CancellationToken cancellationToken)
    {
        var notices = new List<AnalyticsNotice>();
        var results = new List<CalculatedKpi>();
        lock (_commands)
        {
            IReadOnlyList<KpiMetric> chosen = metric is null ? [.. KpiMetrics.Where(static each => each.IsActive)] : [metric];
            foreach (var each in chosen)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var result = Calculate(each, timeWindow ?? TimeSpan.FromHours(each.TimeWindowHours), force, notices);
                results.Add(result);
                progress?.Report(new(results.Count, chosen.Count, $"{each.Name}: {Text.Of(result)}"));
            }

            CheckCosts(timeWindow ?? Day, notices);
        }

        notices.ForEach(_notify);
        return new KpiCalculationResult(results);
    }

    /// <summary>Looks for anomalies of a time window, and keeps those that are new.</summary>
    /// <param name="model">The model to run, of type ANOMALY_DETECTION; null: the system's.</param>
    /// <param name="timeWindow">How far back to look; null: a day.</param>
    /// <param name="progress">Hears of the search and of every new anomaly.</param>
    /// <param name="cancellationToken">Cancels between two steps.</param>
    public AnomalyDetectionResult RunAnomalyDetection(
        PredictiveModel? model, TimeSpan? timeWindow, IProgress<CommandProgress>? progress, CancellationToken cancellationToken)
    {
        var modelId = model?.Id ?? SystemModels.IdOf(ModelTypes.AnomalyDetection, _ids);
        var (start, end) = (_incidents.EndsAt - (timeWindow ?? Day), _incidents.EndsAt);
        var findings = _detector.Value.Find(start, end);
        var notices = new List<AnalyticsNotice>();
        var found = new List<FoundAnomaly>();
        lock (_commands)
        {
            var known = AnomalyDetections;
            var fresh = findings.Where(finding => !known.Any(anomaly => finding.IsSameAs(anomaly))).ToArray();
            progress?.Report(new(1, fresh.Length + 1, string.Create(Text.Invariant, $"{findings.Count} anomalies, {fresh.Length} of them new.")));
            foreach (var finding in fresh)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var anomaly = AnomalyWriter.Write(finding, NextId(RecordKind.Anomaly), modelId, detectedAt: Now);
                _anomalies.Add(anomaly);
                notices.Add(new AnomalyDetectedNotice(Now, anomaly));
                found.Add(new(anomaly.Id.ToString(), anomaly.AnomalyType, anomaly.Severity, anomaly.AnomalyScore, anomaly.Description));
                progress?.Report(new(found.Count + 1, fresh.Length + 1, anomaly.Description));
            }
        }

        notices.ForEach(_notify);
        return new(modelId.ToString(), start, end, findings.Count - found.Count, found);
    }

    /// <summary>Trains one model, or every model whose last training is older than its retrain frequency.</summary>
    /// <param name="model">One model; null: all of them.</param>
    /// <param name="force">Whether to train also what was trained lately.</param>
    /// <param name="progress">Hears of every model.</param>
    /// <param name="cancellationToken">Stops waiting; a training that runs goes on.</param>
    public async Task<ModelTrainingResult> TrainModelsAsync(
        PredictiveModel? model, bool force, IProgress<CommandProgress>? progress, CancellationToken cancellationToken)
    {
        IReadOnlyList<PredictiveModel> chosen = model is null ? PredictiveModels : [model];
        var results = new List<TrainedModel>();
        foreach (var each in chosen)
        {
            var result = await TrainAsync(_models.Find(each.Id)!, force, cancellationToken).ConfigureAwait(false);
            results.Add(result);
            progress?.Report(new(results.Count, chosen.Count, $"{each.Name}: {result.Message}"));
        }

        return new ModelTrainingResult(results);
    }

    private CalculatedKpi Calculate(KpiMetric metric, TimeSpan window, bool force, List<AnalyticsNotice> notices)
    {
        var (start, end) = (_incidents.EndsAt - window, _incidents.EndsAt);
        var id = KpiMeasurements.FirstOrDefault(there => there.MetricId == metric.Id && there.PeriodStart == start && there.PeriodEnd == end);
        if (id is not null && !force)
        {
            return new(metric.Id.ToString(), metric.Name, KpiOutcome.AlreadyCalculated, id.Value, id.Unit, start, end);
        }

        var result = _kpis.Calculate(metric, start, end);
        if (result.Value is not { } value)
        {
            return new(metric.Id.ToString(), metric.Name, KpiOutcome.NoValue, null, result.Unit, start, end);
        }

        var measurement = result.ToMeasurement(metric, value, id?.Id ?? NextId(RecordKind.KpiMeasurement), calculatedAt: Now);
        if (id is null)
        {
            _measurements.Add(measurement);
        }
        else
        {
            _measurements.Change(id.Id, _ => measurement);
        }

        if (metric.TargetValue is { } target && !KpiTargets.IsMet(metric.MetricType, value, target))
        {
            notices.Add(new KpiThresholdBreachedNotice(Now, metric, measurement, target));
        }

        return new(metric.Id.ToString(), metric.Name, KpiOutcome.Calculated, value, result.Unit, start, end);
    }

    private void CheckCosts(TimeSpan window, List<AnalyticsNotice> notices)
    {
        var (start, end) = (_incidents.EndsAt - window, _incidents.EndsAt);
        var ids = _incidents.CreatedIn(start, end).Select(IncidentSet.IdOf).ToHashSet();
        var total = CostAnalyses.Where(cost => ids.Contains(cost.IncidentId)).Sum(static cost => cost.CostAmount);
        var threshold = decimal.Round(CostRates.DailyThreshold * (decimal)window.TotalDays, 2);
        if (total > threshold)
        {
            notices.Add(new CostThresholdExceededNotice(Now, start, end, total, threshold, CostRates.Currency));
        }
    }

    private async Task<TrainedModel> TrainAsync(PredictiveModel model, bool force, CancellationToken cancellationToken)
    {
        if (!force && model.Status == ModelStatuses.Active && model.LastTrainedAt is { } last && Now - last < TimeSpan.FromDays(model.RetrainFrequencyDays))
        {
            return Result(model, TrainingOutcome.Skipped, string.Create(Text.Invariant, $"trained at {last:u}, not older than {model.RetrainFrequencyDays} days"));
        }

        var start = BeginTraining(model.Id)!;
        if (!start.IsStarted)
        {
            return Result(start.Model, TrainingOutcome.AlreadyRunning, "another training of it is running");
        }

        var trained = await start.Completion.WaitAsync(cancellationToken).ConfigureAwait(false);
        return trained is { Status: ModelStatuses.Active, Scores: { } scores }
            ? Result(trained, TrainingOutcome.Trained, string.Create(Text.Invariant, $"accuracy {scores.Accuracy:0.000}, F1 {scores.F1:0.000}"))
            : Result(trained, TrainingOutcome.Failed, trained.ErrorMessage ?? "failed");
    }

    private static TrainedModel Result(PredictiveModel model, TrainingOutcome outcome, string message) =>
        new(model.Id.ToString(), model.Name, outcome, model.Scores?.Accuracy, model.Scores?.F1, message);
}
