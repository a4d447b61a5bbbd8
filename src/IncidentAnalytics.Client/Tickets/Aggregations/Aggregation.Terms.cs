namespace IncidentAnalytics.Client.Tickets.Aggregations;

public abstract partial class Aggregation
{
    /// <summary>Counts tickets by the values of a field (<c>terms</c>).</summary>
    /// <param name="name">The caller's name for the result, unique among its siblings.</param>
    /// <param name="field">The field's path, such as <c>ticket.type</c>.</param>
    /// <param name="size">How many buckets at most (<c>size</c>); above zero. Null: the service's default, 10.</param>
    /// <param name="order">Their order (<c>order</c>). Null: most tickets first.</param>
    /// <param name="minDocCount">How many tickets a bucket needs (<c>min_doc_count</c>); not negative. Null: 1.</param>
    /// <param name="include">The values that get a bucket (<c>include</c>). Null: all.</param>
    /// <param name="exclude">The values that get none (<c>exclude</c>). Null: none.</param>
    /// <param name="missing">The value that tickets without one are counted under (<c>missing</c>). Null: they are left out.</param>
    /// <param name="aggregations">What to compute within each bucket (<c>aggs</c>).</param>
    /// <exception cref="ArgumentException">An argument cannot be sent; <c>ParamName</c> names it.</exception>
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
        missing?.ThrowIfUnusable(nameof(missing));

        return Define(
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
