using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Serialization;

namespace IncidentAnalytics.ReferenceServer.Analytics.Drf;

/// <summary>Writes records as JSON objects.</summary>
internal sealed class Serializer<T>(params IReadOnlyList<Field<T>> fields)
{
    public IReadOnlyList<Field<T>> Fields { get; } = fields;

    public JsonObject Write(T item) => new(Fields.Select(field => KeyValuePair.Create(field.Name, field.Write(item))));

    public JsonArray WriteAll(IEnumerable<T> items) => new([.. items.Select(item => (JsonNode)Write(item))]);
}

/// <summary>A member of a serialized record.</summary>
/// <param name="Name">The name on the wire.</param>
/// <param name="Write">Gets the JSON value.</param>
/// <param name="Key">Gets the value to order by; null for members that lists cannot be ordered by.</param>
internal sealed record Field<T>(string Name, Func<T, JsonNode?> Write, Func<T, IComparable?>? Key = null)
{
    public static Field<T> Text(string name, Func<T, string?> get) => new(name, item => get(item), get);

    public static Field<T> Boolean(string name, Func<T, bool?> get) => new(name, item => get(item), item => get(item));

    public static Field<T> Integer(string name, Func<T, long?> get) => new(name, item => get(item), item => get(item));

    public static Field<T> Float(string name, Func<T, double?> get) =>
        new(name, item => get(item) is { } number ? JsonNumber.Create(number) : null, item => get(item));

    public static Field<T> Decimal(string name, int places, Func<T, decimal?> get) =>
        new(name, item => get(item) is { } number ? DrfFormat.Decimal(number, places) : null, item => get(item));

    public static Field<T> Instant(string name, Func<T, DateTimeOffset?> get) =>
        new(name, item => get(item) is { } instant ? DrfFormat.Instant(instant) : null, item => get(item));

    public static Field<T> Duration(string name, Func<T, TimeSpan?> get) =>
        new(name, item => get(item) is { } duration ? DrfFormat.Duration(duration) : null, item => get(item));

    public static Field<T> TextList(string name, Func<T, IEnumerable<string>?> get) =>
        new(name, item => get(item) is { } texts ? new JsonArray([.. texts.Select(static text => (JsonNode)text)]) : null);

    /// <summary>Any JSON; cloned because a node has only one parent.</summary>
    public static Field<T> Json(string name, Func<T, JsonNode?> get) => new(name, item => get(item)?.DeepClone());
}
