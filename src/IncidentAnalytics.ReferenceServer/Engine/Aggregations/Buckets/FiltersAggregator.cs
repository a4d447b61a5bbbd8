using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Engine.Queries;

namespace IncidentAnalytics.ReferenceServer.Engine.Aggregations.Buckets;

/// <summary><c>filters</c>: a bucket per query, named or in the order of the request, and one for the documents that match none.</summary>
internal sealed class FiltersAggregator : Aggregator
{
    private const string DefaultOtherKey = "_other_";

    private readonly List<string> _names = [];
    private readonly List<Query> _queries = [];
    private readonly bool _keyed;
    private readonly string? _otherKey;
    private readonly BucketTable _buckets = new();

    public FiltersAggregator(AggregationSpec spec)
        : base(spec)
    {
        spec.Allow("filters", "other_bucket", "other_bucket_key", "keyed");
        var filters = spec.Option("filters");
        switch (filters)
        {
            case { ValueKind: JsonValueKind.Object } named:
                foreach (var member in named.EnumerateObject())
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

        _keyed = filters?.ValueKind == JsonValueKind.Object && spec.Flag("keyed", otherwise: true);
        _otherKey = spec.Text("other_bucket_key") ?? (spec.Flag("other_bucket") ? DefaultOtherKey : null);
    }

    public override string ResultType => "filters";

    public override void Collect(int document, int bucket)
    {
        var matched = false;
        for (var i = 0; i < _queries.Count; i++)
        {
            if (_queries[i].Matches(document))
            {
                matched = true;
                Spec.Children.Collect(document, _buckets.Count(bucket, i));
            }
        }

        if (!matched && _otherKey is not null)
        {
            Spec.Children.Collect(document, _buckets.Count(bucket, _queries.Count));
        }
    }

    protected override void Write(JsonObject result, int bucket)
    {
        var told = _otherKey is null ? _queries.Count : _queries.Count + 1;
        Spec.Context.CountBuckets(told);
        var keyed = new JsonObject();
        var list = new JsonArray();
        for (var i = 0; i < told; i++)
        {
            var number = _buckets.Find(bucket, i);
            var item = new JsonObject { ["doc_count"] = _buckets.CountOf(number) };
            Spec.Children.WriteInto(item, number);
            if (_keyed)
            {
                keyed[i < _names.Count ? _names[i] : _otherKey!] = item;
            }
            else
            {
                list.Add(item);
            }
        }

        result["buckets"] = _keyed ? keyed : list;
    }

    private void Add(string name, JsonElement query)
    {
        _names.Add(name);
        _queries.Add(QueryParser.Parse(query, Spec.Context));
    }
}
