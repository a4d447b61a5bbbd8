using System.Text.Json.Serialization;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Analytics.AnomalyDetections;

/// <summary>What kind of anomaly it is. Open: unknown values are kept as they came.</summary>
[JsonConverter(typeof(OpenValueConverter<AnomalyType>))]
public readonly record struct AnomalyType : IOpenValue<AnomalyType>
{
    private readonly string? _text;

    private AnomalyType(string text) => _text = text;

    /// <summary>A value out of its distribution (<c>STATISTICAL</c>).</summary>
    public static AnomalyType Statistical { get; } = new("STATISTICAL");

    /// <summary>A value unusual for its time (<c>TEMPORAL</c>).</summary>
    public static AnomalyType Temporal { get; } = new("TEMPORAL");

    /// <summary>An unusual pattern (<c>PATTERN</c>).</summary>
    public static AnomalyType Pattern { get; } = new("PATTERN");

    /// <summary>A threshold that was crossed (<c>THRESHOLD</c>).</summary>
    public static AnomalyType Threshold { get; } = new("THRESHOLD");

    /// <summary>Unusual behaviour (<c>BEHAVIORAL</c>).</summary>
    public static AnomalyType Behavioral { get; } = new("BEHAVIORAL");

    /// <summary>The value with this text on the wire, known or not.</summary>
    /// <param name="text">The text; compared with its case.</param>
    public static AnomalyType FromText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new(text);
    }

    /// <summary>The text on the wire; empty for <c>default</c>.</summary>
    public override string ToString() => _text ?? "";
}
