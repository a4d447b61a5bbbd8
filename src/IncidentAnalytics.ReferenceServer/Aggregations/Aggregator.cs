using System.Text.Json.Nodes;

namespace IncidentAnalytics.ReferenceServer.Aggregations;

/// <summary>
/// One aggregation of a request. It is told documents together with the bucket of its parent that holds them (0 at the top), and keeps
/// its own state per such bucket; <see cref="NoBucket"/> asks for the answer over no documents.
/// </summary>
internal abstract class Aggregator(AggregationSpec spec)
{
    /// <summary>A bucket that no document is in.</summary>
    public const int NoBucket = -1;

    public string Name => Spec.Name;

    /// <summary>The type that <c>typed_keys</c> puts before the name, such as <c>sterms</c>.</summary>
    public abstract string ResultType { get; }

    protected AggregationSpec Spec { get; } = spec;

    public abstract void Collect(int document, int bucket);

    public JsonObject Result(int bucket)
    {
        var result = new JsonObject();
        if (Spec.Meta is { } meta)
        {
            result["meta"] = JsonNode.Parse(meta.GetRawText());
        }

        Write(result, bucket);
        return result;
    }

    /// <summary>The number by which a parent sorts its buckets.</summary>
    /// <param name="bucket">The parent's bucket.</param>
    /// <param name="property">Which number, where there are several: <c>max</c> of stats, <c>95</c> of percentiles.</param>
    /// <exception cref="AggregationException">There is no such number.</exception>
    public virtual double SortValue(int bucket, string? property) =>
        throw new AggregationException(
            $"Invalid aggregation order path [{Name}]. Buckets can only be sorted on a sub-aggregator path that is built out of zero or more "
                + "single-bucket aggregations within the path and a final single-bucket or a metrics aggregation at the path end."
        );

    /// <summary>The aggregations below this one, where all of them have one bucket per bucket of the parent.</summary>
    public virtual AggregatorList? SingleBucketChildren => null;

    protected abstract void Write(JsonObject result, int bucket);
}
