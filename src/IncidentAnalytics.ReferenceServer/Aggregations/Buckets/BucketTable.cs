using System.Runtime.InteropServices;

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
