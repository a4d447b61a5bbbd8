using System.Text.Json.Serialization;

namespace IncidentAnalytics.Client.Analytics.PredictiveModels;

/// <summary>Type of a predictive model. Unknown values are kept.</summary>
[JsonConverter(typeof(OpenValueConverter<PredictiveModelType>))]
public readonly record struct PredictiveModelType : IOpenValue<PredictiveModelType>
{
    private readonly string? _text;

    /// <summary>Initializes a value from its text on the wire, known or not.</summary>
    /// <param name="text">The text; case-sensitive.</param>
    public PredictiveModelType(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        _text = text;
    }

    /// <summary>Detects anomalies (<c>ANOMALY_DETECTION</c>).</summary>
    public static PredictiveModelType AnomalyDetection { get; } = new("ANOMALY_DETECTION");

    /// <summary>Predicts incidents (<c>INCIDENT_PREDICTION</c>).</summary>
    public static PredictiveModelType IncidentPrediction { get; } = new("INCIDENT_PREDICTION");

    /// <summary>Predicts the severity of an incident (<c>SEVERITY_PREDICTION</c>).</summary>
    public static PredictiveModelType SeverityPrediction { get; } = new("SEVERITY_PREDICTION");

    /// <summary>Predicts the time to resolution (<c>RESOLUTION_TIME_PREDICTION</c>).</summary>
    public static PredictiveModelType ResolutionTimePrediction { get; } = new("RESOLUTION_TIME_PREDICTION");

    /// <summary>Predicts escalations (<c>ESCALATION_PREDICTION</c>).</summary>
    public static PredictiveModelType EscalationPrediction { get; } = new("ESCALATION_PREDICTION");

    /// <summary>Predicts costs (<c>COST_PREDICTION</c>).</summary>
    public static PredictiveModelType CostPrediction { get; } = new("COST_PREDICTION");

    /// <summary>Converts a text on the wire to a value, known or not.</summary>
    /// <param name="text">The text; case-sensitive.</param>
    public static implicit operator PredictiveModelType(string text) => new(text);

    /// <summary>The text on the wire; empty for <c>default</c>.</summary>
    public override string ToString() => _text ?? "";
}

/// <summary>Algorithm of a model. Unknown values are kept.</summary>
[JsonConverter(typeof(OpenValueConverter<PredictiveAlgorithmType>))]
public readonly record struct PredictiveAlgorithmType : IOpenValue<PredictiveAlgorithmType>
{
    private readonly string? _text;

    /// <summary>Initializes a value from its text on the wire, known or not.</summary>
    /// <param name="text">The text; case-sensitive.</param>
    public PredictiveAlgorithmType(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        _text = text;
    }

    /// <summary>Isolation forest (<c>ISOLATION_FOREST</c>).</summary>
    public static PredictiveAlgorithmType IsolationForest { get; } = new("ISOLATION_FOREST");

    /// <summary>Long short-term memory network (<c>LSTM</c>).</summary>
    public static PredictiveAlgorithmType Lstm { get; } = new("LSTM");

    /// <summary>Random forest (<c>RANDOM_FOREST</c>).</summary>
    public static PredictiveAlgorithmType RandomForest { get; } = new("RANDOM_FOREST");

    /// <summary>Gradient boosting with XGBoost (<c>XGBOOST</c>).</summary>
    public static PredictiveAlgorithmType XGBoost { get; } = new("XGBOOST");

    /// <summary>Support-vector machine (<c>SVM</c>).</summary>
    public static PredictiveAlgorithmType Svm { get; } = new("SVM");

    /// <summary>Neural network (<c>NEURAL_NETWORK</c>).</summary>
    public static PredictiveAlgorithmType NeuralNetwork { get; } = new("NEURAL_NETWORK");

    /// <summary>ARIMA (<c>ARIMA</c>).</summary>
    public static PredictiveAlgorithmType Arima { get; } = new("ARIMA");

    /// <summary>Prophet (<c>PROPHET</c>).</summary>
    public static PredictiveAlgorithmType Prophet { get; } = new("PROPHET");

    /// <summary>Converts a text on the wire to a value, known or not.</summary>
    /// <param name="text">The text; case-sensitive.</param>
    public static implicit operator PredictiveAlgorithmType(string text) => new(text);

    /// <summary>The text on the wire; empty for <c>default</c>.</summary>
    public override string ToString() => _text ?? "";
}

/// <summary>Status of a model. Unknown values are kept.</summary>
[JsonConverter(typeof(OpenValueConverter<PredictiveModelStatus>))]
public readonly record struct PredictiveModelStatus : IOpenValue<PredictiveModelStatus>
{
    private readonly string? _text;

    /// <summary>Initializes a value from its text on the wire, known or not.</summary>
    /// <param name="text">The text; case-sensitive.</param>
    public PredictiveModelStatus(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        _text = text;
    }

    /// <summary>The model is being trained (<c>TRAINING</c>).</summary>
    public static PredictiveModelStatus Training { get; } = new("TRAINING");

    /// <summary>The model is active (<c>ACTIVE</c>).</summary>
    public static PredictiveModelStatus Active { get; } = new("ACTIVE");

    /// <summary>The model is inactive (<c>INACTIVE</c>).</summary>
    public static PredictiveModelStatus Inactive { get; } = new("INACTIVE");

    /// <summary>The model is being retrained (<c>RETRAINING</c>).</summary>
    public static PredictiveModelStatus Retraining { get; } = new("RETRAINING");

    /// <summary>The training failed (<c>ERROR</c>).</summary>
    public static PredictiveModelStatus Error { get; } = new("ERROR");

    /// <summary>Converts a text on the wire to a value, known or not.</summary>
    /// <param name="text">The text; case-sensitive.</param>
    public static implicit operator PredictiveModelStatus(string text) => new(text);

    /// <summary>The text on the wire; empty for <c>default</c>.</summary>
    public override string ToString() => _text ?? "";
}
