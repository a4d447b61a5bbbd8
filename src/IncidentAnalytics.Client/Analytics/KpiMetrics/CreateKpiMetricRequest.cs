using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Analytics.KpiMetrics;

/// <summary>A KPI metric to make. Null members are not sent: the service has defaults of its own for them.</summary>
/// <remarks>Equality compares lists by reference.</remarks>
public sealed record CreateKpiMetricRequest
{
    /// <summary>The name; not blank (<c>name</c>).</summary>
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    /// <summary>What it is for (<c>description</c>).</summary>
    [JsonPropertyName("description")]
    public string? Description { get; init; }

    /// <summary>What to measure (<c>metric_type</c>).</summary>
    [JsonPropertyName("metric_type")]
    public required KpiMetricType MetricType { get; init; }

    /// <summary>How values become one (<c>aggregation_type</c>).</summary>
    [JsonPropertyName("aggregation_type")]
    public required KpiAggregationType AggregationType { get; init; }

    /// <summary>The categories of incidents to count (<c>incident_categories</c>). Null: all.</summary>
    [JsonPropertyName("incident_categories")]
    public IReadOnlyList<string>? IncidentCategories { get; init; }

    /// <summary>The severities to count, such as <c>HIGH</c> (<c>incident_severities</c>). Null: all.</summary>
    [JsonPropertyName("incident_severities")]
    public IReadOnlyList<string>? IncidentSeverities { get; init; }

    /// <summary>The priorities to count, such as <c>P1</c> (<c>incident_priorities</c>). Null: all.</summary>
    [JsonPropertyName("incident_priorities")]
    public IReadOnlyList<string>? IncidentPriorities { get; init; }

    /// <summary>The formula of a custom metric, in the service's own language (<c>calculation_formula</c>).</summary>
    [JsonPropertyName("calculation_formula")]
    public string? CalculationFormula { get; init; }

    /// <summary>The window to look back over, in hours; at least 1 (<c>time_window_hours</c>).</summary>
    [JsonPropertyName("time_window_hours")]
    public int? TimeWindowHours { get; init; }

    /// <summary>Whether to compute it (<c>is_active</c>).</summary>
    [JsonPropertyName("is_active")]
    public bool? IsActive { get; init; }

    /// <summary>Members that have no property here; sent beside the others. Null for none.</summary>
    [JsonIgnore]
    public JsonObject? AdditionalProperties { get; init; }

    /// <summary>The request as it is sent.</summary>
    public override string ToString() => JsonSerializer.Serialize(this, AnalyticsJsonContext.Default.CreateKpiMetricRequest);

    [JsonInclude, JsonExtensionData]
    internal IDictionary<string, JsonElement>? Extra => AdditionalMembers.Of(AdditionalProperties);

    /// <exception cref="ArgumentException">A member cannot be sent; <c>ParamName</c> is its path.</exception>
    internal void ThrowIfInvalid()
    {
        Guard.ThrowIfNullOrWhiteSpace(Name, "request.Name");
        Guard.ThrowIfEmpty(MetricType, "request.MetricType");
        Guard.ThrowIfEmpty(AggregationType, "request.AggregationType");
        Guard.ThrowIfAnyNullOrWhiteSpace(IncidentCategories, "request.IncidentCategories");
        Guard.ThrowIfAnyNullOrWhiteSpace(IncidentSeverities, "request.IncidentSeverities");
        Guard.ThrowIfAnyNullOrWhiteSpace(IncidentPriorities, "request.IncidentPriorities");
        Guard.ThrowIfLessThan(TimeWindowHours, 1, "request.TimeWindowHours");
        RequestRules.ThrowIfKnown(
            AdditionalProperties,
            "request.AdditionalProperties",
            "name",
            "description",
            "metric_type",
            "aggregation_type",
            "incident_categories",
            "incident_severities",
            "incident_priorities",
            "calculation_formula",
            "time_window_hours",
            "is_active"
        );
    }
}
