using System.Text.Json.Nodes;

namespace IncidentAnalytics.ReferenceServer.Aggregations.Buckets;

/// <summary>Buckets of equal intervals, with the empty ones between the first and the last.</summary>
internal abstract class HistogramBase(AggregationSpec spec) : Aggregator(spec)
{
    private readonly long _minDocCount = spec.AtLeast("min_doc_count", 0, 0);
    private readonly bool _keyed = spec.Flag("keyed");
    private readonly BucketOrder _order = BucketOrder.Parse(spec, "_key", ascending: true);
    private readonly BucketTable _buckets = new();

    /// <summary>The key from which empty buckets are told even before the data; null without such a bound.</summary>
    protected abstract long? FirstKey { get; }

    /// <summary>Whether empty buckets are told up to this key even after the data.</summary>
    protected abstract bool ExtendsTo(long key);

    protected void Count(int document, int bucket, long key) => Spec.Children.Collect(document, _buckets.Count(bucket, key));

    protected abstract long Next(long key);

    protected abstract int Compare(long left, long right);

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
        _order.Sort(found, _buckets.CountOf, (left, right) => Compare(_buckets.KeyOf(left), _buckets.KeyOf(right)));

        if (_keyed)
        {
            var keyed = new KeyedBuckets();
            found.ForEach(number => keyed.Add(KeyName(_buckets.KeyOf(number)), WriteBucket(number)));
            result["buckets"] = keyed.ToJson();
        }
        else
        {
            result["buckets"] = new JsonArray([.. found.Select(WriteBucket)]);
        }
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
        keys.Sort(Compare);
        var limit = new FillLimit(Spec.Context);
        if (keys.Count == 0)
        {
            if (FirstKey is { } start)
            {
                Fill(bucket, start, ExtendsTo, limit);
            }

            return;
        }

        Fill(bucket, FirstKey ?? keys[0], key => Compare(key, keys[0]) < 0, limit);
        for (var i = 1; i < keys.Count; i++)
        {
            var next = keys[i];
            Fill(bucket, Next(keys[i - 1]), key => Compare(key, next) < 0, limit);
        }

        Fill(bucket, Next(keys[^1]), ExtendsTo, limit);
    }

    private void Fill(int bucket, long first, Func<long, bool> goesOn, FillLimit limit)
    {
        for (var key = first; goesOn(key); key = Next(key))
        {
            limit.Count();
            _buckets.Ensure(bucket, key);
        }
    }

    /// <summary>Stops a fill that could not be told anyway, before it takes the memory. Of keys too far apart for their interval the next is the same.</summary>
    private sealed class FillLimit(RequestContext context)
    {
        private long _filled;

        public void Count()
        {
            if (++_filled > RequestContext.MaxBuckets)
            {
                throw RequestContext.TooManyBuckets(_filled);
            }

            context.CheckCancelled(_filled);
        }
    }
}
