using System.Text.Json.Serialization;
using IncidentAnalytics.Client.Analytics.CostAnalyses;

namespace IncidentAnalytics.Client.Analytics.Webhooks;

/// <summary>The data of <c>cost.threshold_exceeded</c>: a total, or beside its threshold one analysis, which may also be the data itself.</summary>
internal sealed record CostThresholdData
{
    [JsonPropertyName("period_start")]
    public DateTimeOffset? PeriodStart { get; init; }

    [JsonPropertyName("period_end")]
    public DateTimeOffset? PeriodEnd { get; init; }

    [JsonPropertyName("total_cost")]
    public decimal? TotalCost { get; init; }

    [JsonPropertyName("currency")]
    public string? Currency { get; init; }

    [JsonPropertyName("cost_analysis")]
    public CostAnalysis? CostAnalysis { get; init; }

    [JsonPropertyName("threshold")]
    public decimal? Threshold { get; init; }
}
