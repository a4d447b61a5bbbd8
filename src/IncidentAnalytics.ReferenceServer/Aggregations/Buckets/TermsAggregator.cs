using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Aggregations.Fields;

namespace IncidentAnalytics.ReferenceServer.Aggregations.Buckets;

/// <summary><c>terms</c>: a bucket per distinct value, the most frequent first.</summary>
internal sealed class TermsAggregator : Aggregator
{
    private const int DefaultSize = 10;

    private readonly Column _column;
    private readonly TermKeys _keys;
    private readonly TermFilter? _filter;
    private readonly BucketOrder _order;
    private readonly long _size;
    private readonly long _minDocCount;
    private readonly bool _showsErrors;
    private readonly bool _isUnmapped;
    private readonly BucketTable _buckets = new();

    public TermsAggregator(AggregationSpec spec)
        : base(spec)
    {
        spec.Allow(
            "field",
            "size",
            "shard_size",
            "order",
            "min_doc_count",
            "shard_min_doc_count",
            "include",
            "exclude",
            "missing",
            "format",
            "value_type",
            "show_term_doc_count_error",
            "collect_mode",
            "execution_hint"
        );
        _size = spec.AtLeast("size", 1, DefaultSize);
        _minDocCount = spec.AtLeast("min_doc_count", 0, 1);
        _column = spec.Field(FieldMapping.Keyword);
        _isUnmapped = spec.IsUnmapped;
        var formatter = spec.Formatter(_column);
        _keys = _column switch
        {
            KeywordColumn keywords => new KeywordTermKeys(keywords),
            LongColumn numbers => new LongTermKeys(numbers, formatter, spec.Context),
            var numbers => new DoubleTermKeys((DoubleColumn)numbers, formatter),
        };
        _filter = TermFilter.Parse(spec, _keys, _column.Mapping.Type);
        _order = BucketOrder.Parse(spec, "_count", ascending: false);
        _showsErrors = spec.Flag("show_term_doc_count_error");
    }

    // A field that no document and no mapping has is typed by nothing, unless a value stands in for it.
    public override string ResultType => _isUnmapped ? "umterms" : _keys.ResultType;

    public override void Collect(int document, int bucket)
    {
        var previous = 0L;
        for (var i = _column.Start(document); i < _column.End(document); i++)
        {
            // The values are sorted: a document counts once, however often it says the same.
            var code = _column.Code(i);
            if ((i == _column.Start(document) || code != previous) && _filter?.Accepts(code) != false)
            {
                Spec.Children.Collect(document, _buckets.Count(bucket, code));
            }

            previous = code;
        }
    }

    protected override void Write(JsonObject result, int bucket)
    {
        if (_minDocCount == 0)
        {
            AddEmptyBuckets(bucket);
        }

        var found = _buckets.Of(bucket);
        found.RemoveAll(number => _buckets.CountOf(number) < _minDocCount);
        _order.Sort(found, _buckets.CountOf, (left, right) => _keys.Compare(_buckets.KeyOf(left), _buckets.KeyOf(right)));

        var told = (int)Math.Min(_size, found.Count);
        Spec.Context.CountBuckets(told);
        result["doc_count_error_upper_bound"] = 0;
        result["sum_other_doc_count"] = found.Skip(told).Sum(_buckets.CountOf);
        var list = new JsonArray();
        foreach (var number in found.Take(told))
        {
            list.Add(WriteBucket(number));
        }

        result["buckets"] = list;
    }

    private JsonObject WriteBucket(int number)
    {
        var code = _buckets.KeyOf(number);
        var item = new JsonObject { ["key"] = _keys.Key(code) };
        if (_keys.KeyAsString(code) is { } text)
        {
            item["key_as_string"] = text;
        }

        item["doc_count"] = _buckets.CountOf(number);
        if (_showsErrors)
        {
            item["doc_count_error_upper_bound"] = 0;
        }

        Spec.Children.WriteInto(item, number);
        return item;
    }

    /// <summary>With a minimum of zero also the terms of documents that were not found are told.</summary>
    private void AddEmptyBuckets(int bucket)
    {
        for (var document = 0; document < _column.DocumentCount; document++)
        {
            Spec.Context.CheckCancelled(document);
            for (var i = _column.Start(document); i < _column.End(document); i++)
            {
                if (_filter?.Accepts(_column.Code(i)) != false)
                {
                    _buckets.Ensure(bucket, _column.Code(i));
                }
            }
        }
    }
}
