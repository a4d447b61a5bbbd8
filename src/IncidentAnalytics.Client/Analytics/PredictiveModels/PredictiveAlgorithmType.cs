using System.Text.Json.Serialization;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Analytics.PredictiveModels;

/// <summary>How a model learns. Open: unknown values are kept as they came.</summary>
[JsonConverter(typeof(OpenValueConverter<PredictiveAlgorithmType>))]
public readonly record struct PredictiveAlgorithmType : IOpenValue<PredictiveAlgorithmType>
{
    private readonly string? _text;

    private PredictiveAlgorithmType(string text) => _text = text;

    /// <summary>An isolation forest (<c>ISOLATION_FOREST</c>).</summary>
    public static PredictiveAlgorithmType IsolationForest { get; } = new("ISOLATION_FOREST");

    /// <summary>Long short-term memory (<c>LSTM</c>).</summary>
    public static PredictiveAlgorithmType Lstm { get; } = new("LSTM");

    /// <summary>A random forest (<c>RANDOM_FOREST</c>).</summary>
    public static PredictiveAlgorithmType RandomForest { get; } = new("RANDOM_FOREST");

    /// <summary>Gradient boosting with XGBoost (<c>XGBOOST</c>).</summary>
    public static PredictiveAlgorithmType XGBoost { get; } = new("XGBOOST");

    /// <summary>A support-vector machine (<c>SVM</c>).</summary>
    public static PredictiveAlgorithmType Svm { get; } = new("SVM");

    /// <summary>A neural network (<c>NEURAL_NETWORK</c>).</summary>
    public static PredictiveAlgorithmType NeuralNetwork { get; } = new("NEURAL_NETWORK");

    /// <summary>ARIMA (<c>ARIMA</c>).</summary>
    public static PredictiveAlgorithmType Arima { get; } = new("ARIMA");

    /// <summary>Prophet (<c>PROPHET</c>).</summary>
    public static PredictiveAlgorithmType Prophet { get; } = new("PROPHET");

    /// <summary>The value with this text on the wire, known or not.</summary>
    /// <param name="text">The text; compared with its case.</param>
    public static PredictiveAlgorithmType FromText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new(text);
    }

    /// <summary>The text on the wire; empty for <c>default</c>.</summary>
    public override string ToString() => _text ?? "";
}
