using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace IncidentAnalytics.Client.Analytics.DashboardConfigurations;

/// <summary>The grid of a dashboard.</summary>
public sealed record DashboardLayout
{
    /// <summary>How many rows there are; at least 1 (<c>rows</c>).</summary>
    [JsonPropertyName("rows")]
    public required int Rows { get; init; }

    /// <summary>How many columns there are; at least 1 (<c>columns</c>).</summary>
    [JsonPropertyName("columns")]
    public required int Columns { get; init; }

    /// <summary>Members that have no property here; sent beside the others. Null for none.</summary>
    [JsonIgnore]
    public JsonObject? AdditionalProperties { get; init; }

    [JsonInclude, JsonExtensionData]
    internal IDictionary<string, JsonElement>? Extra => AdditionalMembers.Of(AdditionalProperties);

    /// <exception cref="ArgumentException">A member cannot be sent; <c>ParamName</c> is its path.</exception>
    internal void ThrowIfInvalid(string path)
    {
        Guard.ThrowIfLessThan(Rows, 1, $"{path}.Rows");
        Guard.ThrowIfLessThan(Columns, 1, $"{path}.Columns");
        RequestRules.ThrowIfKnown(AdditionalProperties, $"{path}.AdditionalProperties", "rows", "columns");
    }
}
