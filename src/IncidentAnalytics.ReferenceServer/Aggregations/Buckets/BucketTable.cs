using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace IncidentAnalytics.ReferenceServer.Aggregations.Buckets;

/// <summary>Buckets that are created as their keys occur. The numbers are unique across all parent buckets.</summary>
/// <param name="keyCount">The number of keys when these are counted from 0; 0 for any keys.</param>
internal sealed class BucketTable(int keyCount = 0)
{
    // Beyond it, pairs of parent and key are found by hashing, so that many parents with many keys take no more memory than they have buckets.
    private const int MaxIndexedPairs = 65_536;

    // A histogram of three months by day fits, without growing step by step.
    private const int HashedCapacity = 100;

    // Both have the number of a bucket plus one, and 0 where there is none.
    private readonly BucketValues<int> _indexed = new();
    private Dictionary<(int Parent, long Key), int>? _hashed;

    private readonly List<long> _keys = [];
    private readonly List<long> _counts = [];

    // The last bucket, because the next document is mostly in the same bucket of dates.
    private (int Parent, long Key) _last;
    private int _lastNumber = Aggregator.NoBucket;

    // Shifted by one, because Aggregator.NoBucket is -1.
    private readonly BucketValues<List<int>?> _byParent = new();

    /// <summary>Adds a document to the bucket of a key.</summary>
    /// <returns>The number of the bucket.</returns>
    public int AddDocument(int parent, long key) => AddDocuments(parent, key, 1);

    /// <summary>Adds documents to the bucket of a key.</summary>
    /// <returns>The number of the bucket.</returns>
    public int AddDocuments(int parent, long key, int count)
    {
        var number = GetOrAdd(parent, key);
        CollectionsMarshal.AsSpan(_counts)[number] += count;
        return number;
    }

    /// <summary>The bucket of a key; a new one without documents when there is none.</summary>
    public int GetOrAdd(int parent, long key)
    {
        if (_last == (parent, key) && _lastNumber != Aggregator.NoBucket)
        {
            return _lastNumber;
        }

        ref var next = ref IsIndexed(parent, key)
            ? ref _indexed.GetRef(GetIndex(parent, key))
            : ref CollectionsMarshal.GetValueRefOrAddDefault(_hashed ??= new(HashedCapacity), (parent, key), out _);
        if (next == 0)
        {
            (_byParent.GetRef(parent + 1) ??= []).Add(_keys.Count);
            _keys.Add(key);
            _counts.Add(0);
            next = _keys.Count;
        }

        (_last, _lastNumber) = ((parent, key), next - 1);
        return _lastNumber;
    }

    /// <summary>The bucket of a key; <see cref="Aggregator.NoBucket"/> when there is none.</summary>
    public int Find(int parent, long key) =>
        (IsIndexed(parent, key) ? _indexed.GetValueOrDefault(GetIndex(parent, key)) : _hashed?.GetValueOrDefault((parent, key)) ?? 0) - 1;

    private bool IsIndexed(int parent, long key) => parent >= 0 && ((long)parent * keyCount) + key < MaxIndexedPairs && keyCount > 0;

    private int GetIndex(int parent, long key) => (parent * keyCount) + (int)key;

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
