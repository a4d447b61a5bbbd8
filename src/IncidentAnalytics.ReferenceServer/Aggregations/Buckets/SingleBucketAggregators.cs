using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Aggregations.Fields;
using IncidentAnalytics.ReferenceServer.Aggregations.Queries;

namespace IncidentAnalytics.ReferenceServer.Aggregations.Buckets;

/// <summary>An aggregation with one bucket per parent bucket, under the same number.</summary>
internal abstract class SingleBucketAggregator(AggregationSpec spec) : Aggregator(spec)
{
    private readonly BucketValues<long> _counts = new();

    public override string ResultType => Spec.Type;

    public override AggregatorList SingleBucketChildren => Spec.Children;

    public override void Collect(int document, int bucket)
    {
        if (Accepts(document))
        {
            _counts.GetRef(bucket)++;
            Spec.Children.Collect(document, bucket);
        }
    }

    public override double GetSortValue(int bucket, string? property) =>
        property is null or "doc_count" or "_count" ? _counts.GetValueOrDefault(bucket) : base.GetSortValue(bucket, property);

    protected abstract bool Accepts(int document);

    protected override void WriteResult(JsonObject result, int bucket)
    {
        result["doc_count"] = _counts.GetValueOrDefault(bucket);
        Spec.Children.WriteResults(result, bucket);
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
        spec.ThrowIfUnknownOption("field", "missing", "value_type");
        _column = spec.GetColumn(FieldMapping.Keyword);
    }

    protected override bool Accepts(int document) => !_column.HasValue(document);
}
