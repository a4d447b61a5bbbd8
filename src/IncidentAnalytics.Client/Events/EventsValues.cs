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

/// <summary>Which way to sort. Open: unknown values are kept as they came.</summary>
[JsonConverter(typeof(OpenValueConverter<EventSortOrder>))]
public readonly record struct EventSortOrder : IOpenValue<EventSortOrder>
{
    private readonly string? _text;

    private EventSortOrder(string text) => _text = text;

    /// <summary>Smallest first (<c>asc</c>).</summary>
    public static EventSortOrder Ascending { get; } = new("asc");

    /// <summary>Greatest first (<c>desc</c>).</summary>
    public static EventSortOrder Descending { get; } = new("desc");

    /// <summary>The order with this text on the wire, known or not.</summary>
    /// <param name="text">The text; compared with its case.</param>
    public static EventSortOrder FromText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new(text);
    }

    /// <summary>The text on the wire; empty for <c>default</c>.</summary>
    public override string ToString() => _text ?? "";
}
