using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Aggregations.Fields;
using IncidentAnalytics.ReferenceServer.Aggregations.Formats;
using IncidentAnalytics.ReferenceServer.Serialization;

namespace IncidentAnalytics.ReferenceServer.Aggregations.Metrics;

/// <summary>An aggregation that computes numbers and has no buckets.</summary>
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

    /// <summary>Writes a number (null for NaN) and, with a formatter, its text.</summary>
    protected static void WriteNumber(JsonObject result, string name, double value, ValueFormatter? formatter)
    {
        result[name] = JsonNumber.Create(value);
        if (formatter is not null && double.IsFinite(value))
        {
            result[$"{name}_as_string"] = formatter.Format(value);
        }
    }

    protected AggregationException CreatePropertyException(string? property) =>
        new(
            property is null
                ? $"When ordering on a multi-value metrics aggregation a metric name must be specified for [{Name}]"
                : $"Unknown value key [{property}] for aggregation [{Name}] of type [{Spec.Type}]"
        );
}

/// <summary>A metric that is computed from the <see cref="RunningStatistics"/> of each bucket.</summary>
internal abstract class NumericMetricAggregator : MetricAggregator
{
    private readonly NumericColumn _column;
    private readonly BucketValues<RunningStatistics> _statistics = new();

    protected NumericMetricAggregator(AggregationSpec spec, params ReadOnlySpan<string> otherOptions)
        : base(spec)
    {
        spec.ThrowIfUnknownOption(["field", "missing", "format", "value_type", .. otherOptions]);
        _column = spec.GetNumericColumn(FieldMapping.Double);
        Formatter = spec.CreateFormatter(_column);
    }

    protected ValueFormatter? Formatter { get; }

    public override void Collect(int document, int bucket)
    {
        for (var i = _column.GetStart(document); i < _column.GetEnd(document); i++)
        {
            _statistics.GetRef(bucket).Add(_column.GetNumber(i));
        }
    }

    protected RunningStatistics GetStatistics(int bucket) => _statistics.GetValueOrDefault(bucket);
}
