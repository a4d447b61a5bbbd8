namespace IncidentAnalytics.Client.Tickets.Aggregations;

public abstract partial class Aggregation
{
    /// <summary>Counts the tickets that match a filter (<c>filter</c>).</summary>
    /// <param name="name">Name of the aggregation, unique among its siblings.</param>
    /// <param name="filter">The filter.</param>
    /// <param name="aggregations">Sub-aggregations over these tickets (<c>aggs</c>).</param>
    /// <example>
    /// <code>
    /// var resolved = Aggregation.Filter("resolved_count", TicketFilter.Term("ticket.resolved", true));
    /// </code>
    /// </example>
    public static Aggregation<SingleBucketResult> Filter(string name, TicketFilter filter, IReadOnlyList<Aggregation>? aggregations = null)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return new(
            name,
            writer =>
            {
                writer.WritePropertyName("filter");
                filter.Write(writer);
            },
            static reader => new SingleBucketResult(reader),
            aggregations
        );
    }

    /// <summary>Counts the tickets without a value in a field (<c>missing</c>).</summary>
    /// <param name="name">Name of the aggregation, unique among its siblings.</param>
    /// <param name="field">Path of the field.</param>
    /// <param name="aggregations">Sub-aggregations over these tickets (<c>aggs</c>).</param>
    public static Aggregation<SingleBucketResult> Missing(string name, string field, IReadOnlyList<Aggregation>? aggregations = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(field);
        return Create(
            name,
            "missing",
            writer => writer.WriteString("field", field),
            static reader => new SingleBucketResult(reader),
            aggregations
        );
    }

    /// <summary>Counts the tickets that match each of several named filters (<c>filters</c>).</summary>
    /// <param name="name">Name of the aggregation, unique among its siblings.</param>
    /// <param name="filters">Filters by the names of their buckets; at least one.</param>
    /// <param name="otherBucketKey">
    /// Name of an extra bucket for tickets that match no filter (<c>other_bucket_key</c>). Null for no such bucket.
    /// </param>
    /// <param name="aggregations">Sub-aggregations of each bucket (<c>aggs</c>).</param>
    /// <example>
    /// <code>
    /// var byState = Aggregation.Filters(
    ///     "by_state",
    ///     new Dictionary&lt;string, TicketFilter&gt;
    ///     {
    ///         ["resolved"] = TicketFilter.Term("ticket.resolved", true),
    ///         ["open"] = TicketFilter.Term("ticket.resolved", false),
    ///     },
    ///     otherBucketKey: "unknown"
    /// );
    /// </code>
    /// </example>
    public static Aggregation<FiltersResult> Filters(
        string name,
        IReadOnlyDictionary<string, TicketFilter> filters,
        string? otherBucketKey = null,
        IReadOnlyList<Aggregation>? aggregations = null
    )
    {
        ArgumentNullException.ThrowIfNull(filters);
        KeyValuePair<string, TicketFilter>[] copy = [.. filters];
        if (copy.Length == 0)
            throw new ArgumentException("At least one filter is required.", nameof(filters));
        foreach (var (key, filter) in copy)
            ArgumentNullException.ThrowIfNull(filter, $"{nameof(filters)}[\"{key}\"]");
        if (otherBucketKey is not null && copy.Any(f => f.Key == otherBucketKey))
            throw new ArgumentException($"A filter has the name '{otherBucketKey}' already.", nameof(otherBucketKey));

        return Create(
            name,
            "filters",
            writer =>
            {
                writer.WriteStartObject("filters");
                foreach (var (key, filter) in copy)
                {
                    writer.WritePropertyName(key);
                    filter.Write(writer);
                }

                writer.WriteEndObject();
                writer.WriteOptional("other_bucket_key", otherBucketKey);
            },
            static reader => new FiltersResult(reader),
            aggregations
        );
    }

    /// <summary>Counts the tickets that match each of several filters, with buckets in the same order (<c>filters</c>).</summary>
    /// <param name="name">Name of the aggregation, unique among its siblings.</param>
    /// <param name="filters">Filters; at least one.</param>
    /// <param name="otherBucket">Whether to add a last bucket for tickets that match no filter (<c>other_bucket</c>).</param>
    /// <param name="aggregations">Sub-aggregations of each bucket (<c>aggs</c>).</param>
    public static Aggregation<FiltersResult> Filters(
        string name,
        IReadOnlyList<TicketFilter> filters,
        bool otherBucket = false,
        IReadOnlyList<Aggregation>? aggregations = null
    )
    {
        ArgumentNullException.ThrowIfNull(filters);
        var copy = TicketFilter.CloneValidated(filters, nameof(filters));
        if (copy.Length == 0)
            throw new ArgumentException("At least one filter is required.", nameof(filters));

        return Create(
            name,
            "filters",
            writer =>
            {
                writer.WriteStartArray("filters");
                foreach (var filter in copy)
                    filter.Write(writer);
                writer.WriteEndArray();
                if (otherBucket)
                    writer.WriteBoolean("other_bucket", value: true);
            },
            static reader => new FiltersResult(reader),
            aggregations
        );
    }
}
