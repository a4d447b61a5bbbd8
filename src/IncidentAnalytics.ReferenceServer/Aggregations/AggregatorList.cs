using System.Text.Json.Nodes;

namespace IncidentAnalytics.ReferenceServer.Aggregations;

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
