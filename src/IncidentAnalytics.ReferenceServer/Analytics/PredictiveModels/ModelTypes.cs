namespace IncidentAnalytics.ReferenceServer.Analytics.PredictiveModels;

/// <summary>What a model predicts.</summary>
internal static class ModelTypes
{
    public const string AnomalyDetection = "ANOMALY_DETECTION";
    public const string IncidentPrediction = "INCIDENT_PREDICTION";
    public const string SeverityPrediction = "SEVERITY_PREDICTION";
    public const string ResolutionTimePrediction = "RESOLUTION_TIME_PREDICTION";
    public const string EscalationPrediction = "ESCALATION_PREDICTION";
    public const string CostPrediction = "COST_PREDICTION";

    public static readonly IReadOnlyList<string> All =
    [
        AnomalyDetection,
        IncidentPrediction,
        SeverityPrediction,
        ResolutionTimePrediction,
        EscalationPrediction,
        CostPrediction,
    ];
}
