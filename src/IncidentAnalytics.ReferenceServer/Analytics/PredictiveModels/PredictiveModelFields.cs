using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Analytics.Drf;
using IncidentAnalytics.ReferenceServer.Serialization;

namespace IncidentAnalytics.ReferenceServer.Analytics.PredictiveModels;

/// <summary>Predictive models and the responses of their trainings on the wire.</summary>
internal static class PredictiveModelFields
{
    private static readonly IReadOnlyList<Field<PredictiveModel>> Scores =
    [
        Field<PredictiveModel>.Float("accuracy_score", static model => model.Scores?.Accuracy),
        Field<PredictiveModel>.Float("precision_score", static model => model.Scores?.Precision),
        Field<PredictiveModel>.Float("recall_score", static model => model.Scores?.Recall),
        Field<PredictiveModel>.Float("f1_score", static model => model.Scores?.F1),
    ];

    private static readonly IReadOnlyList<Field<PredictiveModel>> Effort =
    [
        Field<PredictiveModel>.Integer("training_samples_count", static model => model.Scores?.TrainingSamples),
        Field<PredictiveModel>.Integer("test_samples_count", static model => model.Scores?.TestSamples),
        Field<PredictiveModel>.Integer("training_duration_seconds", static model => model.Scores?.TrainingDurationSeconds),
        Field<PredictiveModel>.Instant("last_trained_at", static model => model.LastTrainedAt),
    ];

    public static readonly Serializer<PredictiveModel> All = new([
        Field<PredictiveModel>.Text("id", static model => model.Id.ToString()),
        Field<PredictiveModel>.Text("name", static model => model.Name),
        Field<PredictiveModel>.Text("description", static model => model.Description),
        Field<PredictiveModel>.Text("model_type", static model => model.ModelType),
        Field<PredictiveModel>.Text("algorithm_type", static model => model.AlgorithmType),
        Field<PredictiveModel>.Json("model_config", static model => JsonObject.Create(model.ModelConfig)),
        Field<PredictiveModel>.TextList("feature_columns", static model => model.FeatureColumns),
        Field<PredictiveModel>.Text("target_column", static model => model.TargetColumn),
        Field<PredictiveModel>.Integer("training_data_period_days", static model => model.TrainingDataPeriodDays),
        Field<PredictiveModel>.Integer("min_training_samples", static model => model.MinTrainingSamples),
        .. Scores,
        Field<PredictiveModel>.Text("status", static model => model.Status),
        Field<PredictiveModel>.Text("version", static model => model.Version),
        // Models are kept in memory.
        Field<PredictiveModel>.Text("model_file_path", static _ => null),
        Field<PredictiveModel>.Instant("last_trained_at", static model => model.LastTrainedAt),
        Field<PredictiveModel>.Integer("training_duration_seconds", static model => model.Scores?.TrainingDurationSeconds),
        Field<PredictiveModel>.Integer("training_samples_count", static model => model.Scores?.TrainingSamples),
        Field<PredictiveModel>.Boolean("auto_retrain_enabled", static model => model.AutoRetrainEnabled),
        Field<PredictiveModel>.Integer("retrain_frequency_days", static model => model.RetrainFrequencyDays),
        Field<PredictiveModel>.Float("performance_threshold", static model => model.PerformanceThreshold),
        Field<PredictiveModel>.Text("created_by", static model => model.CreatedBy.Id.ToString()),
        Field<PredictiveModel>.Instant("created_at", static model => model.CreatedAt),
        Field<PredictiveModel>.Instant("updated_at", static model => model.UpdatedAt),
    ]);

    public static readonly Serializer<PredictiveModel> Performance = new([
        Field<PredictiveModel>.Text("model", static model => model.Id.ToString()),
        Field<PredictiveModel>.Text("model_type", static model => model.ModelType),
        .. Scores,
        .. Effort,
        Field<PredictiveModel>.Text("baseline", static model => model.Scores?.Baseline),
        new Field<PredictiveModel>("metrics", static model => Metrics(model.Scores)),
    ]);

    /// <summary>The response when a training has started.</summary>
    public static JsonObject Started(TrainingStart start) =>
        new()
        {
            ["model"] = start.Model.Id.ToString(),
            ["status"] = start.Model.Status,
            ["message"] = "The training has started.",
            ["started_at"] = DrfFormat.Instant(start.StartedAt),
        };

    /// <summary>The response when a training has ended.</summary>
    public static JsonObject Finished(PredictiveModel model, DateTimeOffset startedAt)
    {
        var answer = new JsonObject
        {
            ["model"] = model.Id.ToString(),
            ["status"] = model.Status,
            ["message"] = model.ErrorMessage ?? "The training is complete.",
            ["started_at"] = DrfFormat.Instant(startedAt),
        };
        if (model.Status == ModelStatuses.Active)
        {
            foreach (var result in Scores.Concat(Effort))
            {
                answer[result.Name] = result.Write(model);
            }
        }

        return answer;
    }

    private static JsonObject Metrics(ModelScores? scores) =>
        new(
            (scores?.Metrics ?? new Dictionary<string, double>(StringComparer.Ordinal))
                .OrderBy(static metric => metric.Key, StringComparer.Ordinal)
                .Select(static metric => KeyValuePair.Create(metric.Key, JsonNumber.Create(metric.Value)))
        );
}
