using System.Globalization;
using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Aggregations.Fields;

namespace IncidentAnalytics.ReferenceServer.Aggregations.Metrics;

/// <summary><c>value_count</c>: the number of values; a document may have several.</summary>
internal sealed class ValueCountAggregator : MetricAggregator
{
    private readonly Column _column;
    private readonly BucketValues<long> _counts = new();

    public ValueCountAggregator(AggregationSpec spec)
        : base(spec)
    {
        spec.ThrowIfUnknownOption("field", "missing", "format", "value_type");
        _column = spec.GetColumn(FieldMapping.Keyword);
    }

    public override void Collect(int document, int bucket) =>
        _counts.GetRef(bucket) += _column.GetEnd(document) - _column.GetStart(document);

    public override double GetSortValue(int bucket, string? property) =>
        property is null or "value" ? _counts.GetValueOrDefault(bucket) : throw CreatePropertyException(property);

    protected override void WriteResult(JsonObject result, int bucket) => result["value"] = _counts.GetValueOrDefault(bucket);
}

/// <summary><c>cardinality</c>: the exact number of distinct values, for any <c>precision_threshold</c>.</summary>
internal sealed class CardinalityAggregator : MetricAggregator
{
    private readonly Column _column;
    private readonly BucketValues<HashSet<long>?> _seen = new();

    public CardinalityAggregator(AggregationSpec spec)
        : base(spec)
    {
        spec.ThrowIfUnknownOption("field", "missing", "precision_threshold", "execution_hint", "format", "value_type");
        if (spec.GetInt64("precision_threshold") is < 0 and var threshold)
        {
            throw new AggregationException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"[precisionThreshold] must be greater than or equal to 0. Found [{threshold}] in [{spec.Name}]"
                )
            );
        }

        _column = spec.GetColumn(FieldMapping.Keyword);
    }

    public override void Collect(int document, int bucket)
    {
        for (var i = _column.GetStart(document); i < _column.GetEnd(document); i++)
        {
            (_seen.GetRef(bucket) ??= []).Add(_column.GetCode(i));
        }
    }

    public override double GetSortValue(int bucket, string? property) =>
        property is null or "value" ? GetCount(bucket) : throw CreatePropertyException(property);

    protected override void WriteResult(JsonObject result, int bucket) => result["value"] = GetCount(bucket);

    private long GetCount(int bucket) => _seen.GetValueOrDefault(bucket)?.Count ?? 0;
}
