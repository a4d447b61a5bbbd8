using System.Text.Json.Serialization;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Analytics.HeatmapData;

/// <summary>
/// What a heatmap shows. Open: unknown values are kept as they came. The service documents none; the known ones are this client's.
/// </summary>
[JsonConverter(typeof(OpenValueConverter<HeatmapType>))]
public readonly record struct HeatmapType : IOpenValue<HeatmapType>
{
    private readonly string? _text;

    private HeatmapType(string text) => _text = text;

    /// <summary>How many incidents there were (<c>INCIDENT_FREQUENCY</c>).</summary>
    public static HeatmapType IncidentFrequency { get; } = new("INCIDENT_FREQUENCY");

    /// <summary>How long resolving took (<c>RESOLUTION_TIME</c>).</summary>
    public static HeatmapType ResolutionTime { get; } = new("RESOLUTION_TIME");

    /// <summary>What incidents cost (<c>COST_IMPACT</c>).</summary>
    public static HeatmapType CostImpact { get; } = new("COST_IMPACT");

    /// <summary>The value with this text on the wire, known or not.</summary>
    /// <param name="text">The text; compared with its case.</param>
    public static HeatmapType FromText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new(text);
    }

    /// <summary>The text on the wire; empty for <c>default</c>.</summary>
    public override string ToString() => _text ?? "";
}
