using System.Text.Json.Serialization;

namespace IncidentAnalytics.Client.Events;

/// <summary>Kind of records to count. Unknown values are kept.</summary>
[JsonConverter(typeof(OpenValueConverter<EventType>))]
public readonly record struct EventType : IOpenValue<EventType>
{
    private readonly string? _text;

    /// <summary>Initializes a value from its text on the wire, known or not.</summary>
    /// <param name="text">The text; case-sensitive.</param>
    public EventType(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        _text = text;
    }

    /// <summary>Active alarms (<c>active_alert</c>).</summary>
    public static EventType ActiveAlert { get; } = new("active_alert");

    /// <summary>Past alarms (<c>history_alert</c>).</summary>
    public static EventType HistoryAlert { get; } = new("history_alert");

    /// <summary>Converts a text on the wire to a value, known or not.</summary>
    /// <param name="text">The text; case-sensitive.</param>
    public static implicit operator EventType(string text) => new(text);

    /// <summary>The text on the wire; empty for <c>default</c>.</summary>
    public override string ToString() => _text ?? "";
}

/// <summary>Severity of an event or alarm. Unknown values are kept.</summary>
[JsonConverter(typeof(OpenValueConverter<EventSeverity>))]
public readonly record struct EventSeverity : IOpenValue<EventSeverity>
{
    private readonly string? _text;

    /// <summary>Initializes a value from its text on the wire, known or not.</summary>
    /// <param name="text">The text; case-sensitive.</param>
    public EventSeverity(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        _text = text;
    }

    /// <summary>Critical (<c>Critical</c>).</summary>
    public static EventSeverity Critical { get; } = new("Critical");

    /// <summary>Major (<c>Major</c>).</summary>
    public static EventSeverity Major { get; } = new("Major");

    /// <summary>Minor (<c>Minor</c>).</summary>
    public static EventSeverity Minor { get; } = new("Minor");

    /// <summary>Informational (<c>Info</c>).</summary>
    public static EventSeverity Info { get; } = new("Info");

    /// <summary>Converts a text on the wire to a value, known or not.</summary>
    /// <param name="text">The text; case-sensitive.</param>
    public static implicit operator EventSeverity(string text) => new(text);

    /// <summary>The text on the wire; empty for <c>default</c>.</summary>
    public override string ToString() => _text ?? "";
}

/// <summary>Relation of a condition to the other conditions. Unknown values are kept.</summary>
[JsonConverter(typeof(OpenValueConverter<EventRelation>))]
public readonly record struct EventRelation : IOpenValue<EventRelation>
{
    private readonly string? _text;

    /// <summary>Initializes a value from its text on the wire, known or not.</summary>
    /// <param name="text">The text; case-sensitive.</param>
    public EventRelation(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        _text = text;
    }

    /// <summary>All conditions must be met (<c>AND</c>).</summary>
    public static EventRelation And { get; } = new("AND");

    /// <summary>At least one of the conditions must be met (<c>OR</c>).</summary>
    public static EventRelation Or { get; } = new("OR");

    /// <summary>The condition must not be met (<c>NOT</c>).</summary>
    public static EventRelation Not { get; } = new("NOT");

    /// <summary>Converts a text on the wire to a value, known or not.</summary>
    /// <param name="text">The text; case-sensitive.</param>
    public static implicit operator EventRelation(string text) => new(text);

    /// <summary>The text on the wire; empty for <c>default</c>.</summary>
    public override string ToString() => _text ?? "";
}

/// <summary>Direction of sorting. Unknown values are kept.</summary>
[JsonConverter(typeof(OpenValueConverter<EventSortOrder>))]
public readonly record struct EventSortOrder : IOpenValue<EventSortOrder>
{
    private readonly string? _text;

    /// <summary>Initializes a value from its text on the wire, known or not.</summary>
    /// <param name="text">The text; case-sensitive.</param>
    public EventSortOrder(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        _text = text;
    }

    /// <summary>Ascending (<c>asc</c>).</summary>
    public static EventSortOrder Ascending { get; } = new("asc");

    /// <summary>Descending (<c>desc</c>).</summary>
    public static EventSortOrder Descending { get; } = new("desc");

    /// <summary>Converts a text on the wire to a value, known or not.</summary>
    /// <param name="text">The text; case-sensitive.</param>
    public static implicit operator EventSortOrder(string text) => new(text);

    /// <summary>The text on the wire; empty for <c>default</c>.</summary>
    public override string ToString() => _text ?? "";
}
