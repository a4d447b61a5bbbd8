using System.Text.Json.Nodes;
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
