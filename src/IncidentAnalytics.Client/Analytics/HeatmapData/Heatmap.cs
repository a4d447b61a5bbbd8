using System.Text.Json;
using System.Text.Json.Serialization;

namespace IncidentAnalytics.Client.Analytics.HeatmapData;

/// <summary>A heatmap: a table of values over time.</summary>
/// <remarks>
/// The service does not document the members of this response: all are optional. Equality compares lists and free JSON by reference.
/// </remarks>
public sealed record Heatmap : IHasId
{
    /// <summary>Identifier (<c>id</c>).</summary>
    [JsonPropertyName("id")]
    public string? Id { get; set; }

    /// <summary>Type of the heatmap (<c>heatmap_type</c>).</summary>
    [JsonPropertyName("heatmap_type")]
    public HeatmapType? HeatmapType { get; set; }

    /// <summary>Time covered by one cell (<c>time_granularity</c>).</summary>
    [JsonPropertyName("time_granularity")]
    public HeatmapGranularity? TimeGranularity { get; set; }

    /// <summary>Start of the period (<c>period_start</c>).</summary>
    [JsonPropertyName("period_start")]
    public DateTimeOffset? PeriodStart { get; set; }

    /// <summary>End of the period (<c>period_end</c>).</summary>
    [JsonPropertyName("period_end")]
    public DateTimeOffset? PeriodEnd { get; set; }

    /// <summary>Names of the columns (<c>x_labels</c>).</summary>
    [JsonPropertyName("x_labels")]
    public IReadOnlyList<string>? XLabels { get; set; }

    /// <summary>Names of the rows (<c>y_labels</c>).</summary>
    [JsonPropertyName("y_labels")]
    public IReadOnlyList<string>? YLabels { get; set; }

    /// <summary>Values by row and column, in <see cref="Unit"/>; null for a cell without a value (<c>values</c>).</summary>
    [JsonPropertyName("values")]
    public IReadOnlyList<IReadOnlyList<double?>>? Values { get; set; }

    /// <summary>Smallest value (<c>min_value</c>).</summary>
    [JsonPropertyName("min_value")]
    public decimal? MinValue { get; set; }

    /// <summary>Largest value (<c>max_value</c>).</summary>
    [JsonPropertyName("max_value")]
    public decimal? MaxValue { get; set; }

    /// <summary>Unit of the values (<c>unit</c>).</summary>
    [JsonPropertyName("unit")]
    public string? Unit { get; set; }

    /// <summary>Time of creation (<c>created_at</c>).</summary>
    [JsonPropertyName("created_at")]
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>Unknown members of this object; empty if there are none.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties => UnknownMembers.AsReadOnly(Extra);

    [JsonInclude, JsonExtensionData]
    internal IDictionary<string, JsonElement>? Extra { get; set; }

    /// <summary>The object as JSON.</summary>
    public override string ToString() => JsonSerializer.Serialize(this, AnalyticsJsonContext.Default.Heatmap);
}
