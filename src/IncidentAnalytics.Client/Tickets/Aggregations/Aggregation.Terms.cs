namespace IncidentAnalytics.Client.Tickets.Aggregations;

public abstract partial class Aggregation
{
    /// <summary>Counts tickets by the values of a field (<c>terms</c>).</summary>
    /// <param name="name">Name of the aggregation, unique among its siblings.</param>
    /// <param name="field">Path of the field, such as <c>ticket.type</c>.</param>
    /// <param name="size">Maximum number of buckets (<c>size</c>). Null for the default, 10.</param>
    /// <param name="order">Order of the buckets (<c>order</c>). Null for the default, most tickets first.</param>
    /// <param name="minDocCount">Minimum number of tickets in a bucket (<c>min_doc_count</c>). Null for the default, 1.</param>
    /// <param name="include">Values to include (<c>include</c>). Null for all.</param>
    /// <param name="exclude">Values to exclude (<c>exclude</c>). Null for none.</param>
    /// <param name="missing">Value used for tickets without one (<c>missing</c>). Null leaves them out.</param>
    /// <param name="aggregations">Sub-aggregations of each bucket (<c>aggs</c>).</param>
    /// <example>
    /// <code>
    /// var byType = Aggregation.Terms("tickets_by_type", "ticket.type", size: 20);
    /// var expensive = Aggregation.Terms(
    ///     "expensive_categories",
    ///     "ticket.category",
    ///     order: BucketOrder.Descending("cost"),
    ///     aggregations: [Aggregation.Sum("cost", "ticket.cost")]
    /// );
    /// </code>
    /// </example>
    public static Aggregation<TermsResult> Terms(
        string name,
        string field,
        int? size = null,
        BucketOrder? order = null,
        long? minDocCount = null,
        TermsSelector? include = null,
        TermsSelector? exclude = null,
        FieldValue? missing = null,
        IReadOnlyList<Aggregation>? aggregations = null
    )
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(field);
        if (size is { } buckets)
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(buckets, nameof(size));
        Guard.ThrowIfLessThan(minDocCount, 0, nameof(minDocCount));
        missing?.ThrowIfInvalid(nameof(missing));

        return Create(
            name,
            "terms",
            writer =>
            {
                writer.WriteString("field", field);
                writer.WriteOptional("size", size);
                order?.Write(writer);
                writer.WriteOptional("min_doc_count", minDocCount);
                include?.Write(writer, "include");
                exclude?.Write(writer, "exclude");
                writer.WriteOptional("missing", missing);
            },
            static reader => new TermsResult(reader),
            aggregations
        );
    }
}
