using System.Text.Json.Serialization;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Analytics.PredictiveInsights;

/// <summary>
/// What an insight foretells. Open: unknown values are kept as they came. The service documents none; the known ones are this client's.
/// </summary>
[JsonConverter(typeof(OpenValueConverter<InsightType>))]
public readonly record struct InsightType : IOpenValue<InsightType>
{
    private readonly string? _text;

    private InsightType(string text) => _text = text;

    /// <summary>An incident (<c>INCIDENT_PREDICTION</c>).</summary>
    public static InsightType IncidentPrediction { get; } = new("INCIDENT_PREDICTION");

    /// <summary>A severity (<c>SEVERITY_PREDICTION</c>).</summary>
    public static InsightType SeverityPrediction { get; } = new("SEVERITY_PREDICTION");

    /// <summary>A time to resolve (<c>RESOLUTION_TIME_PREDICTION</c>).</summary>
    public static InsightType ResolutionTimePrediction { get; } = new("RESOLUTION_TIME_PREDICTION");

    /// <summary>An escalation (<c>ESCALATION_PREDICTION</c>).</summary>
    public static InsightType EscalationPrediction { get; } = new("ESCALATION_PREDICTION");

    /// <summary>A cost (<c>COST_PREDICTION</c>).</summary>
    public static InsightType CostPrediction { get; } = new("COST_PREDICTION");

    /// <summary>An anomaly (<c>ANOMALY_WARNING</c>).</summary>
    public static InsightType AnomalyWarning { get; } = new("ANOMALY_WARNING");

    /// <summary>The value with this text on the wire, known or not.</summary>
    /// <param name="text">The text; compared with its case.</param>
    public static InsightType FromText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new(text);
    }

    /// <summary>The text on the wire; empty for <c>default</c>.</summary>
    public override string ToString() => _text ?? "";
}
