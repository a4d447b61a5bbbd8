using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace IncidentAnalytics.ReferenceServer.Aggregations.Buckets;

/// <summary>Buckets that are created as their keys occur. The numbers are unique across all parent buckets.</summary>
internal sealed class BucketTable
{
    private readonly Dictionary<(int Parent, long Key), int> _numbers = [];
    private readonly List<long> _keys = [];
    private readonly List<long> _counts = [];

    // Shifted by one, because Aggregator.NoBucket is -1.
    private readonly BucketValues<List<int>?> _byParent = new();

    /// <summary>Adds a document to the bucket of a key.</summary>
    /// <returns>The number of the bucket.</returns>
    public int AddDocument(int parent, long key)
    {
        var number = GetOrAdd(parent, key);
        CollectionsMarshal.AsSpan(_counts)[number]++;
        return number;
    }

    /// <summary>The bucket of a key; a new one without documents when there is none.</summary>
    public int GetOrAdd(int parent, long key)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, (parent, key), out var exists);
        if (!exists)
        {
            number = _keys.Count;
            _keys.Add(key);
            _counts.Add(0);
            (_byParent.GetRef(parent + 1) ??= []).Add(number);
        }

        return number;
    }

    /// <summary>The bucket of a key; <see cref="Aggregator.NoBucket"/> when there is none.</summary>
    public int Find(int parent, long key) => _numbers.TryGetValue((parent, key), out var number) ? number : Aggregator.NoBucket;

    public List<int> GetBuckets(int parent) => _byParent.GetValueOrDefault(parent + 1) is { } numbers ? [.. numbers] : [];

    public long GetKey(int bucket) => _keys[bucket];

    public long GetCount(int bucket) => bucket == Aggregator.NoBucket ? 0 : _counts[bucket];
}

/// <summary>
/// Buckets as a JSON object by name. As in OpenSearch, two buckets with the same name (after formatting, or by the keys of two ranges) are both
/// written.
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
            : WithDuplicateNames();

    // A JsonObject built from members rejects duplicates; one that wraps a JsonElement is written as it is.
    private JsonObject WithDuplicateNames()
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
