using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Aggregations.Fields;
using IncidentAnalytics.ReferenceServer.Aggregations.Queries;

namespace IncidentAnalytics.ReferenceServer.Aggregations.Buckets;

/// <summary>One bucket per bucket of the parent, with the same number.</summary>
internal abstract class SingleBucketAggregator(AggregationSpec spec) : Aggregator(spec)
{
    private readonly BucketValues<long> _counts = new();

    public override string ResultType => Spec.Type;

    public override AggregatorList SingleBucketChildren => Spec.Children;

    public override void Collect(int document, int bucket)
    {
        if (Accepts(document))
        {
            _counts.At(bucket)++;
            Spec.Children.Collect(document, bucket);
        }
    }

    public override double SortValue(int bucket, string? property) =>
        property is null or "doc_count" or "_count" ? _counts.Read(bucket) : base.SortValue(bucket, property);

    protected abstract bool Accepts(int document);

    protected override void Write(JsonObject result, int bucket)
    {
        result["doc_count"] = _counts.Read(bucket);
        Spec.Children.WriteInto(result, bucket);
    }
}

/// <summary><c>filter</c>: the documents that match a query.</summary>
internal sealed class FilterAggregator(AggregationSpec spec) : SingleBucketAggregator(spec)
{
    private readonly Query _query = QueryParser.Parse(spec.Body, spec.Context);

    protected override bool Accepts(int document) => _query.Matches(document);
}

/// <summary><c>missing</c>: the documents without a value.</summary>
internal sealed class MissingAggregator : SingleBucketAggregator
{
    private readonly Column _column;

    public MissingAggregator(AggregationSpec spec)
        : base(spec)
    {
        spec.Allow("field", "missing", "value_type");
        _column = spec.Field(FieldMapping.Keyword);
    }

    protected override bool Accepts(int document) => !_column.Has(document);
}
