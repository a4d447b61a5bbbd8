using System.Text.Json;
using System.Text.Json.Serialization;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Analytics.KpiMeasurements;

/// <summary>
/// One value of a KPI metric. Which members the service sends is not documented: these are this client's, all optional, and others
/// are kept.
/// </summary>
/// <remarks>Equality compares lists and free JSON by reference.</remarks>
public sealed record KpiMeasurement : IHasId
{
    /// <summary>The id (<c>id</c>).</summary>
    [JsonPropertyName("id")]
    public string? Id { get; init; }

    /// <summary>The id of the metric (<c>metric</c>).</summary>
    [JsonPropertyName("metric")]
    public string? MetricId { get; init; }

    /// <summary>The name of the metric (<c>metric_name</c>).</summary>
    [JsonPropertyName("metric_name")]
    public string? MetricName { get; init; }

    /// <summary>The value, in <see cref="Unit"/> (<c>value</c>).</summary>
    [JsonPropertyName("value")]
    public decimal? Value { get; init; }

    /// <summary>The unit of the value, such as <c>minutes</c> (<c>unit</c>).</summary>
    [JsonPropertyName("unit")]
    public string? Unit { get; init; }

    /// <summary>Start of the period that was measured (<c>period_start</c>).</summary>
    [JsonPropertyName("period_start")]
    public DateTimeOffset? PeriodStart { get; init; }

    /// <summary>End of the period that was measured (<c>period_end</c>).</summary>
    [JsonPropertyName("period_end")]
    public DateTimeOffset? PeriodEnd { get; init; }

    /// <summary>When it was computed (<c>calculated_at</c>).</summary>
    [JsonPropertyName("calculated_at")]
    public DateTimeOffset? CalculatedAt { get; init; }

    /// <summary>How many incidents went into the value (<c>incident_count</c>).</summary>
    [JsonPropertyName("incident_count")]
    public long? IncidentCount { get; init; }

    /// <summary>How it was computed, any JSON (<c>calculation_details</c>).</summary>
    [JsonPropertyName("calculation_details")]
    public JsonElement? CalculationDetails { get; init; }

    /// <summary>The members that this version does not know; empty when there are none.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties => UnknownMembers.AsReadOnly(Extra);

    /// <summary>The answer as JSON.</summary>
    public override string ToString() => JsonSerializer.Serialize(this, AnalyticsJsonContext.Default.KpiMeasurement);

    [JsonInclude, JsonExtensionData]
    internal IDictionary<string, JsonElement>? Extra { get; set; }
}
