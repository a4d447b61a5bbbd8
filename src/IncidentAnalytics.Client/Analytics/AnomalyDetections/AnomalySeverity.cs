using System.Text.Json.Serialization;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Analytics.AnomalyDetections;

/// <summary>How severe an anomaly is. Open: unknown values are kept as they came.</summary>
[JsonConverter(typeof(OpenValueConverter<AnomalySeverity>))]
public readonly record struct AnomalySeverity : IOpenValue<AnomalySeverity>
{
    private readonly string? _text;

    private AnomalySeverity(string text) => _text = text;

    /// <summary>Low (<c>LOW</c>).</summary>
    public static AnomalySeverity Low { get; } = new("LOW");

    /// <summary>Medium (<c>MEDIUM</c>).</summary>
    public static AnomalySeverity Medium { get; } = new("MEDIUM");

    /// <summary>High (<c>HIGH</c>).</summary>
    public static AnomalySeverity High { get; } = new("HIGH");

    /// <summary>Critical (<c>CRITICAL</c>).</summary>
    public static AnomalySeverity Critical { get; } = new("CRITICAL");

    /// <summary>The value with this text on the wire, known or not.</summary>
    /// <param name="text">The text; compared with its case.</param>
    public static AnomalySeverity FromText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new(text);
    }

    /// <summary>The text on the wire; empty for <c>default</c>.</summary>
    public override string ToString() => _text ?? "";
}
