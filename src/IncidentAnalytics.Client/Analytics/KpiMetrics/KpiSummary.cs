using System.Text.Json;
using System.Text.Json.Serialization;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Analytics.KpiMetrics;

/// <summary>The present value of one KPI, and where it is going.</summary>
public sealed record KpiSummary
{
    /// <summary>What is measured (<c>metric_type</c>).</summary>
    [JsonPropertyName("metric_type")]
    public KpiMetricType? MetricType { get; init; }

    /// <summary>The name of the metric (<c>metric_name</c>).</summary>
    [JsonPropertyName("metric_name")]
    public string? MetricName { get; init; }

    /// <summary>The value, in <see cref="Unit"/> (<c>current_value</c>).</summary>
    [JsonPropertyName("current_value")]
    public decimal? CurrentValue { get; init; }

    /// <summary>The unit of the values, such as <c>minutes</c> (<c>unit</c>).</summary>
    [JsonPropertyName("unit")]
    public string? Unit { get; init; }

    /// <summary>Where the value is going (<c>trend</c>).</summary>
    [JsonPropertyName("trend")]
    public KpiTrend? Trend { get; init; }

    /// <summary>By how much the value changed, in percent; negative when it fell (<c>trend_percentage</c>).</summary>
    [JsonPropertyName("trend_percentage")]
    public decimal? TrendPercentage { get; init; }

    /// <summary>Start of the period (<c>period_start</c>).</summary>
    [JsonPropertyName("period_start")]
    public DateTimeOffset? PeriodStart { get; init; }

    /// <summary>End of the period; hour 24 on the wire is the next midnight (<c>period_end</c>).</summary>
    [JsonPropertyName("period_end")]
    public DateTimeOffset? PeriodEnd { get; init; }

    /// <summary>How many incidents went into the value (<c>incident_count</c>).</summary>
    [JsonPropertyName("incident_count")]
    public long? IncidentCount { get; init; }

    /// <summary>The target, in <see cref="Unit"/>; null without one (<c>target_value</c>).</summary>
    [JsonPropertyName("target_value")]
    public decimal? TargetValue { get; init; }

    /// <summary>Whether the target is met (<c>target_met</c>).</summary>
    [JsonPropertyName("target_met")]
    public bool? TargetMet { get; init; }

    /// <summary>The members that this version does not know; empty when there are none.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties => UnknownMembers.AsReadOnly(Extra);

    /// <summary>The answer as JSON.</summary>
    public override string ToString() => JsonSerializer.Serialize(this, AnalyticsJsonContext.Default.KpiSummary);

    [JsonInclude, JsonExtensionData]
    internal IDictionary<string, JsonElement>? Extra { get; set; }
}
