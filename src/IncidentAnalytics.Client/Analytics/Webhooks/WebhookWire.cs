using System.Text.Json;
using System.Text.Json.Serialization;
using IncidentAnalytics.Client.Analytics.CostAnalyses;
using IncidentAnalytics.Client.Analytics.KpiMeasurements;
using IncidentAnalytics.Client.Analytics.KpiMetrics;

namespace IncidentAnalytics.Client.Analytics.Webhooks;

/// <summary>Members that all notifications have in common.</summary>
internal sealed record WebhookEnvelope
{
    [JsonPropertyName("id")]
    public string? Id { get; set; }

    [JsonPropertyName("type")]
    public WebhookEventType? Type { get; set; }

    [JsonPropertyName("created_at")]
    public DateTimeOffset? CreatedAt { get; set; }

    [JsonPropertyName("data")]
    public JsonElement? Data { get; set; }

    [JsonInclude, JsonExtensionData]
    internal IDictionary<string, JsonElement>? Extra { get; set; }
}

/// <summary>Data of <c>kpi.threshold_breached</c>.</summary>
internal sealed record KpiThresholdData
{
    [JsonPropertyName("metric")]
    public KpiMetric? Metric { get; set; }

    [JsonPropertyName("measurement")]
    public KpiMeasurement? Measurement { get; set; }

    [JsonPropertyName("threshold")]
    public decimal? Threshold { get; set; }
}

/// <summary>Data of <c>cost.threshold_exceeded</c>: a total cost, or one cost analysis, which may also be the data itself.</summary>
internal sealed record CostThresholdData
{
    [JsonPropertyName("period_start")]
    public DateTimeOffset? PeriodStart { get; set; }

    [JsonPropertyName("period_end")]
    public DateTimeOffset? PeriodEnd { get; set; }

    [JsonPropertyName("total_cost")]
    public decimal? TotalCost { get; set; }

    [JsonPropertyName("currency")]
    public string? Currency { get; set; }

    [JsonPropertyName("cost_analysis")]
    public CostAnalysis? CostAnalysis { get; set; }

    [JsonPropertyName("threshold")]
    public decimal? Threshold { get; set; }
}
