using System.Text.Json.Serialization;

namespace IncidentAnalytics.Client.Analytics.HeatmapData;

/// <summary>Type of a heatmap. Unknown values are kept.</summary>
/// <remarks>The service documents no values; the known ones are defined by this client.</remarks>
[JsonConverter(typeof(OpenValueConverter<HeatmapType>))]
public readonly record struct HeatmapType : IOpenValue<HeatmapType>
{
    private readonly string? _text;

    /// <summary>Initializes a value from its text on the wire, known or not.</summary>
    /// <param name="text">The text; case-sensitive.</param>
    public HeatmapType(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        _text = text;
    }

    /// <summary>Number of incidents (<c>INCIDENT_FREQUENCY</c>).</summary>
    public static HeatmapType IncidentFrequency { get; } = new("INCIDENT_FREQUENCY");

    /// <summary>Time to resolve incidents (<c>RESOLUTION_TIME</c>).</summary>
    public static HeatmapType ResolutionTime { get; } = new("RESOLUTION_TIME");

    /// <summary>Cost of incidents (<c>COST_IMPACT</c>).</summary>
    public static HeatmapType CostImpact { get; } = new("COST_IMPACT");

    /// <summary>Converts a text on the wire to a value, known or not.</summary>
    /// <param name="text">The text; case-sensitive.</param>
    public static implicit operator HeatmapType(string text) => new(text);

    /// <summary>The text on the wire; empty for <c>default</c>.</summary>
    public override string ToString() => _text ?? "";
}

/// <summary>Time covered by one cell of a heatmap. Unknown values are kept.</summary>
/// <remarks>The service documents no values; the known ones are defined by this client.</remarks>
[JsonConverter(typeof(OpenValueConverter<HeatmapGranularity>))]
public readonly record struct HeatmapGranularity : IOpenValue<HeatmapGranularity>
{
    private readonly string? _text;

    /// <summary>Initializes a value from its text on the wire, known or not.</summary>
    /// <param name="text">The text; case-sensitive.</param>
    public HeatmapGranularity(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        _text = text;
    }

    /// <summary>One hour (<c>HOURLY</c>).</summary>
    public static HeatmapGranularity Hourly { get; } = new("HOURLY");

    /// <summary>One day (<c>DAILY</c>).</summary>
    public static HeatmapGranularity Daily { get; } = new("DAILY");

    /// <summary>One week (<c>WEEKLY</c>).</summary>
    public static HeatmapGranularity Weekly { get; } = new("WEEKLY");

    /// <summary>Converts a text on the wire to a value, known or not.</summary>
    /// <param name="text">The text; case-sensitive.</param>
    public static implicit operator HeatmapGranularity(string text) => new(text);

    /// <summary>The text on the wire; empty for <c>default</c>.</summary>
    public override string ToString() => _text ?? "";
}
