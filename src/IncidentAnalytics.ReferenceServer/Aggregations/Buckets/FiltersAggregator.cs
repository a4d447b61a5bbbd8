using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Aggregations.Queries;

namespace IncidentAnalytics.ReferenceServer.Aggregations.Buckets;

/// <summary><c>filters</c>: a bucket per query, and optionally one for the documents that match none.</summary>
internal sealed class FiltersAggregator : Aggregator
{
    private const string DefaultOtherKey = "_other_";

    private readonly List<string> _names = [];
    private readonly List<Query> _queries = [];
    private readonly bool _named;
    private readonly bool _keyed;
    private readonly string? _otherKey;
    private readonly BucketTable _buckets;

    public FiltersAggregator(AggregationSpec spec)
        : base(spec)
    {
        spec.ThrowIfUnknownOption("filters", "other_bucket", "other_bucket_key", "keyed");
        var filters = spec.GetOption("filters");
        switch (filters)
        {
            case { ValueKind: JsonValueKind.Object } named:
                _named = true;

                // OpenSearch sorts named filters by name.
                foreach (var member in named.EnumerateObject().OrderBy(static member => member.Name, StringComparer.Ordinal))
                {
                    Add(member.Name, member.Value);
                }

                break;
            case { ValueKind: JsonValueKind.Array } anonymous:
                foreach (var query in anonymous.EnumerateArray())
                {
                    Add(_names.Count.ToString(CultureInfo.InvariantCulture), query);
                }

                break;
        }

        if (_queries.Count == 0)
        {
            throw new AggregationException("[filters] cannot be empty.");
        }

        _buckets = new BucketTable(_queries.Count + 1);
        _keyed = spec.GetBoolean("keyed", defaultValue: true) && _named;
        _otherKey = spec.GetString("other_bucket_key") ?? (spec.GetBoolean("other_bucket") ? DefaultOtherKey : null);
    }

    public override string ResultType => "filters";

    public override void Collect(int document, int bucket) => Collect(DocumentBlock.FromDocument(document), bucket);

    public override void Collect(DocumentBlock documents, int bucket)
    {
        var others = documents.Bits;
        for (var i = 0; i < _queries.Count; i++)
        {
            var found = _queries[i].Match(documents);
            others &= ~found;
            Add(documents with { Bits = found }, bucket, i);
        }

        if (_otherKey is not null)
        {
            Add(documents with { Bits = others }, bucket, _queries.Count);
        }
    }

    protected override void WriteResult(JsonObject result, int bucket)
    {
        var bucketCount = _otherKey is null ? _queries.Count : _queries.Count + 1;
        Spec.Context.CountBuckets(bucketCount);
        var buckets = Enumerable
            .Range(0, bucketCount)
            .Select(i => (Name: i < _names.Count ? _names[i] : _otherKey!, Bucket: WriteBucket(bucket, i)));
        if (_keyed)
        {
            var keyed = new KeyedBuckets();
            foreach (var (name, item) in buckets)
            {
                keyed.Add(name, item);
            }

            result["buckets"] = keyed.ToJson();
        }
        else
        {
            result["buckets"] = new JsonArray([.. buckets.Select(static named => named.Bucket)]);
        }
    }

    private void Add(DocumentBlock documents, int bucket, int filter)
    {
        if (!documents.IsEmpty)
        {
            Spec.Children.Collect(documents, _buckets.AddDocuments(bucket, filter, documents.Count));
        }
    }

    private JsonObject WriteBucket(int bucket, int filter)
    {
        var number = _buckets.Find(bucket, filter);
        var item = new JsonObject();
        if (_named && !_keyed)
        {
            item["key"] = filter < _names.Count ? _names[filter] : _otherKey;
        }

        item["doc_count"] = _buckets.GetCount(number);
        Spec.Children.WriteResults(item, number);
        return item;
    }

    private void Add(string name, JsonElement query)
    {
        Spec.Context.CountClauses(1);
        _names.Add(name);
        _queries.Add(QueryParser.Parse(query, Spec.Context));
    }
}
