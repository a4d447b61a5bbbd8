using IncidentAnalytics.ReferenceServer.Aggregations.Fields;

namespace IncidentAnalytics.ReferenceServer.Aggregations.Buckets;

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
