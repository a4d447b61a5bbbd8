using System.Runtime.InteropServices;
using System.Text.Json;
using IncidentAnalytics.ReferenceServer.Aggregations.Fields;

namespace IncidentAnalytics.ReferenceServer.Aggregations;

/// <summary>A document as pairs of field path (<c>ticket.type</c>) and value. Not changed after it was added to a set.</summary>
internal sealed class Document
{
    // Enough for a ticket: growing step by step would allocate three times as much for each of 20,000 tickets.
    private readonly List<KeyValuePair<string, FieldValue>> _values = new(capacity: 20);

    /// <summary>The values in insertion order; a field with several values occurs several times.</summary>
    public ReadOnlySpan<KeyValuePair<string, FieldValue>> Values => CollectionsMarshal.AsSpan(_values);

    /// <summary>Flattens a JSON object: nested objects become dotted paths, arrays become several values, nulls are left out.</summary>
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

    public void Add(string field, string value) => Add(field, FieldValue.From(value));

    public void Add(string field, bool value) => Add(field, FieldValue.From(value));

    public void Add(string field, double value) => Add(field, FieldValue.From(value));

    public void Add(string field, long value) => Add(field, FieldValue.From(value));

    public void Add(string field, DateTimeOffset value) => Add(field, FieldValue.From(value));

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
