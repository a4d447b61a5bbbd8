using System.Text.Json;

namespace IncidentAnalytics.Client.Tickets.Aggregations;

/// <summary>Order of buckets (<c>order</c>). Immutable; <see cref="ThenBy"/> adds a tie-breaker.</summary>
/// <example>
/// <code>
/// var order = BucketOrder.CountDescending.ThenBy(BucketOrder.KeyAscending);
/// var slowestFirst = BucketOrder.Descending("resolution.avg");
/// var byType = Aggregation.Terms(
///     "tickets_by_type",
///     "ticket.type",
///     order: slowestFirst.ThenBy(order),
///     aggregations: [Aggregation.Stats("resolution", "ticket.resolution_minutes")]
/// );
/// </code>
/// </example>
public sealed class BucketOrder
{
    private readonly (string By, bool Descending)[] _criteria;

    private BucketOrder(params (string, bool)[] criteria) => _criteria = criteria;

    /// <summary>By number of tickets, largest first.</summary>
    public static BucketOrder CountDescending { get; } = new(("_count", true));

    /// <summary>By number of tickets, smallest first. The service's counts may be approximate in this order.</summary>
    public static BucketOrder CountAscending { get; } = new(("_count", false));

    /// <summary>By key, descending.</summary>
    public static BucketOrder KeyDescending { get; } = new(("_key", true));

    /// <summary>By key, ascending.</summary>
    public static BucketOrder KeyAscending { get; } = new(("_key", false));

    /// <summary>By the value of a sub-aggregation, ascending.</summary>
    /// <param name="path">
    /// Name of the sub-aggregation, or a path to a value such as <c>resolution.avg</c> or <c>open&gt;resolution.max</c>.
    /// </param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public static BucketOrder Ascending(string path) => Create(path, descending: false);

    /// <summary>By the value of a sub-aggregation, descending.</summary>
    /// <param name="path">
    /// Name of the sub-aggregation, or a path to a value such as <c>resolution.avg</c> or <c>open&gt;resolution.max</c>.
    /// </param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public static BucketOrder Descending(string path) => Create(path, descending: true);

    /// <summary>Adds an order for buckets that are equal in this one.</summary>
    /// <param name="next">The order to add.</param>
    public BucketOrder ThenBy(BucketOrder next)
    {
        ArgumentNullException.ThrowIfNull(next);
        return new([.. _criteria, .. next._criteria]);
    }

    /// <summary>The criteria in order, such as <c>_count desc, _key asc</c>.</summary>
    public override string ToString() => string.Join(", ", _criteria.Select(static c => $"{c.By} {FormatDirection(c.Descending)}"));

    internal void Write(Utf8JsonWriter writer)
    {
        if (_criteria.Length > 1)
            writer.WriteStartArray("order");
        else
            writer.WritePropertyName("order");

        foreach (var (by, descending) in _criteria)
        {
            writer.WriteStartObject();
            writer.WriteString(by, FormatDirection(descending));
            writer.WriteEndObject();
        }

        if (_criteria.Length > 1)
            writer.WriteEndArray();
    }

    private static string FormatDirection(bool descending) => descending ? "desc" : "asc";

    private static BucketOrder Create(string path, bool descending)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return new((path, descending));
    }
}
