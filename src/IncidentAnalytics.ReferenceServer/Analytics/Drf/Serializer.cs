using System.Text.Json.Nodes;

namespace IncidentAnalytics.ReferenceServer.Analytics.Drf;

/// <summary>Writes records member by member.</summary>
internal sealed class Serializer<T>(params IReadOnlyList<Field<T>> fields)
{
    public IReadOnlyList<Field<T>> Fields { get; } = fields;

    public JsonObject Write(T item) => new(Fields.Select(field => KeyValuePair.Create(field.Name, field.Write(item))));

    public JsonArray WriteAll(IEnumerable<T> items) => new([.. items.Select(item => (JsonNode)Write(item))]);
}
