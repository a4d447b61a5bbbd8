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
    private readonly bool _includeErrors;
    private readonly bool _isUnmapped;
    private readonly BucketTable _buckets;

    public TermsAggregator(AggregationSpec spec)
        : base(spec)
    {
        spec.ThrowIfUnknownOption(
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
        _size = spec.GetInt64AtLeast("size", 1, DefaultSize);
        _minDocCount = spec.GetInt64AtLeast("min_doc_count", 0, 1);
        _column = spec.GetColumn(FieldMapping.Keyword);
        _buckets = new BucketTable(_column is KeywordColumn { Terms.Length: var terms } ? terms : 0);
        _isUnmapped = spec.IsFieldUnmapped;
        var formatter = spec.CreateFormatter(_column);
        _keys = _column switch
        {
            KeywordColumn keywords => new KeywordTermKeys(keywords),
            LongColumn numbers => new LongTermKeys(numbers, formatter, spec.Context),
            var numbers => new DoubleTermKeys((DoubleColumn)numbers, formatter),
        };
        _filter = TermFilter.Parse(spec, _keys, _column.Mapping.Type);
        _order = BucketOrder.Parse(spec, "_count", ascending: false);
        _includeErrors = spec.GetBoolean("show_term_doc_count_error");
    }

    // An unmapped field has no type, unless the option missing provides a value.
    public override string ResultType => _isUnmapped ? "umterms" : _keys.ResultType;

    public override void Collect(int document, int bucket)
    {
        var previous = 0L;
        var (start, end) = (_column.GetStart(document), _column.GetEnd(document));
        for (var i = start; i < end; i++)
        {
            // Values are sorted, so a repeated value of a document is counted once.
            var code = _column.GetCode(i);
            if ((i == start || code != previous) && _filter?.Accepts(code) != false)
            {
                Spec.Children.Collect(document, _buckets.AddDocument(bucket, code));
            }

            previous = code;
        }
    }

    protected override void WriteResult(JsonObject result, int bucket)
    {
        if (_minDocCount == 0)
        {
            AddEmptyBuckets(bucket);
        }

        var found = _buckets.GetBuckets(bucket);
        found.RemoveAll(number => _buckets.GetCount(number) < _minDocCount);
        _order.Sort(found, _buckets.GetCount, (left, right) => _keys.Compare(_buckets.GetKey(left), _buckets.GetKey(right)));

        var bucketCount = (int)Math.Min(_size, found.Count);
        Spec.Context.CountBuckets(bucketCount);
        result["doc_count_error_upper_bound"] = 0;
        result["sum_other_doc_count"] = found.Skip(bucketCount).Sum(_buckets.GetCount);
        var list = new JsonArray();
        foreach (var number in found.Take(bucketCount))
        {
            list.Add(WriteBucket(number));
        }

        result["buckets"] = list;
    }

    private JsonObject WriteBucket(int number)
    {
        var code = _buckets.GetKey(number);
        var item = new JsonObject { ["key"] = _keys.ToJson(code) };
        if (_keys.Format(code) is { } text)
        {
            item["key_as_string"] = text;
        }

        item["doc_count"] = _buckets.GetCount(number);
        if (_includeErrors)
        {
            item["doc_count_error_upper_bound"] = 0;
        }

        Spec.Children.WriteResults(item, number);
        return item;
    }

    /// <summary>With <c>min_doc_count</c> 0, terms of documents that do not match are written too.</summary>
    private void AddEmptyBuckets(int bucket)
    {
        for (var document = 0; document < _column.DocumentCount; document++)
        {
            Spec.Context.ThrowIfCancelledPeriodically(document);
            for (var i = _column.GetStart(document); i < _column.GetEnd(document); i++)
            {
                if (_filter?.Accepts(_column.GetCode(i)) != false)
                {
                    _buckets.GetOrAdd(bucket, _column.GetCode(i));
                }
            }
        }
    }
}
