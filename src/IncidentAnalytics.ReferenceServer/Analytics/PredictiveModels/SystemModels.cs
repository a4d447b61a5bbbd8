using IncidentAnalytics.ReferenceServer.Analytics.Incidents;
using IncidentAnalytics.ReferenceServer.Analytics.Records;

namespace IncidentAnalytics.ReferenceServer.Analytics.PredictiveModels;

/// <summary>The system's models: one per type, trained at the last midnight.</summary>
internal static class SystemModels
{
    /// <summary>The id of the system's model of a type.</summary>
    public static Guid GetId(string modelType, RecordIds ids) =>
        ids.Create(RecordKind.Model, Array.IndexOf([.. ModelTypes.All], modelType));

    public static IReadOnlyList<PredictiveModel> Create(RecordIds ids, IncidentSet incidents) =>
        [
            Trained(
                ModelTypes.AnomalyDetection,
                "Anomaly Detector",
                "Finds unusual incidents",
                "ISOLATION_FOREST",
                "is_anomaly",
                ids,
                incidents
            ),
            Trained(ModelTypes.IncidentPrediction, "Incident Predictor", "Predicts busy hours", "PROPHET", "is_busy", ids, incidents),
            Trained(
                ModelTypes.SeverityPrediction,
                "Incident Severity Predictor",
                "Predicts incident severity based on historical data",
                "RANDOM_FOREST",
                "severity",
                ids,
                incidents
            ),
            Trained(
                ModelTypes.ResolutionTimePrediction,
                "Resolution Time Predictor",
                "Predicts how long an incident will take",
                "XGBOOST",
                "resolution_minutes",
                ids,
                incidents
            ),
            Trained(
                ModelTypes.EscalationPrediction,
                "Escalation Predictor",
                "Predicts which incidents will be escalated",
                "RANDOM_FOREST",
                "is_escalated",
                ids,
                incidents
            ),
            Trained(ModelTypes.CostPrediction, "Cost Predictor", "Predicts what an incident will cost", "XGBOOST", "cost", ids, incidents),
        ];

    private static PredictiveModel Trained(
        string type,
        string name,
        string description,
        string algorithm,
        string target,
        RecordIds ids,
        IncidentSet incidents
    )
    {
        var model = new PredictiveModel
        {
            Id = GetId(type, ids),
            Name = name,
            Description = description,
            ModelType = type,
            AlgorithmType = algorithm,
            TargetColumn = target,
            AutoRetrainEnabled = true,
            RetrainFrequencyDays = 7,
            CreatedBy = AnalyticsUser.Admin,
            CreatedAt = incidents.StartsAt,
            UpdatedAt = incidents.StartsAt,
        };
        return ModelTrainer.Train(model, incidents).ApplyTo(model, seconds: 0, incidents.LastMidnight);
    }
}
