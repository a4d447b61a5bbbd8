using System.Text.Json;
using System.Text.Json.Serialization;
using IncidentAnalytics.Client.Analytics.KpiMeasurements;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Analytics.KpiMetrics;

/// <summary>A KPI metric: what is computed, over which incidents, and its latest value.</summary>
/// <remarks>Equality compares lists and free JSON by reference.</remarks>
public sealed record KpiMetric : IHasId
{
    /// <summary>The id (<c>id</c>).</summary>
    [JsonPropertyName("id")]
    public string? Id { get; init; }

    /// <summary>The name (<c>name</c>).</summary>
    [JsonPropertyName("name")]
    public string? Name { get; init; }

    /// <summary>What it is for (<c>description</c>).</summary>
    [JsonPropertyName("description")]
    public string? Description { get; init; }

    /// <summary>What it measures (<c>metric_type</c>).</summary>
    [JsonPropertyName("metric_type")]
    public KpiMetricType? MetricType { get; init; }

    /// <summary>How values become one (<c>aggregation_type</c>).</summary>
    [JsonPropertyName("aggregation_type")]
    public KpiAggregationType? AggregationType { get; init; }

    /// <summary>The categories of incidents it counts; empty or null for all (<c>incident_categories</c>).</summary>
    [JsonPropertyName("incident_categories")]
    public IReadOnlyList<string>? IncidentCategories { get; init; }

    /// <summary>The severities it counts; empty or null for all (<c>incident_severities</c>).</summary>
    [JsonPropertyName("incident_severities")]
    public IReadOnlyList<string>? IncidentSeverities { get; init; }

    /// <summary>The priorities it counts; empty or null for all (<c>incident_priorities</c>).</summary>
    [JsonPropertyName("incident_priorities")]
    public IReadOnlyList<string>? IncidentPriorities { get; init; }

    /// <summary>The formula of a custom metric; null for the others (<c>calculation_formula</c>).</summary>
    [JsonPropertyName("calculation_formula")]
    public string? CalculationFormula { get; init; }

    /// <summary>The window it looks back over, in hours (<c>time_window_hours</c>).</summary>
    [JsonPropertyName("time_window_hours")]
    public long? TimeWindowHours { get; init; }

    /// <summary>Whether it is computed (<c>is_active</c>).</summary>
    [JsonPropertyName("is_active")]
    public bool? IsActive { get; init; }

    /// <summary>Whether it came with the service (<c>is_system_metric</c>).</summary>
    [JsonPropertyName("is_system_metric")]
    public bool? IsSystemMetric { get; init; }

    /// <summary>The id of the user who made it; null for a system metric (<c>created_by</c>).</summary>
    [JsonPropertyName("created_by")]
    public string? CreatedBy { get; init; }

    /// <summary>The name of the user who made it (<c>created_by_username</c>).</summary>
    [JsonPropertyName("created_by_username")]
    public string? CreatedByUsername { get; init; }

    /// <summary>When it was made (<c>created_at</c>).</summary>
    [JsonPropertyName("created_at")]
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it was last changed (<c>updated_at</c>).</summary>
    [JsonPropertyName("updated_at")]
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>How many measurements there are (<c>measurement_count</c>).</summary>
    [JsonPropertyName("measurement_count")]
    public long? MeasurementCount { get; init; }

    /// <summary>The latest measurement, with few of its members; null before the first (<c>latest_measurement</c>).</summary>
    [JsonPropertyName("latest_measurement")]
    public KpiMeasurement? LatestMeasurement { get; init; }

    /// <summary>The members that this version does not know; empty when there are none.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties => UnknownMembers.AsReadOnly(Extra);

    /// <summary>The answer as JSON.</summary>
    public override string ToString() => JsonSerializer.Serialize(this, AnalyticsJsonContext.Default.KpiMetric);

    [JsonInclude, JsonExtensionData]
    internal IDictionary<string, JsonElement>? Extra { get; set; }
}
