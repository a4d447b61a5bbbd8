using System.Text.Json;
using System.Text.Json.Serialization;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Analytics.HeatmapData;

/// <summary>
/// A table of numbers over time, to be shown in colours. Which members the service sends is not documented: these are this client's,
/// all optional, and others are kept.
/// </summary>
/// <remarks>Equality compares lists and free JSON by reference.</remarks>
public sealed record Heatmap : IHasId
{
    /// <summary>The id (<c>id</c>).</summary>
    [JsonPropertyName("id")]
    public string? Id { get; init; }

    /// <summary>What it shows (<c>heatmap_type</c>).</summary>
    [JsonPropertyName("heatmap_type")]
    public HeatmapType? HeatmapType { get; init; }

    /// <summary>The time that one cell stands for (<c>time_granularity</c>).</summary>
    [JsonPropertyName("time_granularity")]
    public HeatmapGranularity? TimeGranularity { get; init; }

    /// <summary>Start of the period (<c>period_start</c>).</summary>
    [JsonPropertyName("period_start")]
    public DateTimeOffset? PeriodStart { get; init; }

    /// <summary>End of the period (<c>period_end</c>).</summary>
    [JsonPropertyName("period_end")]
    public DateTimeOffset? PeriodEnd { get; init; }

    /// <summary>The names of the columns (<c>x_labels</c>).</summary>
    [JsonPropertyName("x_labels")]
    public IReadOnlyList<string>? XLabels { get; init; }

    /// <summary>The names of the rows (<c>y_labels</c>).</summary>
    [JsonPropertyName("y_labels")]
    public IReadOnlyList<string>? YLabels { get; init; }

    /// <summary>The rows of cells, in <see cref="Unit"/>; a cell without a value is null (<c>values</c>).</summary>
    [JsonPropertyName("values")]
    public IReadOnlyList<IReadOnlyList<double?>>? Values { get; init; }

    /// <summary>The least value (<c>min_value</c>).</summary>
    [JsonPropertyName("min_value")]
    public decimal? MinValue { get; init; }

    /// <summary>The greatest value (<c>max_value</c>).</summary>
    [JsonPropertyName("max_value")]
    public decimal? MaxValue { get; init; }

    /// <summary>The unit of the values (<c>unit</c>).</summary>
    [JsonPropertyName("unit")]
    public string? Unit { get; init; }

    /// <summary>When it was made (<c>created_at</c>).</summary>
    [JsonPropertyName("created_at")]
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>The members that this version does not know; empty when there are none.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties => UnknownMembers.AsReadOnly(Extra);

    /// <summary>The answer as JSON.</summary>
    public override string ToString() => JsonSerializer.Serialize(this, AnalyticsJsonContext.Default.Heatmap);

    [JsonInclude, JsonExtensionData]
    internal IDictionary<string, JsonElement>? Extra { get; set; }
}
