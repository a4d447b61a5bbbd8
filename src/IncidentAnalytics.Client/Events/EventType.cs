using System.Text.Json.Serialization;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Events;

/// <summary>What is counted. Open: unknown values are kept as they came.</summary>
[JsonConverter(typeof(OpenValueConverter<EventType>))]
public readonly record struct EventType : IOpenValue<EventType>
{
    private readonly string? _text;

    private EventType(string text) => _text = text;

    /// <summary>Alarms that are active (<c>active_alert</c>).</summary>
    public static EventType ActiveAlert { get; } = new("active_alert");

    /// <summary>Alarms of the past (<c>history_alert</c>).</summary>
    public static EventType HistoryAlert { get; } = new("history_alert");

    /// <summary>The type with this text on the wire, known or not.</summary>
    /// <param name="text">The text; compared with its case.</param>
    public static EventType FromText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new(text);
    }

    /// <summary>The text on the wire; empty for <c>default</c>.</summary>
    public override string ToString() => _text ?? "";
}
