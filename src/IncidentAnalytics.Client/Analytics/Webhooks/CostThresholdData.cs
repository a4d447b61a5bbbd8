using System.Text.Json.Serialization;
using IncidentAnalytics.Client.Analytics.CostAnalyses;

namespace IncidentAnalytics.Client.Analytics.Webhooks;

/// <summary>The data of <c>cost.threshold_exceeded</c> beside the analysis itself, which may also be an object of its own.</summary>
internal sealed record CostThresholdData
{
    [JsonPropertyName("cost_analysis")]
    public CostAnalysis? CostAnalysis { get; init; }

    [JsonPropertyName("threshold")]
    public decimal? Threshold { get; init; }
}
