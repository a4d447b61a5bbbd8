using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Aggregations.Formats;

namespace IncidentAnalytics.ReferenceServer.Analytics.Drf;

/// <summary>One member of a serialized record: its name, how it is written, and what lists are ordered by.</summary>
/// <param name="Name">The name on the wire.</param>
/// <param name="Write">The value on the wire.</param>
/// <param name="Key">What <c>ordering</c> compares; null for members that no list can be ordered by.</param>
internal sealed record Field<T>(string Name, Func<T, JsonNode?> Write, Func<T, IComparable?>? Key = null)
{
    public static Field<T> Text(string name, Func<T, string?> get) => new(name, item => get(item), get);

    public static Field<T> Flag(string name, Func<T, bool?> get) => new(name, item => get(item), item => get(item));

    public static Field<T> Whole(string name, Func<T, long?> get) => new(name, item => get(item), item => get(item));

    public static Field<T> Float(string name, Func<T, double?> get) =>
        new(name, item => get(item) is { } number ? JsonNumber.Of(number) : null, item => get(item));

    public static Field<T> Decimal(string name, int places, Func<T, decimal?> get) =>
        new(name, item => get(item) is { } number ? WireText.Decimal(number, places) : null, item => get(item));

    public static Field<T> Instant(string name, Func<T, DateTimeOffset?> get) =>
        new(name, item => get(item) is { } instant ? WireText.Instant(instant) : null, item => get(item));

    public static Field<T> Duration(string name, Func<T, TimeSpan?> get) =>
        new(name, item => get(item) is { } duration ? WireText.Duration(duration) : null, item => get(item));

    public static Field<T> Texts(string name, Func<T, IEnumerable<string>?> get) =>
        new(name, item => get(item) is { } texts ? new JsonArray([.. texts.Select(static text => (JsonNode)text)]) : null);

    /// <summary>Free JSON; copied, because a node has one parent.</summary>
    public static Field<T> Json(string name, Func<T, JsonNode?> get) => new(name, item => get(item)?.DeepClone());
}
