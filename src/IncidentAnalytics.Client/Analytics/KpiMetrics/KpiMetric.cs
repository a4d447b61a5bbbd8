using System.Text.Json;
using System.Text.Json.Serialization;
using IncidentAnalytics.Client.Analytics.KpiMeasurements;

namespace IncidentAnalytics.Client.Analytics.KpiMetrics;

/// <summary>A KPI metric: its definition and its latest measurement.</summary>
/// <remarks>Equality compares lists and free JSON by reference.</remarks>
public sealed record KpiMetric : IHasId
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

    /// <summary>Type of the metric (<c>metric_type</c>).</summary>
    [JsonPropertyName("metric_type")]
    public KpiMetricType? MetricType { get; set; }

    /// <summary>Function that aggregates the values (<c>aggregation_type</c>).</summary>
    [JsonPropertyName("aggregation_type")]
    public KpiAggregationType? AggregationType { get; set; }

    /// <summary>Categories of the included incidents; empty or null for all (<c>incident_categories</c>).</summary>
    [JsonPropertyName("incident_categories")]
    public IReadOnlyList<string>? IncidentCategories { get; set; }

    /// <summary>Severities of the included incidents; empty or null for all (<c>incident_severities</c>).</summary>
    [JsonPropertyName("incident_severities")]
    public IReadOnlyList<string>? IncidentSeverities { get; set; }

    /// <summary>Priorities of the included incidents; empty or null for all (<c>incident_priorities</c>).</summary>
    [JsonPropertyName("incident_priorities")]
    public IReadOnlyList<string>? IncidentPriorities { get; set; }

    /// <summary>Formula of a custom metric; null for other types (<c>calculation_formula</c>).</summary>
    [JsonPropertyName("calculation_formula")]
    public string? CalculationFormula { get; set; }

    /// <summary>Length of the measured window, in hours (<c>time_window_hours</c>).</summary>
    [JsonPropertyName("time_window_hours")]
    public long? TimeWindowHours { get; set; }

    /// <summary>Whether the metric is calculated (<c>is_active</c>).</summary>
    [JsonPropertyName("is_active")]
    public bool? IsActive { get; set; }

    /// <summary>Whether the metric is built into the service (<c>is_system_metric</c>).</summary>
    [JsonPropertyName("is_system_metric")]
    public bool? IsSystemMetric { get; set; }

    /// <summary>Identifier of the user who created the metric; null for a system metric (<c>created_by</c>).</summary>
    [JsonPropertyName("created_by")]
    public string? CreatedBy { get; set; }

    /// <summary>Name of the user who created the metric (<c>created_by_username</c>).</summary>
    [JsonPropertyName("created_by_username")]
    public string? CreatedByUsername { get; set; }

    /// <summary>Time of creation (<c>created_at</c>).</summary>
    [JsonPropertyName("created_at")]
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>Time of the last change (<c>updated_at</c>).</summary>
    [JsonPropertyName("updated_at")]
    public DateTimeOffset? UpdatedAt { get; set; }

    /// <summary>Number of measurements (<c>measurement_count</c>).</summary>
    [JsonPropertyName("measurement_count")]
    public long? MeasurementCount { get; set; }

    /// <summary>Latest measurement, with some of its members; null before the first one (<c>latest_measurement</c>).</summary>
    [JsonPropertyName("latest_measurement")]
    public KpiMeasurement? LatestMeasurement { get; set; }

    /// <summary>Unknown members of this object; empty if there are none.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties => UnknownMembers.AsReadOnly(Extra);

    [JsonInclude, JsonExtensionData]
    internal IDictionary<string, JsonElement>? Extra { get; set; }

    /// <summary>The object as JSON.</summary>
    public override string ToString() => JsonSerializer.Serialize(this, AnalyticsJsonContext.Default.KpiMetric);
}

/// <summary>Current value and trend of a KPI.</summary>
public sealed record KpiSummary
{
    /// <summary>Type of the metric (<c>metric_type</c>).</summary>
    [JsonPropertyName("metric_type")]
    public KpiMetricType? MetricType { get; set; }

    /// <summary>Name of the metric (<c>metric_name</c>).</summary>
    [JsonPropertyName("metric_name")]
    public string? MetricName { get; set; }

    /// <summary>Value, in <see cref="Unit"/> (<c>current_value</c>).</summary>
    [JsonPropertyName("current_value")]
    public decimal? CurrentValue { get; set; }

    /// <summary>Unit of the values, such as <c>minutes</c> (<c>unit</c>).</summary>
    [JsonPropertyName("unit")]
    public string? Unit { get; set; }

    /// <summary>Trend of the value (<c>trend</c>).</summary>
    [JsonPropertyName("trend")]
    public KpiTrend? Trend { get; set; }

    /// <summary>Change of the value, in percent; negative for a decrease (<c>trend_percentage</c>).</summary>
    [JsonPropertyName("trend_percentage")]
    public decimal? TrendPercentage { get; set; }

    /// <summary>Start of the period (<c>period_start</c>).</summary>
    [JsonPropertyName("period_start")]
    public DateTimeOffset? PeriodStart { get; set; }

    /// <summary>End of the period. Hour 24 on the wire reads as the next midnight (<c>period_end</c>).</summary>
    [JsonPropertyName("period_end")]
    public DateTimeOffset? PeriodEnd { get; set; }

    /// <summary>Number of incidents that the value is based on (<c>incident_count</c>).</summary>
    [JsonPropertyName("incident_count")]
    public long? IncidentCount { get; set; }

    /// <summary>Target, in <see cref="Unit"/>; null if there is none (<c>target_value</c>).</summary>
    [JsonPropertyName("target_value")]
    public decimal? TargetValue { get; set; }

    /// <summary>Whether the target is met (<c>target_met</c>).</summary>
    [JsonPropertyName("target_met")]
    public bool? TargetMet { get; set; }

    /// <summary>Unknown members of this object; empty if there are none.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties => UnknownMembers.AsReadOnly(Extra);

    [JsonInclude, JsonExtensionData]
    internal IDictionary<string, JsonElement>? Extra { get; set; }

    /// <summary>The object as JSON.</summary>
    public override string ToString() => JsonSerializer.Serialize(this, AnalyticsJsonContext.Default.KpiSummary);
}
