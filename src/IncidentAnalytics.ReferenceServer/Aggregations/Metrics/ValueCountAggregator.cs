using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Aggregations.Fields;

namespace IncidentAnalytics.ReferenceServer.Aggregations.Metrics;

/// <summary><c>value_count</c>: how many values there are; a document may have several.</summary>
internal sealed class ValueCountAggregator : MetricAggregator
{
    private readonly Column _column;
    private readonly BucketValues<long> _counts = new();

    public ValueCountAggregator(AggregationSpec spec)
        : base(spec)
    {
        spec.Allow("field", "missing", "format", "value_type");
        _column = spec.Field(FieldMapping.Keyword);
    }

    public override void Collect(int document, int bucket) => _counts.At(bucket) += _column.End(document) - _column.Start(document);

    public override double SortValue(int bucket, string? property) =>
        property is null or "value" ? _counts.Read(bucket) : throw NoSuchProperty(property);

    protected override void Write(JsonObject result, int bucket) => result["value"] = _counts.Read(bucket);
}
