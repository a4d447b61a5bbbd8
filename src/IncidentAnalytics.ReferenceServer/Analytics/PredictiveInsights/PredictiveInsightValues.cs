using IncidentAnalytics.ReferenceServer.Analytics.PredictiveModels;

namespace IncidentAnalytics.ReferenceServer.Analytics.PredictiveInsights;

/// <summary>The types of insights.</summary>
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

/// <summary>Levels of confidence scores: HIGH from 0.8, MEDIUM from 0.5, otherwise LOW.</summary>
internal static class ConfidenceLevels
{
    public const string Low = "LOW";
    public const string Medium = "MEDIUM";
    public const string High = "HIGH";

    public static readonly IReadOnlyList<string> All = [Low, Medium, High];

    public static string FromScore(double score) =>
        score switch
        {
            >= 0.8 => High,
            >= 0.5 => Medium,
            _ => Low,
        };
}
