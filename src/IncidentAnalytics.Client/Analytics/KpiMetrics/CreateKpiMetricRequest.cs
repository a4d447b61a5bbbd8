using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace IncidentAnalytics.Client.Analytics.KpiMetrics;

/// <summary>Request to create a KPI metric. Null members are not sent; the service uses its defaults.</summary>
/// <remarks>Equality compares lists by reference.</remarks>
public sealed record CreateKpiMetricRequest
{
    /// <summary>Name; must not be empty or white space (<c>name</c>).</summary>
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    /// <summary>Description (<c>description</c>).</summary>
    [JsonPropertyName("description")]
    public string? Description { get; init; }

    /// <summary>Type of the metric (<c>metric_type</c>).</summary>
    [JsonPropertyName("metric_type")]
    public required KpiMetricType MetricType { get; init; }

    /// <summary>Function that aggregates the values (<c>aggregation_type</c>).</summary>
    [JsonPropertyName("aggregation_type")]
    public required KpiAggregationType AggregationType { get; init; }

    /// <summary>Categories of the incidents to include (<c>incident_categories</c>); null for all.</summary>
    [JsonPropertyName("incident_categories")]
    public IReadOnlyList<string>? IncidentCategories { get; init; }

    /// <summary>Severities of the incidents to include, such as <c>HIGH</c> (<c>incident_severities</c>); null for all.</summary>
    [JsonPropertyName("incident_severities")]
    public IReadOnlyList<string>? IncidentSeverities { get; init; }

    /// <summary>Priorities of the incidents to include, such as <c>P1</c> (<c>incident_priorities</c>); null for all.</summary>
    [JsonPropertyName("incident_priorities")]
    public IReadOnlyList<string>? IncidentPriorities { get; init; }

    /// <summary>Formula of a custom metric, in the service's syntax (<c>calculation_formula</c>).</summary>
    [JsonPropertyName("calculation_formula")]
    public string? CalculationFormula { get; init; }

    /// <summary>Length of the measured window, in hours; at least 1 (<c>time_window_hours</c>).</summary>
    [JsonPropertyName("time_window_hours")]
    public int? TimeWindowHours { get; init; }

    /// <summary>Whether to calculate the metric (<c>is_active</c>).</summary>
    [JsonPropertyName("is_active")]
    public bool? IsActive { get; init; }

    /// <summary>Additional members to send; null for none. Must not repeat the name of a property.</summary>
    [JsonIgnore]
    public JsonObject? AdditionalProperties { get; init; }

    [JsonInclude, JsonExtensionData]
    internal IDictionary<string, JsonElement>? Extra => AdditionalMembers.ToExtensionData(AdditionalProperties);

    /// <summary>The request as JSON.</summary>
    public override string ToString() => JsonSerializer.Serialize(this, AnalyticsJsonContext.Default.CreateKpiMetricRequest);

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
        AdditionalMembers.ThrowIfPropertyName(
            AdditionalProperties,
            "request.AdditionalProperties",
            AnalyticsJsonContext.Default.CreateKpiMetricRequest
        );
    }
}
