using System.Text.Json.Nodes;

namespace IncidentAnalytics.ReferenceServer.Engine.Aggregations.Buckets;

/// <summary>Buckets of equal intervals, with the empty ones between the first and the last.</summary>
internal abstract class HistogramBase(AggregationSpec spec) : Aggregator(spec)
{
    private readonly long _minDocCount = spec.AtLeast("min_doc_count", 0, 0);
    private readonly bool _keyed = spec.Flag("keyed");
    private readonly BucketOrder _order = BucketOrder.Parse(spec, "_key", ascending: true);
    private readonly BucketTable _buckets = new();

    /// <summary>The keys between which empty buckets are told even outside the data; either may be absent.</summary>
    protected KeyBounds ExtendedBounds { get; init; } = KeyBounds.None;

    /// <summary>The keys outside which no bucket is made; either may be absent.</summary>
    protected KeyBounds HardBounds { get; init; } = KeyBounds.None;

    protected void Count(int document, int bucket, long key)
    {
        if (HardBounds.Contains(key))
        {
            Spec.Children.Collect(document, _buckets.Count(bucket, key));
        }
    }

    protected abstract long Next(long key);

    protected abstract JsonNode? Key(long key);

    protected abstract string? KeyAsString(long key);

    /// <summary>The name of a bucket where buckets are named.</summary>
    protected abstract string KeyName(long key);

    protected override void Write(JsonObject result, int bucket)
    {
        if (_minDocCount == 0)
        {
            AddEmptyBuckets(bucket);
        }

        var found = _buckets.Of(bucket);
        found.RemoveAll(number => _buckets.CountOf(number) < _minDocCount);
        Spec.Context.CountBuckets(found.Count);
        _order.Sort(found, _buckets.CountOf, (left, right) => _buckets.KeyOf(left).CompareTo(_buckets.KeyOf(right)));

        var keyed = new JsonObject();
        var list = new JsonArray();
        foreach (var number in found)
        {
            var item = WriteBucket(number);
            if (_keyed)
            {
                keyed[KeyName(_buckets.KeyOf(number))] = item;
            }
            else
            {
                list.Add(item);
            }
        }

        result["buckets"] = _keyed ? keyed : list;
    }

    private JsonObject WriteBucket(int number)
    {
        var key = _buckets.KeyOf(number);
        var item = new JsonObject();
        if (KeyAsString(key) is { } text)
        {
            item["key_as_string"] = text;
        }

        item["key"] = Key(key);
        item["doc_count"] = _buckets.CountOf(number);
        Spec.Children.WriteInto(item, number);
        return item;
    }

    private void AddEmptyBuckets(int bucket)
    {
        var keys = _buckets.Of(bucket).ConvertAll(_buckets.KeyOf);
        keys.Sort();
        var limit = new FillLimit();
        if (keys.Count == 0)
        {
            if (ExtendedBounds is { Min: { } min, Max: { } max })
            {
                Fill(bucket, min, max, limit);
            }

            return;
        }

        Fill(bucket, ExtendedBounds.Min ?? keys[0], keys[0], limit);
        for (var i = 1; i < keys.Count; i++)
        {
            Fill(bucket, keys[i - 1], keys[i], limit);
        }

        Fill(bucket, keys[^1], ExtendedBounds.Max ?? keys[^1], limit);
    }

    private void Fill(int bucket, long first, long last, FillLimit limit)
    {
        for (var key = first; key <= last; key = Next(key))
        {
            limit.Count();
            _buckets.Ensure(bucket, key);
        }
    }

    /// <summary>Stops a fill that could not be told anyway, before it takes the memory.</summary>
    private sealed class FillLimit
    {
        private long _filled;

        public void Count()
        {
            // Twice the limit, because a fill passes the buckets at both of its ends.
            if (++_filled > 2L * RequestContext.MaxBuckets)
            {
                throw RequestContext.TooManyBuckets(_filled);
            }
        }
    }
}
