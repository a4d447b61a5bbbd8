using System.Text.Json.Serialization;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Analytics.PredictiveInsights;

/// <summary>
/// How sure an insight is. Open: unknown values are kept as they came. The service documents none; the known ones are this client's.
/// </summary>
[JsonConverter(typeof(OpenValueConverter<ConfidenceLevel>))]
public readonly record struct ConfidenceLevel : IOpenValue<ConfidenceLevel>
{
    private readonly string? _text;

    private ConfidenceLevel(string text) => _text = text;

    /// <summary>Low (<c>LOW</c>).</summary>
    public static ConfidenceLevel Low { get; } = new("LOW");

    /// <summary>Medium (<c>MEDIUM</c>).</summary>
    public static ConfidenceLevel Medium { get; } = new("MEDIUM");

    /// <summary>High (<c>HIGH</c>).</summary>
    public static ConfidenceLevel High { get; } = new("HIGH");

    /// <summary>The value with this text on the wire, known or not.</summary>
    /// <param name="text">The text; compared with its case.</param>
    public static ConfidenceLevel FromText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new(text);
    }

    /// <summary>The text on the wire; empty for <c>default</c>.</summary>
    public override string ToString() => _text ?? "";
}
