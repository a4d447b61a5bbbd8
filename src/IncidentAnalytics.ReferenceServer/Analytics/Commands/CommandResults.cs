namespace IncidentAnalytics.ReferenceServer.Analytics.Commands;

/// <summary>The progress of a management command.</summary>
/// <param name="Done">The number of completed steps.</param>
/// <param name="Total">The number of all steps.</param>
/// <param name="Message">A description of the last step for people.</param>
public sealed record CommandProgress(int Done, int Total, string Message);

/// <summary>The result of <c>calculate_kpis</c>.</summary>
/// <param name="Metrics">The results of the metrics.</param>
public sealed record KpiCalculationResult(IReadOnlyList<CalculatedKpi> Metrics)
{
    /// <summary>The number of metrics that were calculated.</summary>
    public int CalculatedCount => Metrics.Count(static metric => metric.Outcome == KpiOutcome.Calculated);
}

/// <summary>The result of <c>calculate_kpis</c> for one metric.</summary>
/// <param name="MetricId">The metric's id.</param>
/// <param name="MetricName">The metric's name.</param>
/// <param name="Outcome">The outcome.</param>
/// <param name="Value">The value of the period; null for <see cref="KpiOutcome.NoValue"/>.</param>
/// <param name="Unit">The value's unit.</param>
/// <param name="PeriodStart">The start of the period, inclusive.</param>
/// <param name="PeriodEnd">The end of the period, exclusive: the world's now.</param>
public sealed record CalculatedKpi(
    string MetricId,
    string MetricName,
    KpiOutcome Outcome,
    decimal? Value,
    string Unit,
    DateTimeOffset PeriodStart,
    DateTimeOffset PeriodEnd
);

/// <summary>The outcome of <c>calculate_kpis</c> for a metric.</summary>
public enum KpiOutcome
{
    /// <summary>The metric was calculated.</summary>
    Calculated,

    /// <summary>The period was calculated before, and the calculation was not forced.</summary>
    AlreadyCalculated,

    /// <summary>There is nothing to measure in the period.</summary>
    NoValue,
}

/// <summary>The result of <c>run_anomaly_detection</c>.</summary>
/// <param name="ModelId">The id of the model that ran.</param>
/// <param name="PeriodStart">The start of the time window, inclusive.</param>
/// <param name="PeriodEnd">The end of the time window, exclusive: the world's now.</param>
/// <param name="KnownCount">The number of anomalies in the time window that were known before.</param>
/// <param name="Found">The new anomalies, oldest first.</param>
public sealed record AnomalyDetectionResult(
    string ModelId,
    DateTimeOffset PeriodStart,
    DateTimeOffset PeriodEnd,
    int KnownCount,
    IReadOnlyList<FoundAnomaly> Found
);

/// <summary>A new anomaly that <c>run_anomaly_detection</c> found.</summary>
/// <param name="AnomalyId">The anomaly's id.</param>
/// <param name="AnomalyType">The type, as on the wire.</param>
/// <param name="Severity">The severity, as on the wire.</param>
/// <param name="Score">The anomaly score.</param>
/// <param name="Description">A description for people.</param>
public sealed record FoundAnomaly(string AnomalyId, string AnomalyType, string Severity, double Score, string Description);

/// <summary>The result of <c>train_predictive_models</c>.</summary>
/// <param name="Models">The results of the models.</param>
public sealed record ModelTrainingResult(IReadOnlyList<TrainedModel> Models)
{
    /// <summary>The number of models that were trained.</summary>
    public int TrainedCount => Models.Count(static model => model.Outcome == TrainingOutcome.Trained);
}

/// <summary>The result of <c>train_predictive_models</c> for one model.</summary>
/// <param name="ModelId">The model's id.</param>
/// <param name="ModelName">The model's name.</param>
/// <param name="Outcome">The outcome.</param>
/// <param name="Accuracy">The accuracy on held-out data, 0 to 1; null when the model was never trained.</param>
/// <param name="F1">The F1 score on the same data, 0 to 1; null when the model was never trained.</param>
/// <param name="Message">A description of the outcome for people.</param>
public sealed record TrainedModel(string ModelId, string ModelName, TrainingOutcome Outcome, double? Accuracy, double? F1, string Message);

/// <summary>The outcome of <c>train_predictive_models</c> for a model.</summary>
public enum TrainingOutcome
{
    /// <summary>The model was trained and is active.</summary>
    Trained,

    /// <summary>The model was trained within its retrain frequency, and the training was not forced.</summary>
    Skipped,

    /// <summary>The training failed because there were too few samples.</summary>
    Failed,

    /// <summary>Another training of the model was running.</summary>
    AlreadyRunning,
}
