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

    public override void Collect(int document, int bucket) => Collect(DocumentBlock.FromDocument(document), bucket);

    public override void Collect(DocumentBlock documents, int bucket)
    {
        var found = documents with { Bits = Match(documents) };
        if (!found.IsEmpty)
        {
            _counts.GetRef(bucket) += found.Count;
            Spec.Children.Collect(found, bucket);
        }
    }

    public override double GetSortValue(int bucket, string? property) =>
        property is null or "doc_count" or "_count" ? _counts.GetValueOrDefault(bucket) : base.GetSortValue(bucket, property);

    /// <summary>The bits of the documents in the bucket, among those of a block.</summary>
    protected abstract ulong Match(DocumentBlock documents);

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

    protected override ulong Match(DocumentBlock documents) => _query.Match(documents);
}

/// <summary><c>missing</c>: the documents without a value.</summary>
internal sealed class MissingAggregator : SingleBucketAggregator
{
    private readonly Query _exists;

    public MissingAggregator(AggregationSpec spec)
        : base(spec)
    {
        spec.ThrowIfUnknownOption("field", "missing", "value_type");
        _exists = ExistsQuery.Create([spec.GetColumn(FieldMapping.Keyword)]);
    }

    protected override ulong Match(DocumentBlock documents) => documents.Bits & ~_exists.Match(documents);
}
