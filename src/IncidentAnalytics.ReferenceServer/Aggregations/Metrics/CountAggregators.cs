using System.Globalization;
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

/// <summary><c>cardinality</c>: how many distinct values there are. Counted exactly, at any <c>precision_threshold</c>.</summary>
internal sealed class CardinalityAggregator : MetricAggregator
{
    private readonly Column _column;
    private readonly BucketValues<HashSet<long>?> _seen = new();

    public CardinalityAggregator(AggregationSpec spec)
        : base(spec)
    {
        spec.Allow("field", "missing", "precision_threshold", "execution_hint", "format", "value_type");
        if (spec.Whole("precision_threshold") is < 0 and var threshold)
        {
            throw new AggregationException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"[precisionThreshold] must be greater than or equal to 0. Found [{threshold}] in [{spec.Name}]"
                )
            );
        }

        _column = spec.Field(FieldMapping.Keyword);
    }

    public override void Collect(int document, int bucket)
    {
        for (var i = _column.Start(document); i < _column.End(document); i++)
        {
            (_seen.At(bucket) ??= []).Add(_column.Code(i));
        }
    }

    public override double SortValue(int bucket, string? property) =>
        property is null or "value" ? Count(bucket) : throw NoSuchProperty(property);

    protected override void Write(JsonObject result, int bucket) => result["value"] = Count(bucket);

    private long Count(int bucket) => _seen.Read(bucket)?.Count ?? 0;
}
