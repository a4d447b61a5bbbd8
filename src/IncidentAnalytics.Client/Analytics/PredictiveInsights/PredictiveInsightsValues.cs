using System.Text.Json.Serialization;

namespace IncidentAnalytics.Client.Analytics.PredictiveInsights;

/// <summary>Type of an insight. Unknown values are kept.</summary>
/// <remarks>The service documents no values; the known ones are defined by this client.</remarks>
[JsonConverter(typeof(OpenValueConverter<InsightType>))]
public readonly record struct InsightType : IOpenValue<InsightType>
{
    private readonly string? _text;

    /// <summary>Initializes a value from its text on the wire, known or not.</summary>
    /// <param name="text">The text; case-sensitive.</param>
    public InsightType(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        _text = text;
    }

    /// <summary>Predicts an incident (<c>INCIDENT_PREDICTION</c>).</summary>
    public static InsightType IncidentPrediction { get; } = new("INCIDENT_PREDICTION");

    /// <summary>Predicts a severity (<c>SEVERITY_PREDICTION</c>).</summary>
    public static InsightType SeverityPrediction { get; } = new("SEVERITY_PREDICTION");

    /// <summary>Predicts a time to resolution (<c>RESOLUTION_TIME_PREDICTION</c>).</summary>
    public static InsightType ResolutionTimePrediction { get; } = new("RESOLUTION_TIME_PREDICTION");

    /// <summary>Predicts an escalation (<c>ESCALATION_PREDICTION</c>).</summary>
    public static InsightType EscalationPrediction { get; } = new("ESCALATION_PREDICTION");

    /// <summary>Predicts a cost (<c>COST_PREDICTION</c>).</summary>
    public static InsightType CostPrediction { get; } = new("COST_PREDICTION");

    /// <summary>Warns of an anomaly (<c>ANOMALY_WARNING</c>).</summary>
    public static InsightType AnomalyWarning { get; } = new("ANOMALY_WARNING");

    /// <summary>Converts a text on the wire to a value, known or not.</summary>
    /// <param name="text">The text; case-sensitive.</param>
    public static implicit operator InsightType(string text) => new(text);

    /// <summary>The text on the wire; empty for <c>default</c>.</summary>
    public override string ToString() => _text ?? "";
}

/// <summary>Confidence level of an insight. Unknown values are kept.</summary>
/// <remarks>The service documents no values; the known ones are defined by this client.</remarks>
[JsonConverter(typeof(OpenValueConverter<ConfidenceLevel>))]
public readonly record struct ConfidenceLevel : IOpenValue<ConfidenceLevel>
{
    private readonly string? _text;

    /// <summary>Initializes a value from its text on the wire, known or not.</summary>
    /// <param name="text">The text; case-sensitive.</param>
    public ConfidenceLevel(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        _text = text;
    }

    /// <summary>Low (<c>LOW</c>).</summary>
    public static ConfidenceLevel Low { get; } = new("LOW");

    /// <summary>Medium (<c>MEDIUM</c>).</summary>
    public static ConfidenceLevel Medium { get; } = new("MEDIUM");

    /// <summary>High (<c>HIGH</c>).</summary>
    public static ConfidenceLevel High { get; } = new("HIGH");

    /// <summary>Converts a text on the wire to a value, known or not.</summary>
    /// <param name="text">The text; case-sensitive.</param>
    public static implicit operator ConfidenceLevel(string text) => new(text);

    /// <summary>The text on the wire; empty for <c>default</c>.</summary>
    public override string ToString() => _text ?? "";
}
