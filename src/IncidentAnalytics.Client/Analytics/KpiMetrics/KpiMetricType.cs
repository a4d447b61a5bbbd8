using System.Text.Json.Serialization;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Analytics.KpiMetrics;

/// <summary>What a KPI metric measures. Open: unknown values are kept as they came.</summary>
[JsonConverter(typeof(OpenValueConverter<KpiMetricType>))]
public readonly record struct KpiMetricType : IOpenValue<KpiMetricType>
{
    private readonly string? _text;

    private KpiMetricType(string text) => _text = text;

    /// <summary>Mean time to acknowledge (<c>MTTA</c>).</summary>
    public static KpiMetricType MeanTimeToAcknowledge { get; } = new("MTTA");

    /// <summary>Mean time to resolve (<c>MTTR</c>).</summary>
    public static KpiMetricType MeanTimeToResolve { get; } = new("MTTR");

    /// <summary>Mean time between failures (<c>MTBF</c>).</summary>
    public static KpiMetricType MeanTimeBetweenFailures { get; } = new("MTBF");

    /// <summary>Mean time between service incidents (<c>MTBSI</c>).</summary>
    public static KpiMetricType MeanTimeBetweenServiceIncidents { get; } = new("MTBSI");

    /// <summary>Availability (<c>AVAILABILITY</c>).</summary>
    public static KpiMetricType Availability { get; } = new("AVAILABILITY");

    /// <summary>The number of incidents (<c>INCIDENT_COUNT</c>).</summary>
    public static KpiMetricType IncidentCount { get; } = new("INCIDENT_COUNT");

    /// <summary>The share of incidents that were resolved (<c>RESOLUTION_RATE</c>).</summary>
    public static KpiMetricType ResolutionRate { get; } = new("RESOLUTION_RATE");

    /// <summary>The share of incidents that were escalated (<c>ESCALATION_RATE</c>).</summary>
    public static KpiMetricType EscalationRate { get; } = new("ESCALATION_RATE");

    /// <summary>A formula of one's own (<c>CUSTOM</c>).</summary>
    public static KpiMetricType Custom { get; } = new("CUSTOM");

    /// <summary>The value with this text on the wire, known or not.</summary>
    /// <param name="text">The text; compared with its case.</param>
    public static KpiMetricType FromText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new(text);
    }

    /// <summary>The text on the wire; empty for <c>default</c>.</summary>
    public override string ToString() => _text ?? "";
}
