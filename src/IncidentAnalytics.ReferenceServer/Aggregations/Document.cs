using System.Runtime.InteropServices;
using System.Text.Json;
using IncidentAnalytics.ReferenceServer.Aggregations.Fields;

namespace IncidentAnalytics.ReferenceServer.Aggregations;

/// <summary>One document as the engine sees it: field paths (<c>ticket.type</c>) and their values. Immutable once in a set.</summary>
internal sealed class Document
{
    // Room for a ticket: growing step by step would allocate three times as much, twenty thousand times.
    private readonly List<KeyValuePair<string, FieldValue>> _values = new(capacity: 20);

    /// <summary>The values in the order in which they were added; a field with several values is there several times.</summary>
    public ReadOnlySpan<KeyValuePair<string, FieldValue>> Values => CollectionsMarshal.AsSpan(_values);

    /// <summary>Flattens a JSON object; nested objects become dotted paths, arrays become several values, null is no value.</summary>
    /// <exception cref="AggregationException">The element is not an object.</exception>
    public static Document FromJson(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            throw new AggregationException($"a document must be a JSON object, but got [{json.ValueKind}]");
        }

        var document = new Document();
        document.Flatten(json, path: "");
        return document;
    }

    public void Add(string field, string value) => Add(field, FieldValue.Of(value));

    public void Add(string field, bool value) => Add(field, FieldValue.Of(value));

    public void Add(string field, double value) => Add(field, FieldValue.Of(value));

    public void Add(string field, long value) => Add(field, FieldValue.Of(value));

    public void Add(string field, DateTimeOffset value) => Add(field, FieldValue.Of(value));

    private void Add(string field, FieldValue value) => _values.Add(new(field, value));

    private void Flatten(JsonElement element, string path)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                {
                    Flatten(member.Value, path.Length == 0 ? member.Name : $"{path}.{member.Name}");
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    Flatten(item, path);
                }

                break;
            case JsonValueKind.Null or JsonValueKind.Undefined:
                break;
            default:
                Add(path, FieldValue.FromJson(element));
                break;
        }
    }
}
