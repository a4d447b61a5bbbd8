using IncidentAnalytics.ReferenceServer.Analytics.AnomalyDetections;
using IncidentAnalytics.ReferenceServer.Analytics.Commands;
using IncidentAnalytics.ReferenceServer.Analytics.CostAnalyses;
using IncidentAnalytics.ReferenceServer.Analytics.KpiMeasurements;
using IncidentAnalytics.ReferenceServer.Analytics.KpiMetrics;
using IncidentAnalytics.ReferenceServer.Analytics.PredictiveModels;
using IncidentAnalytics.ReferenceServer.Analytics.Webhooks;

namespace IncidentAnalytics.ReferenceServer.Analytics;

/// <summary>The three commands. Their windows end at the world's now.</summary>
internal sealed partial class AnalyticsState
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly Lock _commands = new();

    /// <summary>
    /// Calculates one metric or every active one. What was calculated for the same period before is kept unless forced. All is kept in one step after
    /// the last metric: a run that is cancelled, or whose <paramref name="progress"/> fails, changes nothing and is told to nobody.
    /// </summary>
    /// <param name="metric">One metric, active or not; null: every active one.</param>
    /// <param name="timeWindow">Instead of each metric's own window.</param>
    /// <param name="force">Whether to calculate again what is there.</param>
    /// <param name="progress">Hears of every metric, outside of every lock.</param>
    /// <param name="cancellationToken">Cancels between two metrics.</param>
    public KpiCalculationResult CalculateKpis(
        KpiMetric? metric,
        TimeSpan? timeWindow,
        bool force,
        IProgress<CommandProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        var results = new List<(KpiMetric Metric, KpiResult? New, CalculatedKpi Told)>();
        IReadOnlyList<KpiMetric> chosen = metric is null ? [.. KpiMetrics.Where(static each => each.IsActive)] : [metric];
        foreach (var each in chosen)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (result, told) = Calculate(each, timeWindow ?? TimeSpan.FromHours(each.TimeWindowHours), force);
            results.Add((each, result, told));
            progress?.Report(new(results.Count, chosen.Count, $"{each.Name}: {Text.Of(told)}"));
        }

        cancellationToken.ThrowIfCancellationRequested();
        var notices = new List<AnalyticsNotice>();
        List<CalculatedKpi> kept;
        lock (_commands)
        {
            kept = results.ConvertAll(result =>
                result.New is { } fresh ? Keep(result.Metric, fresh, result.Told, force, notices) : result.Told
            );
        }

        CheckCosts(timeWindow ?? Day, notices);
        notices.ForEach(_notify);
        return new KpiCalculationResult(kept);
    }

    /// <summary>
    /// Looks for anomalies of a time window, and keeps those that are new: all in one step after the last, so that a run that is cancelled, or whose
    /// <paramref name="progress"/> fails, changes nothing and is told to nobody.
    /// </summary>
    /// <param name="model">The model to run, of type ANOMALY_DETECTION; null: the system's.</param>
    /// <param name="timeWindow">How far back to look; null: a day.</param>
    /// <param name="progress">Hears of the search and of every new anomaly, outside of every lock.</param>
    /// <param name="cancellationToken">Cancels between two steps.</param>
    public AnomalyDetectionResult RunAnomalyDetection(
        PredictiveModel? model,
        TimeSpan? timeWindow,
        IProgress<CommandProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        var modelId = model?.Id ?? SystemModels.IdOf(ModelTypes.AnomalyDetection, _ids);
        var (start, end) = (_incidents.EndsAt - (timeWindow ?? Day), _incidents.EndsAt);
        var findings = _detector.Value.Find(start, end);
        var fresh = New(findings)
            .Select(finding => AnomalyWriter.Write(finding, NextId(RecordKind.Anomaly), modelId, detectedAt: Now))
            .ToArray();
        progress?.Report(
            new(1, fresh.Length + 1, string.Create(Text.Invariant, $"{findings.Count} anomalies, {fresh.Length} of them new."))
        );
        for (var i = 0; i < fresh.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            progress?.Report(new(i + 2, fresh.Length + 1, fresh[i].Description));
        }

        cancellationToken.ThrowIfCancellationRequested();
        lock (_commands)
        {
            // Another run may have kept some of them meanwhile.
            var stillNew = New(findings).Select(static finding => (finding.Type, finding.Start, finding.End)).ToHashSet();
            fresh = [.. fresh.Where(anomaly => stillNew.Contains((anomaly.AnomalyType, anomaly.TimeWindowStart, anomaly.TimeWindowEnd)))];
            _anomalies.Add(fresh);
        }

        Array.ForEach(fresh, anomaly => _notify(new AnomalyDetectedNotice(Now, anomaly)));
        return new(
            modelId.ToString(),
            start,
            end,
            findings.Count - fresh.Length,
            [
                .. fresh.Select(static anomaly => new FoundAnomaly(
                    anomaly.Id.ToString(),
                    anomaly.AnomalyType,
                    anomaly.Severity,
                    anomaly.AnomalyScore,
                    anomaly.Description
                )),
            ]
        );
    }

    /// <summary>Trains one model, or every model whose last training is older than its retrain frequency.</summary>
    /// <param name="model">One model; null: all of them.</param>
    /// <param name="force">Whether to train also what was trained lately.</param>
    /// <param name="progress">Hears of every model.</param>
    /// <param name="cancellationToken">Stops waiting; a training that runs goes on.</param>
    public async Task<ModelTrainingResult> TrainModelsAsync(
        PredictiveModel? model,
        bool force,
        IProgress<CommandProgress>? progress,
        CancellationToken cancellationToken
    )
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

    private AnomalyFinding[] New(IReadOnlyList<AnomalyFinding> findings)
    {
        var known = AnomalyDetections;
        return [.. findings.Where(finding => !known.Any(anomaly => finding.IsSameAs(anomaly)))];
    }

    /// <returns>What is to be kept, null when there is nothing; and what to say of it.</returns>
    private (KpiResult? New, CalculatedKpi Told) Calculate(KpiMetric metric, TimeSpan window, bool force)
    {
        var (start, end) = (_incidents.EndsAt - window, _incidents.EndsAt);
        if (FindMeasurement(metric, start, end) is { } there && !force)
        {
            return (null, Told(metric, there));
        }

        var result = _kpis.Calculate(metric, start, end);
        return result.Value is { } value
            ? (result, new(metric.Id.ToString(), metric.Name, KpiOutcome.Calculated, value, result.Unit, start, end))
            : (null, new(metric.Id.ToString(), metric.Name, KpiOutcome.NoValue, null, result.Unit, start, end));
    }

    private CalculatedKpi Keep(KpiMetric metric, KpiResult result, CalculatedKpi told, bool force, List<AnalyticsNotice> notices)
    {
        // Another run may have measured the same period meanwhile.
        var there = FindMeasurement(metric, told.PeriodStart, told.PeriodEnd);
        if (there is not null && !force)
        {
            return Told(metric, there);
        }

        var value = result.Value!.Value;
        var measurement = result.ToMeasurement(metric, value, there?.Id ?? NextId(RecordKind.KpiMeasurement), calculatedAt: Now);
        if (there is null)
        {
            _measurements.Add(measurement);
        }
        else
        {
            _measurements.Change(there.Id, _ => measurement);
        }

        if (metric.TargetValue is { } target && !KpiTargets.IsMet(metric.MetricType, value, target))
        {
            notices.Add(new KpiThresholdBreachedNotice(Now, metric, measurement, target));
        }

        return told;
    }

    private KpiMeasurement? FindMeasurement(KpiMetric metric, DateTimeOffset start, DateTimeOffset end) =>
        KpiMeasurements.FirstOrDefault(there => there.MetricId == metric.Id && there.PeriodStart == start && there.PeriodEnd == end);

    private static CalculatedKpi Told(KpiMetric metric, KpiMeasurement there) =>
        new(metric.Id.ToString(), metric.Name, KpiOutcome.AlreadyCalculated, there.Value, there.Unit, there.PeriodStart, there.PeriodEnd);

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
        if (
            !force
            && model.Status == ModelStatuses.Active
            && model.LastTrainedAt is { } last
            && Now - last < TimeSpan.FromDays(model.RetrainFrequencyDays)
        )
        {
            return Result(
                model,
                TrainingOutcome.Skipped,
                string.Create(Text.Invariant, $"trained at {last:u}, not older than {model.RetrainFrequencyDays} days")
            );
        }

        var start = BeginTraining(model.Id)!;
        if (!start.IsStarted)
        {
            return Result(start.Model, TrainingOutcome.AlreadyRunning, "another training of it is running");
        }

        var trained = await start.Completion.WaitAsync(cancellationToken).ConfigureAwait(false);
        return trained is { Status: ModelStatuses.Active, Scores: { } scores }
            ? Result(
                trained,
                TrainingOutcome.Trained,
                string.Create(Text.Invariant, $"accuracy {scores.Accuracy:0.000}, F1 {scores.F1:0.000}")
            )
            : Result(trained, TrainingOutcome.Failed, trained.ErrorMessage ?? "failed");
    }

    private static TrainedModel Result(PredictiveModel model, TrainingOutcome outcome, string message) =>
        new(model.Id.ToString(), model.Name, outcome, model.Scores?.Accuracy, model.Scores?.F1, message);
}
