using System.Text.Json;
using System.Text.Json.Serialization;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Events;

/// <summary>How what is found is sorted (<c>sort</c>), on the wire and in requests. Null members are not sent.</summary>
/// <remarks>Equality compares lists by reference.</remarks>
public sealed record EventSort
{
    /// <summary>The fields to sort by, the first one first (<c>order_by</c>). Empty: not sent.</summary>
    [JsonPropertyName("order_by")]
    public IReadOnlyList<string>? OrderBy { get; init; }

    /// <summary>Which way (<c>order</c>).</summary>
    [JsonPropertyName("order")]
    public EventSortOrder? Order { get; init; }

    /// <summary>Smallest first.</summary>
    /// <param name="fields">The fields to sort by, the first one first.</param>
    public static EventSort Ascending(params string[] fields) => new() { OrderBy = fields, Order = EventSortOrder.Ascending };

    /// <summary>Greatest first.</summary>
    /// <param name="fields">The fields to sort by, the first one first.</param>
    public static EventSort Descending(params string[] fields) => new() { OrderBy = fields, Order = EventSortOrder.Descending };

    /// <summary>The order as JSON.</summary>
    public override string ToString() => JsonSerializer.Serialize(this, EventsJsonContext.Default.EventSort);

    /// <summary>A copy of this as it goes over the wire; null when there is nothing in it.</summary>
    /// <exception cref="ArgumentException">A member cannot be sent; <c>ParamName</c> is its path.</exception>
    internal EventSort? Copy(string path)
    {
        Guard.ThrowIfEmpty(Order, path + ".Order");
        var fields = TextList.Copy(OrderBy, path + ".OrderBy", allowsEmptyTexts: false);
        return fields is null && Order is null ? null : new() { OrderBy = fields, Order = Order };
    }
}
