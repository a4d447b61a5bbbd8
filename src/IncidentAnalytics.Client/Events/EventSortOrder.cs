using System.Text.Json.Serialization;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Events;

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
