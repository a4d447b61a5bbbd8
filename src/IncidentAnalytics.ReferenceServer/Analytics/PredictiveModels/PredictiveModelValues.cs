namespace IncidentAnalytics.ReferenceServer.Analytics.PredictiveModels;

/// <summary>The types of predictive models.</summary>
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

/// <summary>The statuses of predictive models.</summary>
internal static class ModelStatuses
{
    /// <summary>Being trained for the first time.</summary>
    public const string Training = "TRAINING";

    public const string Active = "ACTIVE";

    /// <summary>Never trained.</summary>
    public const string Inactive = "INACTIVE";

    /// <summary>Being trained again; the scores are those of the previous training.</summary>
    public const string Retraining = "RETRAINING";

    /// <summary>The last training found too few samples.</summary>
    public const string Error = "ERROR";

    public static readonly IReadOnlyList<string> All = [Training, Active, Inactive, Retraining, Error];
}

/// <summary>The algorithms of predictive models. The algorithm is only shown; a model is trained with the baseline of its type.</summary>
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
