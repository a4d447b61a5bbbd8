namespace IncidentAnalytics.ReferenceServer.Analytics.PredictiveModels;

/// <summary>The algorithm that a model names. It is kept and told; every model is trained with the baseline of its type.</summary>
internal static class AlgorithmTypes
{
    public static readonly IReadOnlyList<string> All =
    [
        "ISOLATION_FOREST",
        "LSTM",
        "RANDOM_FOREST",
        "XGBOOST",
        "SVM",
        "NEURAL_NETWORK",
        "ARIMA",
        "PROPHET",
    ];
}
