using System.Text.Json.Nodes;

namespace IncidentAnalytics.ReferenceServer.Aggregations;

/// <summary>
/// One aggregation of a request. It collects documents, each with the parent bucket that holds it (0 at the top level), and keeps its state
/// per parent bucket. <see cref="NoBucket"/> stands for a parent bucket without documents.
/// </summary>
internal abstract class Aggregator(AggregationSpec spec)
{
    /// <summary>A bucket without documents.</summary>
    public const int NoBucket = -1;

    public string Name => Spec.Name;

    /// <summary>The type that <c>typed_keys</c> puts before the name, such as <c>sterms</c>.</summary>
    public abstract string ResultType { get; }

    protected AggregationSpec Spec { get; } = spec;

    /// <summary>The sub-aggregations of an aggregation with one bucket per parent bucket; null for others.</summary>
    public virtual AggregatorList? SingleBucketChildren => null;

    public abstract void Collect(int document, int bucket);

    /// <summary>Collects several documents of one parent bucket.</summary>
    public virtual void Collect(DocumentBlock documents, int bucket)
    {
        foreach (var document in documents)
        {
            Collect(document, bucket);
        }
    }

    public JsonObject GetResult(int bucket)
    {
        var result = new JsonObject();
        if (Spec.Meta is { } meta)
        {
            result["meta"] = JsonNode.Parse(meta.GetRawText());
        }

        WriteResult(result, bucket);
        return result;
    }

    /// <summary>The value that a parent sorts its buckets by.</summary>
    /// <param name="bucket">The parent bucket.</param>
    /// <param name="property">The name of the value for aggregations with several: <c>max</c> of stats, <c>95</c> of percentiles.</param>
    /// <exception cref="AggregationException">There is no such value.</exception>
    public virtual double GetSortValue(int bucket, string? property) =>
        throw new AggregationException(
            $"Invalid aggregation order path [{Name}]. Buckets can only be sorted on a sub-aggregator path that is built out of zero or more "
                + "single-bucket aggregations within the path and a final single-bucket or a metrics aggregation at the path end."
        );

    protected abstract void WriteResult(JsonObject result, int bucket);
}

/// <summary>The aggregations of one level of nesting.</summary>
internal sealed class AggregatorList(Aggregator[] items, AggregationContext context)
{
    public bool IsEmpty => items.Length == 0;

    public void Collect(int document, int bucket)
    {
        foreach (var item in items)
        {
            item.Collect(document, bucket);
        }
    }

    public void Collect(DocumentBlock documents, int bucket)
    {
        foreach (var item in items)
        {
            item.Collect(documents, bucket);
        }
    }

    /// <summary>Adds the results to the members of the target.</summary>
    public void WriteResults(JsonObject target, int bucket)
    {
        foreach (var item in items)
        {
            context.ThrowIfCancelled();
            target[context.TypedKeys ? $"{item.ResultType}#{item.Name}" : item.Name] = item.GetResult(bucket);
        }
    }

    /// <summary>Resolves an order path such as <c>filter&gt;stats.max</c> or <c>latency[95]</c> to a function from bucket to value.</summary>
    /// <exception cref="AggregationException">The path does not lead to a value.</exception>
    public Func<int, double> GetSortValueSelector(string path)
    {
        var (head, rest) = path.Split('>', 2) is [var first, var more] ? (first.Trim(), more) : (path.Trim(), null);
        var (item, property) = ResolveStep(head, path);
        if (rest is not null)
        {
            var children = item.SingleBucketChildren;
            return children is not null && property is null ? children.GetSortValueSelector(rest) : throw CreatePathException(path, head);
        }

        // Called once before sorting, so that a wrong property is an error even without buckets.
        item.GetSortValue(Aggregator.NoBucket, property);
        return bucket => item.GetSortValue(bucket, property);
    }

    /// <summary>Names may contain dots: the longest existing name wins, and the rest is the property.</summary>
    private (Aggregator Item, string? Property) ResolveStep(string token, string path)
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

        throw CreatePathException(path, token);
    }

    private static AggregationException CreatePathException(string path, string name) =>
        new(
            $"Invalid aggregation order path [{path}]. The provided aggregation [{name}] either does not exist, "
                + "or is a pipeline aggregation and cannot be used to sort the buckets."
        );
}

/// <summary>A value per bucket; the default for buckets that were never written.</summary>
internal sealed class BucketValues<T>
{
    private T[] _values = new T[4];

    /// <summary>A writable reference to the value of a bucket.</summary>
    public ref T GetRef(int bucket)
    {
        if (bucket >= _values.Length)
        {
            Array.Resize(ref _values, Math.Max(bucket + 1, _values.Length * 2));
        }

        return ref _values[bucket];
    }

    public T? GetValueOrDefault(int bucket) => (uint)bucket < (uint)_values.Length ? _values[bucket] : default;
}
