using System.Text.Json;
using System.Text.Json.Serialization;
using IncidentAnalytics.Client.Analytics.AnomalyDetections;
using IncidentAnalytics.Client.Analytics.CostAnalyses;
using IncidentAnalytics.Client.Analytics.HeatmapData;
using IncidentAnalytics.Client.Analytics.KpiMetrics;
using IncidentAnalytics.Client.Analytics.PredictiveInsights;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Analytics.DashboardConfigurations;

/// <summary>What a dashboard shows.</summary>
/// <remarks>Equality compares lists and free JSON by reference.</remarks>
public sealed record DashboardData
{
    /// <summary>The KPIs (<c>kpi_summary</c>).</summary>
    [JsonPropertyName("kpi_summary")]
    public IReadOnlyList<KpiSummary>? KpiSummary { get; init; }

    /// <summary>Anomalies by the number (<c>anomaly_summary</c>).</summary>
    [JsonPropertyName("anomaly_summary")]
    public AnomalySummary? AnomalySummary { get; init; }

    /// <summary>Costs (<c>cost_summary</c>).</summary>
    [JsonPropertyName("cost_summary")]
    public CostSummary? CostSummary { get; init; }

    /// <summary>Insights by the number (<c>insight_summary</c>).</summary>
    [JsonPropertyName("insight_summary")]
    public InsightSummary? InsightSummary { get; init; }

    /// <summary>The latest anomalies (<c>recent_anomalies</c>).</summary>
    [JsonPropertyName("recent_anomalies")]
    public IReadOnlyList<AnomalyDetection>? RecentAnomalies { get; init; }

    /// <summary>The latest insights (<c>recent_insights</c>).</summary>
    [JsonPropertyName("recent_insights")]
    public IReadOnlyList<PredictiveInsight>? RecentInsights { get; init; }

    /// <summary>Heatmaps (<c>heatmap_data</c>).</summary>
    [JsonPropertyName("heatmap_data")]
    public IReadOnlyList<Heatmap>? HeatmapData { get; init; }

    /// <summary>When the data was put together (<c>last_updated</c>).</summary>
    [JsonPropertyName("last_updated")]
    public DateTimeOffset? LastUpdated { get; init; }

    /// <summary>The members that this version does not know; empty when there are none.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties => UnknownMembers.AsReadOnly(Extra);

    /// <summary>The answer as JSON.</summary>
    public override string ToString() => JsonSerializer.Serialize(this, AnalyticsJsonContext.Default.DashboardData);

    [JsonInclude, JsonExtensionData]
    internal IDictionary<string, JsonElement>? Extra { get; set; }
}
