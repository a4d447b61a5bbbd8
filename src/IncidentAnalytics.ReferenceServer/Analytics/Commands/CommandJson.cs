using System.Globalization;
using System.Text.Json.Nodes;

namespace IncidentAnalytics.ReferenceServer.Analytics.Commands;

/// <summary>The results of the commands as JSON.</summary>
internal static class CommandJson
{
    public static JsonObject Write(KpiCalculationResult result) =>
        new()
        {
            ["summary"] = string.Create(
                CultureInfo.InvariantCulture,
                $"{result.CalculatedCount} of {result.Metrics.Count} metrics calculated"
            ),
            ["metrics"] = List(
                result.Metrics,
                static metric => new JsonObject
                {
                    ["metric_id"] = metric.MetricId,
                    ["metric_name"] = metric.MetricName,
                    ["outcome"] = metric.Outcome switch
                    {
                        KpiOutcome.Calculated => "calculated",
                        KpiOutcome.AlreadyCalculated => "already_calculated",
                        _ => "no_value",
                    },
                    ["value"] = metric.Value?.ToString(CultureInfo.InvariantCulture),
                    ["unit"] = metric.Unit,
                    ["period_start"] = Instant(metric.PeriodStart),
                    ["period_end"] = Instant(metric.PeriodEnd),
                }
            ),
        };

    public static JsonObject Write(AnomalyDetectionResult result) =>
        new()
        {
            ["summary"] = string.Create(
                CultureInfo.InvariantCulture,
                $"{result.Found.Count} new anomalies, {result.KnownCount} known before"
            ),
            ["model_id"] = result.ModelId,
            ["period_start"] = Instant(result.PeriodStart),
            ["period_end"] = Instant(result.PeriodEnd),
            ["known"] = result.KnownCount,
            ["found"] = List(
                result.Found,
                static anomaly => new JsonObject
                {
                    ["anomaly_id"] = anomaly.AnomalyId,
                    ["anomaly_type"] = anomaly.AnomalyType,
                    ["severity"] = anomaly.Severity,
                    ["score"] = anomaly.Score,
                    ["description"] = anomaly.Description,
                }
            ),
        };

    public static JsonObject Write(ModelTrainingResult result) =>
        new()
        {
            ["summary"] = string.Create(CultureInfo.InvariantCulture, $"{result.TrainedCount} of {result.Models.Count} models trained"),
            ["models"] = List(
                result.Models,
                static model => new JsonObject
                {
                    ["model_id"] = model.ModelId,
                    ["model_name"] = model.ModelName,
                    ["outcome"] = model.Outcome switch
                    {
                        TrainingOutcome.Trained => "trained",
                        TrainingOutcome.Skipped => "skipped",
                        TrainingOutcome.Failed => "failed",
                        _ => "already_running",
                    },
                    ["accuracy"] = model.Accuracy,
                    ["f1"] = model.F1,
                    ["message"] = model.Message,
                }
            ),
        };

    private static JsonArray List<T>(IEnumerable<T> items, Func<T, JsonObject> write) => new([.. items.Select(write)]);

    private static string Instant(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
