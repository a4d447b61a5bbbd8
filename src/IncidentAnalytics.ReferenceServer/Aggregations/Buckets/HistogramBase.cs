using System.Text.Json.Nodes;

namespace IncidentAnalytics.ReferenceServer.Aggregations.Buckets;

/// <summary>A histogram: buckets of equal intervals, including the empty ones between the first and the last.</summary>
internal abstract class HistogramBase(AggregationSpec spec) : Aggregator(spec)
{
    private readonly long _minDocCount = spec.GetInt64AtLeast("min_doc_count", 0, 0);
    private readonly bool _keyed = spec.GetBoolean("keyed");
    private readonly BucketOrder _order = BucketOrder.Parse(spec, "_key", ascending: true);
    private readonly BucketTable _buckets = new();

    /// <summary>The key of the first bucket demanded by <c>extended_bounds</c>; null without a minimum.</summary>
    protected abstract long? ExtendedStart { get; }

    /// <summary>Whether <c>extended_bounds</c> demands a bucket with this key after the last one with documents.</summary>
    protected abstract bool IsBeforeExtendedEnd(long key);

    protected void AddDocument(int document, int bucket, long key) => Spec.Children.Collect(document, _buckets.AddDocument(bucket, key));

    protected abstract long GetNextKey(long key);

    protected abstract int CompareKeys(long left, long right);

    protected abstract JsonNode? KeyToJson(long key);

    protected abstract string? FormatKey(long key);

    /// <summary>The name of a bucket in a keyed response.</summary>
    protected abstract string FormatKeyName(long key);

    protected override void WriteResult(JsonObject result, int bucket)
    {
        if (_minDocCount == 0)
        {
            AddEmptyBuckets(bucket);
        }

        var found = _buckets.GetBuckets(bucket);
        found.RemoveAll(number => _buckets.GetCount(number) < _minDocCount);
        Spec.Context.CountBuckets(found.Count);
        _order.Sort(found, _buckets.GetCount, (left, right) => CompareKeys(_buckets.GetKey(left), _buckets.GetKey(right)));

        if (_keyed)
        {
            var keyed = new KeyedBuckets();
            found.ForEach(number => keyed.Add(FormatKeyName(_buckets.GetKey(number)), WriteBucket(number)));
            result["buckets"] = keyed.ToJson();
        }
        else
        {
            result["buckets"] = new JsonArray([.. found.Select(WriteBucket)]);
        }
    }

    private JsonObject WriteBucket(int number)
    {
        var key = _buckets.GetKey(number);
        var item = new JsonObject();
        if (FormatKey(key) is { } text)
        {
            item["key_as_string"] = text;
        }

        item["key"] = KeyToJson(key);
        item["doc_count"] = _buckets.GetCount(number);
        Spec.Children.WriteResults(item, number);
        return item;
    }

    private void AddEmptyBuckets(int bucket)
    {
        var keys = _buckets.GetBuckets(bucket).ConvertAll(_buckets.GetKey);
        keys.Sort(CompareKeys);
        var limit = new FillLimit(Spec.Context);
        if (keys.Count == 0)
        {
            if (ExtendedStart is { } start)
            {
                Fill(bucket, start, end: null, limit);
            }

            return;
        }

        Fill(bucket, ExtendedStart ?? keys[0], keys[0], limit);
        for (var i = 1; i < keys.Count; i++)
        {
            Fill(bucket, GetNextKey(keys[i - 1]), keys[i], limit);
        }

        Fill(bucket, GetNextKey(keys[^1]), end: null, limit);
    }

    /// <param name="bucket">The parent bucket.</param>
    /// <param name="first">The first key to add.</param>
    /// <param name="end">The end of the keys, exclusive; null for the end of the extended bounds.</param>
    /// <param name="limit">The limit of all added buckets.</param>
    private void Fill(int bucket, long first, long? end, FillLimit limit)
    {
        for (var key = first; end is { } before ? CompareKeys(key, before) < 0 : IsBeforeExtendedEnd(key); key = GetNextKey(key))
        {
            limit.Increment();
            _buckets.GetOrAdd(bucket, key);
        }
    }

    /// <summary>Limits the number of empty buckets while they are added, also for keys so large that adding an interval does not change them.</summary>
    private sealed class FillLimit(AggregationContext context)
    {
        private long _filled;

        public void Increment()
        {
            if (++_filled > AggregationContext.MaxBuckets)
            {
                throw AggregationContext.CreateTooManyBucketsException(_filled);
            }

            context.ThrowIfCancelledPeriodically(_filled);
        }
    }
}
