using System.Text.Json;
using System.Text.Json.Nodes;

namespace IncidentAnalytics.ReferenceServer.Aggregations.Buckets;

/// <summary>
/// Buckets as an object by their names. Two buckets may have the same name (a format that leaves something out, two ranges with one key):
/// the vendor then writes the name twice, so that no document is lost.
/// </summary>
internal sealed class KeyedBuckets
{
    private readonly List<(string Name, JsonObject Bucket)> _buckets = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    public void Add(string name, JsonObject bucket)
    {
        _names.Add(name);
        _buckets.Add((name, bucket));
    }

    public JsonObject ToJson() =>
        _names.Count == _buckets.Count
            ? new JsonObject(_buckets.Select(static bucket => KeyValuePair.Create(bucket.Name, (JsonNode?)bucket.Bucket)))
            : WithRepeatedNames();

    // A node object has each name once; one that is made from an element is written as the element is, as long as nobody looks into it.
    private JsonObject WithRepeatedNames()
    {
        using var text = new MemoryStream();
        using (var writer = new Utf8JsonWriter(text))
        {
            writer.WriteStartObject();
            foreach (var (name, bucket) in _buckets)
            {
                writer.WritePropertyName(name);
                bucket.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        using var document = JsonDocument.Parse(text.ToArray());
        return JsonObject.Create(document.RootElement.Clone())!;
    }
}
