using System.Text.Json.Serialization;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Analytics.HeatmapData;

/// <summary>
/// The time that one cell of a heatmap stands for. Open: unknown values are kept as they came. The service documents none; the known ones
/// are this client's.
/// </summary>
[JsonConverter(typeof(OpenValueConverter<HeatmapGranularity>))]
public readonly record struct HeatmapGranularity : IOpenValue<HeatmapGranularity>
{
    private readonly string? _text;

    private HeatmapGranularity(string text) => _text = text;

    /// <summary>An hour (<c>HOURLY</c>).</summary>
    public static HeatmapGranularity Hourly { get; } = new("HOURLY");

    /// <summary>A day (<c>DAILY</c>).</summary>
    public static HeatmapGranularity Daily { get; } = new("DAILY");

    /// <summary>A week (<c>WEEKLY</c>).</summary>
    public static HeatmapGranularity Weekly { get; } = new("WEEKLY");

    /// <summary>The value with this text on the wire, known or not.</summary>
    /// <param name="text">The text; compared with its case.</param>
    public static HeatmapGranularity FromText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new(text);
    }

    /// <summary>The text on the wire; empty for <c>default</c>.</summary>
    public override string ToString() => _text ?? "";
}
