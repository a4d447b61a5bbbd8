using System.Text.Json;
using System.Text.Json.Serialization;
using IncidentAnalytics.Client.Analytics.AnomalyDetections;
using IncidentAnalytics.Client.Analytics.CostAnalyses;
using IncidentAnalytics.Client.Analytics.HeatmapData;
using IncidentAnalytics.Client.Analytics.KpiMetrics;
using IncidentAnalytics.Client.Analytics.PredictiveInsights;

namespace IncidentAnalytics.Client.Analytics.DashboardConfigurations;

/// <summary>Layout, widgets and access rights of a dashboard.</summary>
/// <remarks>Equality compares lists and free JSON by reference.</remarks>
public sealed record DashboardConfiguration : IHasId
{
    /// <summary>Identifier (<c>id</c>).</summary>
    [JsonPropertyName("id")]
    public string? Id { get; set; }

    /// <summary>Name (<c>name</c>).</summary>
    [JsonPropertyName("name")]
    public string? Name { get; set; }

    /// <summary>Description (<c>description</c>).</summary>
    [JsonPropertyName("description")]
    public string? Description { get; set; }

    /// <summary>Type of the dashboard (<c>dashboard_type</c>).</summary>
    [JsonPropertyName("dashboard_type")]
    public DashboardType? DashboardType { get; set; }

    /// <summary>Grid, any JSON. This client writes a <see cref="DashboardLayout"/> (<c>layout_config</c>).</summary>
    [JsonPropertyName("layout_config")]
    public JsonElement? Layout { get; set; }

    /// <summary>Widgets, any JSON. This client writes an array of <see cref="DashboardWidget"/> (<c>widget_configs</c>).</summary>
    [JsonPropertyName("widget_configs")]
    public JsonElement? Widgets { get; set; }

    /// <summary>Whether all users may view the dashboard (<c>is_public</c>).</summary>
    [JsonPropertyName("is_public")]
    public bool? IsPublic { get; set; }

    /// <summary>Roles that may view the dashboard (<c>allowed_roles</c>).</summary>
    [JsonPropertyName("allowed_roles")]
    public IReadOnlyList<string>? AllowedRoles { get; set; }

    /// <summary>Whether the dashboard refreshes automatically (<c>auto_refresh_enabled</c>).</summary>
    [JsonPropertyName("auto_refresh_enabled")]
    public bool? AutoRefreshEnabled { get; set; }

    /// <summary>Refresh interval, in seconds (<c>refresh_interval_seconds</c>).</summary>
    [JsonPropertyName("refresh_interval_seconds")]
    public long? RefreshIntervalSeconds { get; set; }

    /// <summary>Whether the dashboard is active (<c>is_active</c>).</summary>
    [JsonPropertyName("is_active")]
    public bool? IsActive { get; set; }

    /// <summary>Identifier of the user who created it (<c>created_by</c>).</summary>
    [JsonPropertyName("created_by")]
    public string? CreatedBy { get; set; }

    /// <summary>Time of creation (<c>created_at</c>).</summary>
    [JsonPropertyName("created_at")]
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>Time of the last change (<c>updated_at</c>).</summary>
    [JsonPropertyName("updated_at")]
    public DateTimeOffset? UpdatedAt { get; set; }

    /// <summary>Unknown members of this object; empty if there are none.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties => UnknownMembers.AsReadOnly(Extra);

    [JsonInclude, JsonExtensionData]
    internal IDictionary<string, JsonElement>? Extra { get; set; }

    /// <summary>The object as JSON.</summary>
    public override string ToString() => JsonSerializer.Serialize(this, AnalyticsJsonContext.Default.DashboardConfiguration);
}

/// <summary>Data of a dashboard.</summary>
/// <remarks>Equality compares lists and free JSON by reference.</remarks>
public sealed record DashboardData
{
    /// <summary>Current KPI values (<c>kpi_summary</c>).</summary>
    [JsonPropertyName("kpi_summary")]
    public IReadOnlyList<KpiSummary>? KpiSummary { get; set; }

    /// <summary>Counts of anomalies (<c>anomaly_summary</c>).</summary>
    [JsonPropertyName("anomaly_summary")]
    public AnomalySummary? AnomalySummary { get; set; }

    /// <summary>Costs (<c>cost_summary</c>).</summary>
    [JsonPropertyName("cost_summary")]
    public CostSummary? CostSummary { get; set; }

    /// <summary>Counts of insights (<c>insight_summary</c>).</summary>
    [JsonPropertyName("insight_summary")]
    public InsightSummary? InsightSummary { get; set; }

    /// <summary>Most recent anomalies (<c>recent_anomalies</c>).</summary>
    [JsonPropertyName("recent_anomalies")]
    public IReadOnlyList<AnomalyDetection>? RecentAnomalies { get; set; }

    /// <summary>Most recent insights (<c>recent_insights</c>).</summary>
    [JsonPropertyName("recent_insights")]
    public IReadOnlyList<PredictiveInsight>? RecentInsights { get; set; }

    /// <summary>Heatmaps (<c>heatmap_data</c>).</summary>
    [JsonPropertyName("heatmap_data")]
    public IReadOnlyList<Heatmap>? HeatmapData { get; set; }

    /// <summary>Time at which the data was collected (<c>last_updated</c>).</summary>
    [JsonPropertyName("last_updated")]
    public DateTimeOffset? LastUpdated { get; set; }

    /// <summary>Unknown members of the response; empty if there are none.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties => UnknownMembers.AsReadOnly(Extra);

    [JsonInclude, JsonExtensionData]
    internal IDictionary<string, JsonElement>? Extra { get; set; }

    /// <summary>The response as JSON.</summary>
    public override string ToString() => JsonSerializer.Serialize(this, AnalyticsJsonContext.Default.DashboardData);
}
