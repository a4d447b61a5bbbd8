namespace IncidentAnalytics.Client.Tickets.Aggregations;

public abstract partial class Aggregation
{
    /// <summary>Counts tickets by intervals of a number (<c>histogram</c>).</summary>
    /// <param name="name">The caller's name for the result, unique among its siblings.</param>
    /// <param name="field">The field's path.</param>
    /// <param name="interval">How wide the buckets are (<c>interval</c>); above zero.</param>
    /// <param name="offset">By how much the buckets' starts are moved (<c>offset</c>). Null: by nothing.</param>
    /// <param name="minDocCount">
    /// How many tickets a bucket needs (<c>min_doc_count</c>); not negative. Null: 0, gaps are filled with empty
    /// buckets.
    /// </param>
    /// <param name="extendedBounds">Empty buckets also below the least number and above the greatest (<c>extended_bounds</c>).</param>
    /// <param name="keyed">Whether the service sends buckets as an object (<c>keyed</c>). They read the same.</param>
    /// <param name="order">The buckets' order (<c>order</c>). Null: least number first.</param>
    /// <param name="missing">The number that tickets without one are counted under (<c>missing</c>). Null: they are left out.</param>
    /// <param name="aggregations">What to compute within each bucket (<c>aggs</c>).</param>
    /// <exception cref="ArgumentException">An argument cannot be sent; <c>ParamName</c> names it.</exception>
    public static Aggregation<BucketsResult<HistogramBucket>> Histogram(
        string name,
        string field,
        double interval,
        double? offset = null,
        long? minDocCount = null,
        HistogramBounds<double>? extendedBounds = null,
        bool keyed = false,
        BucketOrder? order = null,
        double? missing = null,
        IReadOnlyList<Aggregation>? aggregations = null
    )
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(field);
        Guard.ThrowIfNotFinite(interval, nameof(interval));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(interval);
        Guard.ThrowIfNotFinite(offset, nameof(offset));
        Guard.ThrowIfLessThan(minDocCount, 0, nameof(minDocCount));
        Guard.ThrowIfNotFinite(extendedBounds?.Min, nameof(extendedBounds));
        Guard.ThrowIfNotFinite(extendedBounds?.Max, nameof(extendedBounds));
        Guard.ThrowIfNotFinite(missing, nameof(missing));

        return Define(
            name,
            "histogram",
            writer =>
            {
                writer.WriteString("field", field);
                writer.WriteNumber("interval", interval);
                writer.WriteOptional("offset", offset);
                writer.WriteOptional("min_doc_count", minDocCount);
                if (extendedBounds is not null)
                {
                    writer.WriteStartObject("extended_bounds");
                    writer.WriteNumber("min", extendedBounds.Min);
                    writer.WriteNumber("max", extendedBounds.Max);
                    writer.WriteEndObject();
                }

                if (keyed)
                    writer.WriteBoolean("keyed", value: true);
                order?.Write(writer);
                writer.WriteOptional("missing", missing);
            },
            static reader => new BucketsResult<HistogramBucket>(reader, static bucket => new(bucket)),
            aggregations
        );
    }
}
