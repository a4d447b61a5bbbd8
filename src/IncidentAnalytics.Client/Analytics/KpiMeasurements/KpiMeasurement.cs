using System.Text.Json;
using System.Text.Json.Serialization;

namespace IncidentAnalytics.Client.Analytics.KpiMeasurements;

/// <summary>A measured value of a KPI metric.</summary>
/// <remarks>
/// The service does not document the members of this response: all are optional. Equality compares lists and free JSON by reference.
/// </remarks>
public sealed record KpiMeasurement : IHasId
{
    /// <summary>Identifier (<c>id</c>).</summary>
    [JsonPropertyName("id")]
    public string? Id { get; set; }

    /// <summary>Identifier of the metric (<c>metric</c>).</summary>
    [JsonPropertyName("metric")]
    public string? MetricId { get; set; }

    /// <summary>Name of the metric (<c>metric_name</c>).</summary>
    [JsonPropertyName("metric_name")]
    public string? MetricName { get; set; }

    /// <summary>Value, in <see cref="Unit"/> (<c>value</c>).</summary>
    [JsonPropertyName("value")]
    public decimal? Value { get; set; }

    /// <summary>Unit of the value, such as <c>minutes</c> (<c>unit</c>).</summary>
    [JsonPropertyName("unit")]
    public string? Unit { get; set; }

    /// <summary>Start of the measured period (<c>period_start</c>).</summary>
    [JsonPropertyName("period_start")]
    public DateTimeOffset? PeriodStart { get; set; }

    /// <summary>End of the measured period (<c>period_end</c>).</summary>
    [JsonPropertyName("period_end")]
    public DateTimeOffset? PeriodEnd { get; set; }

    /// <summary>Time of the calculation (<c>calculated_at</c>).</summary>
    [JsonPropertyName("calculated_at")]
    public DateTimeOffset? CalculatedAt { get; set; }

    /// <summary>Number of incidents that the value is based on (<c>incident_count</c>).</summary>
    [JsonPropertyName("incident_count")]
    public long? IncidentCount { get; set; }

    /// <summary>Details of the calculation, any JSON (<c>calculation_details</c>).</summary>
    [JsonPropertyName("calculation_details")]
    public JsonElement? CalculationDetails { get; set; }

    /// <summary>Unknown members of this object; empty if there are none.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties => UnknownMembers.AsReadOnly(Extra);

    [JsonInclude, JsonExtensionData]
    internal IDictionary<string, JsonElement>? Extra { get; set; }

    /// <summary>The object as JSON.</summary>
    public override string ToString() => JsonSerializer.Serialize(this, AnalyticsJsonContext.Default.KpiMeasurement);
}
