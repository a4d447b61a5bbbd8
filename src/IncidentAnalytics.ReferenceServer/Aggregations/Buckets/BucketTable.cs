using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace IncidentAnalytics.ReferenceServer.Aggregations.Buckets;

/// <summary>Buckets that come into being as their keys are met, numbered over all buckets of the parent.</summary>
internal sealed class BucketTable
{
    private readonly Dictionary<(int Parent, long Key), int> _numbers = [];
    private readonly List<long> _keys = [];
    private readonly List<long> _counts = [];

    // One place further, for what has no parent bucket.
    private readonly BucketValues<List<int>?> _byParent = new();

    /// <summary>Counts a document into the bucket of a key.</summary>
    /// <returns>The bucket's number.</returns>
    public int Count(int parent, long key)
    {
        var number = Ensure(parent, key);
        CollectionsMarshal.AsSpan(_counts)[number]++;
        return number;
    }

    /// <summary>The bucket of a key, made without documents if need be.</summary>
    public int Ensure(int parent, long key)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, (parent, key), out var exists);
        if (!exists)
        {
            number = _keys.Count;
            _keys.Add(key);
            _counts.Add(0);
            (_byParent.At(parent + 1) ??= []).Add(number);
        }

        return number;
    }

    /// <summary>The bucket of a key, or <see cref="Aggregator.NoBucket"/> when no document met it.</summary>
    public int Find(int parent, long key) => _numbers.TryGetValue((parent, key), out var number) ? number : Aggregator.NoBucket;

    public List<int> Of(int parent) => _byParent.Read(parent + 1) is { } numbers ? [.. numbers] : [];

    public long KeyOf(int bucket) => _keys[bucket];

    public long CountOf(int bucket) => bucket == Aggregator.NoBucket ? 0 : _counts[bucket];
}

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
