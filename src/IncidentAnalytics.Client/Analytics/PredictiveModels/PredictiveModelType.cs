using System.Text.Json.Serialization;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Analytics.PredictiveModels;

/// <summary>What a model predicts. Open: unknown values are kept as they came.</summary>
[JsonConverter(typeof(OpenValueConverter<PredictiveModelType>))]
public readonly record struct PredictiveModelType : IOpenValue<PredictiveModelType>
{
    private readonly string? _text;

    private PredictiveModelType(string text) => _text = text;

    /// <summary>Anomalies (<c>ANOMALY_DETECTION</c>).</summary>
    public static PredictiveModelType AnomalyDetection { get; } = new("ANOMALY_DETECTION");

    /// <summary>Incidents (<c>INCIDENT_PREDICTION</c>).</summary>
    public static PredictiveModelType IncidentPrediction { get; } = new("INCIDENT_PREDICTION");

    /// <summary>The severity of an incident (<c>SEVERITY_PREDICTION</c>).</summary>
    public static PredictiveModelType SeverityPrediction { get; } = new("SEVERITY_PREDICTION");

    /// <summary>The time that resolving takes (<c>RESOLUTION_TIME_PREDICTION</c>).</summary>
    public static PredictiveModelType ResolutionTimePrediction { get; } = new("RESOLUTION_TIME_PREDICTION");

    /// <summary>Escalations (<c>ESCALATION_PREDICTION</c>).</summary>
    public static PredictiveModelType EscalationPrediction { get; } = new("ESCALATION_PREDICTION");

    /// <summary>Costs (<c>COST_PREDICTION</c>).</summary>
    public static PredictiveModelType CostPrediction { get; } = new("COST_PREDICTION");

    /// <summary>The value with this text on the wire, known or not.</summary>
    /// <param name="text">The text; compared with its case.</param>
    public static PredictiveModelType FromText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new(text);
    }

    /// <summary>The text on the wire; empty for <c>default</c>.</summary>
    public override string ToString() => _text ?? "";
}
