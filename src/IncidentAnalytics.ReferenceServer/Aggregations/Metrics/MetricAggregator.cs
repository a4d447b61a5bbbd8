using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Aggregations.Fields;
using IncidentAnalytics.ReferenceServer.Aggregations.Formats;

namespace IncidentAnalytics.ReferenceServer.Aggregations.Metrics;

/// <summary>An aggregation that calculates numbers and has no buckets.</summary>
internal abstract class MetricAggregator : Aggregator
{
    protected MetricAggregator(AggregationSpec spec)
        : base(spec)
    {
        if (!spec.Children.IsEmpty)
        {
            throw new AggregationException($"Aggregator [{spec.Name}] of type [{spec.Type}] cannot accept sub-aggregations");
        }
    }

    public override string ResultType => Spec.Type;

    /// <summary>Writes a number, null where there is none, and beside it its text where the field has a format.</summary>
    protected static void WriteNumber(JsonObject result, string name, double value, ValueFormatter? formatter)
    {
        result[name] = JsonNumber.Of(value);
        if (formatter is not null && double.IsFinite(value))
        {
            result[$"{name}_as_string"] = formatter.Format(value);
        }
    }

    protected AggregationException NoSuchProperty(string? property) =>
        new(
            property is null
                ? $"When ordering on a multi-value metrics aggregation a metric name must be specified for [{Name}]"
                : $"Unknown value key [{property}] for aggregation [{Name}] of type [{Spec.Type}]"
        );
}

/// <summary>A metric that is told from a <see cref="Summary"/> of the numbers in each bucket.</summary>
internal abstract class SummaryAggregator : MetricAggregator
{
    private readonly NumericColumn _column;
    private readonly BucketValues<Summary> _summaries = new();

    protected SummaryAggregator(AggregationSpec spec, params ReadOnlySpan<string> furtherOptions)
        : base(spec)
    {
        spec.Allow(["field", "missing", "format", "value_type", .. furtherOptions]);
        _column = spec.NumericField(FieldMapping.Double);
        Formatter = spec.Formatter(_column);
    }

    protected ValueFormatter? Formatter { get; }

    public override void Collect(int document, int bucket)
    {
        for (var i = _column.Start(document); i < _column.End(document); i++)
        {
            _summaries.At(bucket).Add(_column.Number(i));
        }
    }

    protected Summary SummaryOf(int bucket) => _summaries.Read(bucket);
}
