using System.Text.Json.Serialization;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Analytics.RecurrenceAnalyses;

/// <summary>
/// How alike recurring incidents are. Open: unknown values are kept as they came. The service documents none; the known ones are this
/// client's.
/// </summary>
[JsonConverter(typeof(OpenValueConverter<RecurrenceType>))]
public readonly record struct RecurrenceType : IOpenValue<RecurrenceType>
{
    private readonly string? _text;

    private RecurrenceType(string text) => _text = text;

    /// <summary>The same incident again (<c>EXACT</c>).</summary>
    public static RecurrenceType Exact { get; } = new("EXACT");

    /// <summary>Incidents that are alike (<c>SIMILAR</c>).</summary>
    public static RecurrenceType Similar { get; } = new("SIMILAR");

    /// <summary>Incidents that follow a pattern (<c>PATTERN</c>).</summary>
    public static RecurrenceType Pattern { get; } = new("PATTERN");

    /// <summary>The value with this text on the wire, known or not.</summary>
    /// <param name="text">The text; compared with its case.</param>
    public static RecurrenceType FromText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new(text);
    }

    /// <summary>The text on the wire; empty for <c>default</c>.</summary>
    public override string ToString() => _text ?? "";
}
