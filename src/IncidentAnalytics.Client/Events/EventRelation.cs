using System.Text.Json.Serialization;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Events;

/// <summary>How a condition stands to the others. Open: unknown values are kept as they came.</summary>
[JsonConverter(typeof(OpenValueConverter<EventRelation>))]
public readonly record struct EventRelation : IOpenValue<EventRelation>
{
    private readonly string? _text;

    private EventRelation(string text) => _text = text;

    /// <summary>All conditions must be met (<c>AND</c>).</summary>
    public static EventRelation And { get; } = new("AND");

    /// <summary>One of the conditions must be met (<c>OR</c>).</summary>
    public static EventRelation Or { get; } = new("OR");

    /// <summary>None of the conditions may be met (<c>NOT</c>).</summary>
    public static EventRelation Not { get; } = new("NOT");

    /// <summary>The relation with this text on the wire, known or not.</summary>
    /// <param name="text">The text; compared with its case.</param>
    public static EventRelation FromText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new(text);
    }

    /// <summary>The text on the wire; empty for <c>default</c>.</summary>
    public override string ToString() => _text ?? "";
}
