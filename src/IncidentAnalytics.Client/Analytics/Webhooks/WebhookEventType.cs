using System.Text.Json.Serialization;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Analytics.Webhooks;

/// <summary>
/// What happened. Open: unknown values are kept as they came. The service documents none; the known ones are this client's.
/// </summary>
[JsonConverter(typeof(OpenValueConverter<WebhookEventType>))]
public readonly record struct WebhookEventType : IOpenValue<WebhookEventType>
{
    private readonly string? _text;

    private WebhookEventType(string text) => _text = text;

    /// <summary>An anomaly was detected (<c>anomaly.detected</c>).</summary>
    public static WebhookEventType AnomalyDetected { get; } = new("anomaly.detected");

    /// <summary>A KPI went over its threshold (<c>kpi.threshold_breached</c>).</summary>
    public static WebhookEventType KpiThresholdBreached { get; } = new("kpi.threshold_breached");

    /// <summary>The training of a model ended (<c>model.training_completed</c>).</summary>
    public static WebhookEventType ModelTrainingCompleted { get; } = new("model.training_completed");

    /// <summary>A cost went over its threshold (<c>cost.threshold_exceeded</c>).</summary>
    public static WebhookEventType CostThresholdExceeded { get; } = new("cost.threshold_exceeded");

    /// <summary>The value with this text on the wire, known or not.</summary>
    /// <param name="text">The text; compared with its case.</param>
    public static WebhookEventType FromText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new(text);
    }

    /// <summary>The text on the wire; empty for <c>default</c>.</summary>
    public override string ToString() => _text ?? "";
}
