using System.Text.Json.Serialization;
using IncidentAnalytics.Client.Analytics.KpiMeasurements;
using IncidentAnalytics.Client.Analytics.KpiMetrics;

namespace IncidentAnalytics.Client.Analytics.Webhooks;

/// <summary>The data of <c>kpi.threshold_breached</c>.</summary>
internal sealed record KpiThresholdData
{
    [JsonPropertyName("metric")]
    public KpiMetric? Metric { get; init; }

    [JsonPropertyName("measurement")]
    public KpiMeasurement? Measurement { get; init; }

    [JsonPropertyName("threshold")]
    public decimal? Threshold { get; init; }
}
