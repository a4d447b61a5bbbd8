using System.Text.Json;
using System.Text.Json.Serialization;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Analytics.AnomalyDetections;

/// <summary>Anomalies by the number.</summary>
public sealed record AnomalySummary
{
    /// <summary>All anomalies (<c>total_anomalies</c>).</summary>
    [JsonPropertyName("total_anomalies")]
    public long? TotalAnomalies { get; init; }

    /// <summary>Those of critical severity (<c>critical_anomalies</c>).</summary>
    [JsonPropertyName("critical_anomalies")]
    public long? CriticalAnomalies { get; init; }

    /// <summary>Those of high severity (<c>high_anomalies</c>).</summary>
    [JsonPropertyName("high_anomalies")]
    public long? HighAnomalies { get; init; }

    /// <summary>Those of medium severity (<c>medium_anomalies</c>).</summary>
    [JsonPropertyName("medium_anomalies")]
    public long? MediumAnomalies { get; init; }

    /// <summary>Those of low severity (<c>low_anomalies</c>).</summary>
    [JsonPropertyName("low_anomalies")]
    public long? LowAnomalies { get; init; }

    /// <summary>Those that are not resolved (<c>unresolved_anomalies</c>).</summary>
    [JsonPropertyName("unresolved_anomalies")]
    public long? UnresolvedAnomalies { get; init; }

    /// <summary>The share that were none, in percent (<c>false_positive_rate</c>).</summary>
    [JsonPropertyName("false_positive_rate")]
    public decimal? FalsePositiveRate { get; init; }

    /// <summary>The mean time from detection to resolution; null when nothing is resolved (<c>average_resolution_time</c>).</summary>
    [JsonPropertyName("average_resolution_time")]
    public TimeSpan? AverageResolutionTime { get; init; }

    /// <summary>The members that this version does not know; empty when there are none.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties => UnknownMembers.AsReadOnly(Extra);

    /// <summary>The answer as JSON.</summary>
    public override string ToString() => JsonSerializer.Serialize(this, AnalyticsJsonContext.Default.AnomalySummary);

    [JsonInclude, JsonExtensionData]
    internal IDictionary<string, JsonElement>? Extra { get; set; }
}
