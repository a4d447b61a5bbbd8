namespace IncidentAnalytics.Client.Tickets.Aggregations;

public abstract partial class Aggregation
{
    /// <summary>Counts the tickets that meet a condition (<c>filter</c>).</summary>
    /// <param name="name">The caller's name for the result, unique among its siblings.</param>
    /// <param name="filter">The condition.</param>
    /// <param name="aggregations">What to compute over these tickets (<c>aggs</c>).</param>
    /// <exception cref="ArgumentException">An argument cannot be sent; <c>ParamName</c> names it.</exception>
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

    /// <summary>Counts the tickets that have no value in a field (<c>missing</c>).</summary>
    /// <param name="name">The caller's name for the result, unique among its siblings.</param>
    /// <param name="field">The field's path.</param>
    /// <param name="aggregations">What to compute over these tickets (<c>aggs</c>).</param>
    /// <exception cref="ArgumentException">An argument cannot be sent; <c>ParamName</c> names it.</exception>
    public static Aggregation<SingleBucketResult> Missing(string name, string field, IReadOnlyList<Aggregation>? aggregations = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(field);
        return Define(
            name,
            "missing",
            writer => writer.WriteString("field", field),
            static reader => new SingleBucketResult(reader),
            aggregations
        );
    }

    /// <summary>Counts the tickets that meet each of several named conditions (<c>filters</c>).</summary>
    /// <param name="name">The caller's name for the result, unique among its siblings.</param>
    /// <param name="filters">The conditions by the names of their buckets; at least one.</param>
    /// <param name="otherBucketKey">
    /// The name of one more bucket for tickets that meet none (<c>other_bucket_key</c>). Null: no such bucket.
    /// </param>
    /// <param name="aggregations">What to compute within each bucket (<c>aggs</c>).</param>
    /// <exception cref="ArgumentException">An argument cannot be sent; <c>ParamName</c> names it.</exception>
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
            throw new ArgumentException("At least one condition is needed.", nameof(filters));
        foreach (var (key, filter) in copy)
            ArgumentNullException.ThrowIfNull(filter, $"{nameof(filters)}[\"{key}\"]");
        if (otherBucketKey is not null && copy.Any(f => f.Key == otherBucketKey))
            throw new ArgumentException($"A condition is called '{otherBucketKey}' already.", nameof(otherBucketKey));

        return Define(
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

    /// <summary>Counts the tickets that meet each of several conditions, whose buckets come in the same order (<c>filters</c>).</summary>
    /// <param name="name">The caller's name for the result, unique among its siblings.</param>
    /// <param name="filters">The conditions; at least one.</param>
    /// <param name="otherBucket">Whether a last bucket holds the tickets that meet none (<c>other_bucket</c>).</param>
    /// <param name="aggregations">What to compute within each bucket (<c>aggs</c>).</param>
    /// <exception cref="ArgumentException">An argument cannot be sent; <c>ParamName</c> names it.</exception>
    public static Aggregation<FiltersResult> Filters(
        string name,
        IReadOnlyList<TicketFilter> filters,
        bool otherBucket = false,
        IReadOnlyList<Aggregation>? aggregations = null
    )
    {
        ArgumentNullException.ThrowIfNull(filters);
        var copy = TicketFilter.Copy(filters, nameof(filters));
        if (copy.Length == 0)
            throw new ArgumentException("At least one condition is needed.", nameof(filters));

        return Define(
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
