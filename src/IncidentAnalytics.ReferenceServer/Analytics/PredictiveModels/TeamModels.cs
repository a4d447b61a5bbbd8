using System.Globalization;
using System.Text.Json;
using IncidentAnalytics.ReferenceServer.Analytics.Incidents;
using IncidentAnalytics.ReferenceServer.Analytics.Records;

namespace IncidentAnalytics.ReferenceServer.Analytics.PredictiveModels;

/// <summary>
/// The models of teams in a generated world: every algorithm and status occurs. Trained models have the scores of the system's model of their
/// type, whose baseline they share. The trainings of models that are being trained never end.
/// </summary>
internal static class TeamModels
{
    private const int TooManySamples = 1_000_000;

    private static readonly JsonElement Config = JsonDocument.Parse("""{"seed":1}""").RootElement;

    /// <param name="ids">Creates the ids.</param>
    /// <param name="incidents">The incidents of the world.</param>
    /// <param name="system">The system's models.</param>
    /// <param name="firstNumber">The number of the first team model among all models.</param>
    public static IEnumerable<PredictiveModel> Create(
        RecordIds ids,
        IncidentSet incidents,
        IReadOnlyList<PredictiveModel> system,
        int firstNumber
    )
    {
        (string Type, string Algorithm, string Status)[] models =
        [
            (ModelTypes.AnomalyDetection, "LSTM", ModelStatuses.Inactive),
            (ModelTypes.IncidentPrediction, "ARIMA", ModelStatuses.Active),
            (ModelTypes.SeverityPrediction, "SVM", ModelStatuses.Inactive),
            (ModelTypes.ResolutionTimePrediction, "NEURAL_NETWORK", ModelStatuses.Retraining),
            (ModelTypes.EscalationPrediction, "XGBOOST", ModelStatuses.Active),
            (ModelTypes.CostPrediction, "RANDOM_FOREST", ModelStatuses.Error),
            (ModelTypes.AnomalyDetection, "SVM", ModelStatuses.Training),
            (ModelTypes.IncidentPrediction, "LSTM", ModelStatuses.Error),
            (ModelTypes.SeverityPrediction, "NEURAL_NETWORK", ModelStatuses.Active),
            (ModelTypes.ResolutionTimePrediction, "ARIMA", ModelStatuses.Inactive),
            (ModelTypes.EscalationPrediction, "LSTM", ModelStatuses.Retraining),
            (ModelTypes.CostPrediction, "SVM", ModelStatuses.Inactive),
            (ModelTypes.AnomalyDetection, "NEURAL_NETWORK", ModelStatuses.Error),
            (ModelTypes.IncidentPrediction, "XGBOOST", ModelStatuses.Inactive),
            (ModelTypes.SeverityPrediction, "LSTM", ModelStatuses.Training),
            (ModelTypes.CostPrediction, "ARIMA", ModelStatuses.Active),
        ];
        return models.Select(
            (model, place) =>
                Model(
                    ids.Create(RecordKind.Model, firstNumber + place),
                    model.Type,
                    model.Algorithm,
                    model.Status,
                    system.First(each => each.ModelType == model.Type),
                    incidents.StartsAt.AddDays(place + 1),
                    incidents.EndsAt
                )
        );
    }

    private static PredictiveModel Model(
        Guid id,
        string type,
        string algorithm,
        string status,
        PredictiveModel systemModel,
        DateTimeOffset createdAt,
        DateTimeOffset now
    )
    {
        var isTrained = status is ModelStatuses.Active or ModelStatuses.Retraining && systemModel.Scores is not null;
        var needed = status == ModelStatuses.Error ? TooManySamples : 100;
        return new PredictiveModel
        {
            Id = id,
            Name = $"{systemModel.Name} ({algorithm})",
            Description = $"A trial of {algorithm}",
            ModelType = type,
            AlgorithmType = algorithm,
            ModelConfig = Config,
            TargetColumn = systemModel.TargetColumn,
            MinTrainingSamples = needed,
            Scores = isTrained ? systemModel.Scores : null,
            Status = status,
            ErrorMessage =
                status == ModelStatuses.Error
                    ? string.Create(CultureInfo.InvariantCulture, $"Too few samples: {needed} are needed.")
                    : null,
            Version = isTrained ? systemModel.Version : "0.0",
            LastTrainedAt = isTrained ? systemModel.LastTrainedAt : null,
            PerformanceThreshold = 0.7,
            CreatedBy = AnalyticsUser.Operations,
            CreatedAt = createdAt,
            UpdatedAt = status is ModelStatuses.Training or ModelStatuses.Retraining ? now : createdAt,
        };
    }
}
