using System.Text.Json;

namespace IncidentAnalytics.Client.Tickets.Aggregations;

/// <summary>In which order buckets come (<c>order</c>). Immutable; <see cref="ThenBy"/> adds a tie-breaker.</summary>
public sealed class BucketOrder
{
    private readonly (string By, bool Descending)[] _criteria;

    private BucketOrder(params (string, bool)[] criteria) => _criteria = criteria;

    /// <summary>The most tickets first.</summary>
    public static BucketOrder CountDescending { get; } = new(("_count", true));

    /// <summary>The fewest tickets first. Over many values the service's counts are approximate in this order.</summary>
    public static BucketOrder CountAscending { get; } = new(("_count", false));

    /// <summary>The greatest key first.</summary>
    public static BucketOrder KeyDescending { get; } = new(("_key", true));

    /// <summary>The smallest key first.</summary>
    public static BucketOrder KeyAscending { get; } = new(("_key", false));

    /// <summary>The smallest value of a sub-aggregation first.</summary>
    /// <param name="path">
    /// The sub-aggregation's name, or a path to a value such as <c>resolution.avg</c> or <c>open&gt;resolution.max</c>.
    /// </param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public static BucketOrder Ascending(string path) => By(path, descending: false);

    /// <summary>The greatest value of a sub-aggregation first.</summary>
    /// <param name="path">
    /// The sub-aggregation's name, or a path to a value such as <c>resolution.avg</c> or <c>open&gt;resolution.max</c>.
    /// </param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public static BucketOrder Descending(string path) => By(path, descending: true);

    /// <summary>This order, and another one where this one sees no difference.</summary>
    /// <param name="next">The other order.</param>
    public BucketOrder ThenBy(BucketOrder next)
    {
        ArgumentNullException.ThrowIfNull(next);
        return new([.. _criteria, .. next._criteria]);
    }

    /// <summary>The criteria in turn, such as <c>_count desc, _key asc</c>.</summary>
    public override string ToString() => string.Join(", ", _criteria.Select(static c => $"{c.By} {Direction(c.Descending)}"));

    internal void Write(Utf8JsonWriter writer)
    {
        if (_criteria.Length > 1)
            writer.WriteStartArray("order");
        else
            writer.WritePropertyName("order");

        foreach (var (by, descending) in _criteria)
        {
            writer.WriteStartObject();
            writer.WriteString(by, Direction(descending));
            writer.WriteEndObject();
        }

        if (_criteria.Length > 1)
            writer.WriteEndArray();
    }

    private static string Direction(bool descending) => descending ? "desc" : "asc";

    private static BucketOrder By(string path, bool descending)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return new((path, descending));
    }
}
