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
    public string? Id { get; init; }

    /// <summary>Type of the heatmap (<c>heatmap_type</c>).</summary>
    [JsonPropertyName("heatmap_type")]
    public HeatmapType? HeatmapType { get; init; }

    /// <summary>Time covered by one cell (<c>time_granularity</c>).</summary>
    [JsonPropertyName("time_granularity")]
    public HeatmapGranularity? TimeGranularity { get; init; }

    /// <summary>Start of the period (<c>period_start</c>).</summary>
    [JsonPropertyName("period_start")]
    public DateTimeOffset? PeriodStart { get; init; }

    /// <summary>End of the period (<c>period_end</c>).</summary>
    [JsonPropertyName("period_end")]
    public DateTimeOffset? PeriodEnd { get; init; }

    /// <summary>Names of the columns (<c>x_labels</c>).</summary>
    [JsonPropertyName("x_labels")]
    public IReadOnlyList<string>? XLabels { get; init; }

    /// <summary>Names of the rows (<c>y_labels</c>).</summary>
    [JsonPropertyName("y_labels")]
    public IReadOnlyList<string>? YLabels { get; init; }

    /// <summary>Values by row and column, in <see cref="Unit"/>; null for a cell without a value (<c>values</c>).</summary>
    [JsonPropertyName("values")]
    public IReadOnlyList<IReadOnlyList<double?>>? Values { get; init; }

    /// <summary>Smallest value (<c>min_value</c>).</summary>
    [JsonPropertyName("min_value")]
    public decimal? MinValue { get; init; }

    /// <summary>Largest value (<c>max_value</c>).</summary>
    [JsonPropertyName("max_value")]
    public decimal? MaxValue { get; init; }

    /// <summary>Unit of the values (<c>unit</c>).</summary>
    [JsonPropertyName("unit")]
    public string? Unit { get; init; }

    /// <summary>Time of creation (<c>created_at</c>).</summary>
    [JsonPropertyName("created_at")]
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Unknown members of this object; empty if there are none.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties => UnknownMembers.AsReadOnly(Extra);

    [JsonInclude, JsonExtensionData]
    internal IDictionary<string, JsonElement>? Extra { get; set; }

    /// <summary>The object as JSON.</summary>
    public override string ToString() => JsonSerializer.Serialize(this, AnalyticsJsonContext.Default.Heatmap);
}
