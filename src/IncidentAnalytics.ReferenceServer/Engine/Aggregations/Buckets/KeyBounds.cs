using System.Text.Json;

namespace IncidentAnalytics.ReferenceServer.Engine.Aggregations.Buckets;

/// <summary>The first and the last key of a histogram that a request names; either may be absent.</summary>
/// <param name="Min">The first key.</param>
/// <param name="Max">The last key.</param>
internal sealed record KeyBounds(long? Min, long? Max)
{
    public static KeyBounds None { get; } = new(null, null);

    /// <param name="spec">The aggregation.</param>
    /// <param name="option">Its option, <c>extended_bounds</c> or <c>hard_bounds</c>.</param>
    /// <param name="keyOf">The key of the bucket that holds a bound.</param>
    /// <exception cref="AggregationException">The bounds cannot be understood, or the first is behind the last.</exception>
    public static KeyBounds Parse(AggregationSpec spec, string option, Func<JsonElement, long> keyOf)
    {
        if (spec.Option(option) is not { } bounds)
        {
            return None;
        }

        if (bounds.ValueKind != JsonValueKind.Object)
        {
            throw new AggregationException($"[{option}] must be an object with min and max in [{spec.Name}]");
        }

        foreach (var member in bounds.EnumerateObject())
        {
            if (member.Name is not ("min" or "max"))
            {
                throw new AggregationException($"[{option}] unknown field [{member.Name}]");
            }
        }

        var (min, max) = (Read("min"), Read("max"));
        return min > max
            ? throw new AggregationException(
                $"[{option}.min][{bounds.GetProperty("min")}] cannot be greater than [{option}.max][{bounds.GetProperty("max")}] "
                + $"for histogram aggregation [{spec.Name}]")
            : new KeyBounds(min, max);

        long? Read(string name) =>
            bounds.TryGetProperty(name, out var bound) && bound.ValueKind != JsonValueKind.Null ? keyOf(bound) : null;
    }

    public bool Contains(long key) => !(key < Min) && !(key > Max);
}
