using IncidentAnalytics.ReferenceServer.Analytics.PredictiveModels;

namespace IncidentAnalytics.ReferenceServer.Analytics.PredictiveInsights;

/// <summary>What an insight is about.</summary>
internal static class InsightTypes
{
    public const string IncidentPrediction = ModelTypes.IncidentPrediction;
    public const string SeverityPrediction = ModelTypes.SeverityPrediction;
    public const string ResolutionTimePrediction = ModelTypes.ResolutionTimePrediction;
    public const string EscalationPrediction = ModelTypes.EscalationPrediction;
    public const string CostPrediction = ModelTypes.CostPrediction;
    public const string AnomalyWarning = "ANOMALY_WARNING";

    public static readonly IReadOnlyList<string> All =
    [
        IncidentPrediction,
        SeverityPrediction,
        ResolutionTimePrediction,
        EscalationPrediction,
        CostPrediction,
        AnomalyWarning,
    ];
}
