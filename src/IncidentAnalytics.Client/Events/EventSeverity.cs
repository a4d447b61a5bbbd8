using System.Text.Json.Serialization;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Events;

/// <summary>How grave an event or alarm is. Open: unknown values are kept as they came.</summary>
[JsonConverter(typeof(OpenValueConverter<EventSeverity>))]
public readonly record struct EventSeverity : IOpenValue<EventSeverity>
{
    private readonly string? _text;

    private EventSeverity(string text) => _text = text;

    /// <summary>Critical (<c>Critical</c>).</summary>
    public static EventSeverity Critical { get; } = new("Critical");

    /// <summary>Major (<c>Major</c>).</summary>
    public static EventSeverity Major { get; } = new("Major");

    /// <summary>Minor (<c>Minor</c>).</summary>
    public static EventSeverity Minor { get; } = new("Minor");

    /// <summary>Information (<c>Info</c>).</summary>
    public static EventSeverity Info { get; } = new("Info");

    /// <summary>The severity with this text on the wire, known or not.</summary>
    /// <param name="text">The text; compared with its case.</param>
    public static EventSeverity FromText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new(text);
    }

    /// <summary>The text on the wire; empty for <c>default</c>.</summary>
    public override string ToString() => _text ?? "";
}
