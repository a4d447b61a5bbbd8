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

/// <summary>The aggregations of one level.</summary>
internal sealed class AggregatorList(Aggregator[] items, RequestContext context)
{
    public bool IsEmpty => items.Length == 0;

    public void Collect(int document, int bucket)
    {
        foreach (var item in items)
        {
            item.Collect(document, bucket);
        }
    }

    /// <summary>Puts the results beside what the target holds already.</summary>
    public void WriteInto(JsonObject target, int bucket)
    {
        foreach (var item in items)
        {
            context.ThrowIfCancelled();
            target[context.TypedKeys ? $"{item.ResultType}#{item.Name}" : item.Name] = item.Result(bucket);
        }
    }

    /// <summary>Finds the number that a path such as <c>filter&gt;stats.max</c> or <c>latency[95]</c> names.</summary>
    /// <exception cref="AggregationException">The path leads nowhere.</exception>
    public Func<int, double> SortPath(string path)
    {
        var (head, rest) = path.Split('>', 2) is [var first, var more] ? (first.Trim(), more) : (path.Trim(), null);
        var (item, property) = Resolve(head, path);
        if (rest is not null)
        {
            var children = item.SingleBucketChildren;
            return children is not null && property is null ? children.SortPath(rest) : throw Invalid(path, head);
        }

        // Asked once before sorting, so that a wrong property is told even when there are no buckets.
        item.SortValue(Aggregator.NoBucket, property);
        return bucket => item.SortValue(bucket, property);
    }

    /// <summary>Names may hold dots: the longest name that exists wins, the rest is the property.</summary>
    private (Aggregator Item, string? Property) Resolve(string token, string path)
    {
        var exact = Array.Find(items, item => item.Name == token);
        if (exact is not null)
        {
            return (exact, null);
        }

        var bracket = token.EndsWith(']') ? token.LastIndexOf('[') : -1;
        if (bracket > 0 && Array.Find(items, item => item.Name == token[..bracket]) is { } keyed)
        {
            return (keyed, token[(bracket + 1)..^1]);
        }

        for (var dot = token.LastIndexOf('.'); dot > 0; dot = token.LastIndexOf('.', dot - 1))
        {
            if (Array.Find(items, item => item.Name == token[..dot]) is { } found)
            {
                return (found, token[(dot + 1)..]);
            }
        }

        throw Invalid(path, token);
    }

    private static AggregationException Invalid(string path, string name) =>
        new(
            $"Invalid aggregation order path [{path}]. The provided aggregation [{name}] either does not exist, "
                + "or is a pipeline aggregation and cannot be used to sort the buckets."
        );
}

/// <summary>A value per bucket; buckets never written have the default.</summary>
internal sealed class BucketValues<T>
{
    private T[] _values = new T[4];

    /// <summary>The place of a bucket's value, for writing.</summary>
    public ref T At(int bucket)
    {
        if (bucket >= _values.Length)
        {
            Array.Resize(ref _values, Math.Max(bucket + 1, _values.Length * 2));
        }

        return ref _values[bucket];
    }

    public T? Read(int bucket) => (uint)bucket < (uint)_values.Length ? _values[bucket] : default;
}
