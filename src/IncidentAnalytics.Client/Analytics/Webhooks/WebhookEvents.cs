using System.Text.Json.Serialization;
using IncidentAnalytics.Client.Analytics.AnomalyDetections;
using IncidentAnalytics.Client.Analytics.CostAnalyses;
using IncidentAnalytics.Client.Analytics.KpiMeasurements;
using IncidentAnalytics.Client.Analytics.KpiMetrics;
using IncidentAnalytics.Client.Analytics.PredictiveModels;

namespace IncidentAnalytics.Client.Analytics.Webhooks;

/// <summary>An anomaly was detected (<c>anomaly.detected</c>).</summary>
public sealed class AnomalyDetectedEvent : WebhookEvent
{
    internal AnomalyDetectedEvent(WebhookEnvelope envelope)
        : base(envelope) => Anomaly = ReadData(AnalyticsJsonContext.Default.AnomalyDetection);

    /// <summary>The anomaly (<c>data</c>); null if not sent.</summary>
    public AnomalyDetection? Anomaly { get; }
}

/// <summary>A KPI exceeded its threshold (<c>kpi.threshold_breached</c>).</summary>
public sealed class KpiThresholdBreachedEvent : WebhookEvent
{
    internal KpiThresholdBreachedEvent(WebhookEnvelope envelope)
        : base(envelope)
    {
        var data = ReadData(AnalyticsJsonContext.Default.KpiThresholdData);
        (Metric, Measurement, Threshold) = (data?.Metric, data?.Measurement, data?.Threshold);
    }

    /// <summary>The metric (<c>data.metric</c>); null if not sent.</summary>
    public KpiMetric? Metric { get; }

    /// <summary>The measurement that exceeded the threshold (<c>data.measurement</c>); null if not sent.</summary>
    public KpiMeasurement? Measurement { get; }

    /// <summary>Threshold, in the unit of the measurement (<c>data.threshold</c>); null if not sent.</summary>
    public decimal? Threshold { get; }
}

/// <summary>The training of a model succeeded or failed; see its status (<c>model.training_completed</c>).</summary>
public sealed class ModelTrainingCompletedEvent : WebhookEvent
{
    internal ModelTrainingCompletedEvent(WebhookEnvelope envelope)
        : base(envelope) => Model = ReadData(AnalyticsJsonContext.Default.PredictiveModel);

    /// <summary>The model (<c>data</c>); null if not sent.</summary>
    public PredictiveModel? Model { get; }
}

/// <summary>The cost of a period or of one incident exceeded its threshold (<c>cost.threshold_exceeded</c>).</summary>
public sealed class CostThresholdExceededEvent : WebhookEvent
{
    internal CostThresholdExceededEvent(WebhookEnvelope envelope)
        : base(envelope)
    {
        if (ReadData(AnalyticsJsonContext.Default.CostThresholdData) is not { } data)
            return;

        (PeriodStart, PeriodEnd, TotalCost, Threshold) = (data.PeriodStart, data.PeriodEnd, data.TotalCost, data.Threshold);
        CostAnalysis = data.CostAnalysis ?? (TotalCost is null ? ReadData(AnalyticsJsonContext.Default.CostAnalysis) : null);
        Currency = data.Currency ?? CostAnalysis?.Currency;
    }

    /// <summary>Start of the period (<c>data.period_start</c>); null if not sent.</summary>
    public DateTimeOffset? PeriodStart { get; }

    /// <summary>End of the period, exclusive (<c>data.period_end</c>); null if not sent.</summary>
    public DateTimeOffset? PeriodEnd { get; }

    /// <summary>Total cost of the period (<c>data.total_cost</c>); null if not sent.</summary>
    public decimal? TotalCost { get; }

    /// <summary>Cost of one incident (<c>data.cost_analysis</c>, or <c>data</c> itself if it has no total); null if not sent.</summary>
    public CostAnalysis? CostAnalysis { get; }

    /// <summary>Threshold (<c>data.threshold</c>); null if not sent.</summary>
    public decimal? Threshold { get; }

    /// <summary>Currency code of cost and threshold, such as <c>USD</c> (<c>data.currency</c>); null if not sent.</summary>
    public string? Currency { get; }
}

/// <summary>An event of an unknown type; see <see cref="WebhookEvent.Type"/> and <see cref="WebhookEvent.Data"/>.</summary>
public sealed class UnknownWebhookEvent : WebhookEvent
{
    internal UnknownWebhookEvent(WebhookEnvelope envelope)
        : base(envelope) { }
}

/// <summary>Type of a webhook event. Unknown values are kept.</summary>
/// <remarks>The service documents no values; the known ones are defined by this client.</remarks>
[JsonConverter(typeof(OpenValueConverter<WebhookEventType>))]
public readonly record struct WebhookEventType : IOpenValue<WebhookEventType>
{
    private readonly string? _text;

    /// <summary>Initializes a value from its text on the wire, known or not.</summary>
    /// <param name="text">The text; case-sensitive.</param>
    public WebhookEventType(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        _text = text;
    }

    /// <summary>An anomaly was detected (<c>anomaly.detected</c>).</summary>
    public static WebhookEventType AnomalyDetected { get; } = new("anomaly.detected");

    /// <summary>A KPI exceeded its threshold (<c>kpi.threshold_breached</c>).</summary>
    public static WebhookEventType KpiThresholdBreached { get; } = new("kpi.threshold_breached");

    /// <summary>The training of a model ended (<c>model.training_completed</c>).</summary>
    public static WebhookEventType ModelTrainingCompleted { get; } = new("model.training_completed");

    /// <summary>A cost exceeded its threshold (<c>cost.threshold_exceeded</c>).</summary>
    public static WebhookEventType CostThresholdExceeded { get; } = new("cost.threshold_exceeded");

    /// <summary>Converts a text on the wire to a value, known or not.</summary>
    /// <param name="text">The text; case-sensitive.</param>
    public static implicit operator WebhookEventType(string text) => new(text);

    /// <summary>The text on the wire; empty for <c>default</c>.</summary>
    public override string ToString() => _text ?? "";
}
