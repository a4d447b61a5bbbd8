namespace IncidentAnalytics.Client.Tickets.Aggregations;

public abstract partial class Aggregation
{
    /// <summary>Counts tickets by time interval (<c>date_histogram</c>).</summary>
    /// <param name="name">Name of the aggregation, unique among its siblings.</param>
    /// <param name="field">Path of the field, such as <c>@timestamp</c>.</param>
    /// <param name="interval">Length of the buckets (<c>fixed_interval</c> or <c>calendar_interval</c>).</param>
    /// <param name="offset">Shift of the buckets' starts, in whole milliseconds; may be negative (<c>offset</c>).</param>
    /// <param name="timeZone">
    /// Time zone of the buckets, such as <c>Asia/Tokyo</c> or <c>+09:00</c> (<c>time_zone</c>). Null for UTC.
    /// </param>
    /// <param name="minDocCount">
    /// Minimum number of tickets in a bucket (<c>min_doc_count</c>). Null for the default, 0, which fills gaps with empty
    /// buckets.
    /// </param>
    /// <param name="extendedBounds">Range to extend with empty buckets beyond the first and last ticket (<c>extended_bounds</c>).</param>
    /// <param name="keyed">Whether the service sends buckets as an object (<c>keyed</c>). The result is the same.</param>
    /// <param name="format">
    /// Date format of <see cref="DateHistogramBucket.KeyAsString"/>, such as <c>yyyy-MM-dd</c> (<c>format</c>).
    /// </param>
    /// <param name="order">Order of the buckets (<c>order</c>). Null for the default, earliest first.</param>
    /// <param name="missing">Instant used for tickets without one (<c>missing</c>). Null leaves them out.</param>
    /// <param name="aggregations">Sub-aggregations of each bucket (<c>aggs</c>).</param>
    /// <example>
    /// <code>
    /// var daily = Aggregation.DateHistogram("tickets_over_time", "@timestamp", HistogramInterval.Fixed(TimeSpan.FromDays(1)));
    /// var monthly = Aggregation.DateHistogram(
    ///     "tickets_by_month",
    ///     "@timestamp",
    ///     HistogramInterval.Calendar(CalendarUnit.Month),
    ///     timeZone: "Asia/Tokyo"
    /// );
    /// </code>
    /// </example>
    public static Aggregation<BucketsResult<DateHistogramBucket>> DateHistogram(
        string name,
        string field,
        HistogramInterval interval,
        TimeSpan? offset = null,
        string? timeZone = null,
        long? minDocCount = null,
        HistogramBounds<DateTimeOffset>? extendedBounds = null,
        bool keyed = false,
        string? format = null,
        BucketOrder? order = null,
        DateTimeOffset? missing = null,
        IReadOnlyList<Aggregation>? aggregations = null
    )
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(field);
        ArgumentNullException.ThrowIfNull(interval);
        Guard.ThrowIfWhiteSpace(timeZone, nameof(timeZone));
        Guard.ThrowIfLessThan(minDocCount, 0, nameof(minDocCount));
        Guard.ThrowIfWhiteSpace(format, nameof(format));
        var shift = offset is { } o ? DurationText.Format(o, nameof(offset)) : null;

        return Create(
            name,
            "date_histogram",
            writer =>
            {
                writer.WriteString("field", field);
                writer.WriteString(interval.Member, interval.ToString());
                writer.WriteOptional("offset", shift);
                writer.WriteOptional("time_zone", timeZone);
                writer.WriteOptional("min_doc_count", minDocCount);
                // A number is always in milliseconds; a text would have to match the format.
                writer.WriteOptional("missing", missing?.ToUnixTimeMilliseconds());
                if (extendedBounds is not null)
                {
                    writer.WriteStartObject("extended_bounds");
                    writer.WriteNumber("min", extendedBounds.Min.ToUnixTimeMilliseconds());
                    writer.WriteNumber("max", extendedBounds.Max.ToUnixTimeMilliseconds());
                    writer.WriteEndObject();
                }

                if (keyed)
                    writer.WriteBoolean("keyed", value: true);
                writer.WriteOptional("format", format);
                order?.Write(writer);
            },
            static reader => new BucketsResult<DateHistogramBucket>(reader, static bucket => new(bucket)),
            aggregations
        );
    }

    /// <summary>Counts tickets by numeric interval (<c>histogram</c>).</summary>
    /// <param name="name">Name of the aggregation, unique among its siblings.</param>
    /// <param name="field">Path of the field.</param>
    /// <param name="interval">Width of the buckets (<c>interval</c>); greater than zero.</param>
    /// <param name="offset">Shift of the buckets' starts (<c>offset</c>). Null for none.</param>
    /// <param name="minDocCount">
    /// Minimum number of tickets in a bucket (<c>min_doc_count</c>). Null for the default, 0, which fills gaps with empty
    /// buckets.
    /// </param>
    /// <param name="extendedBounds">
    /// Range to extend with empty buckets beyond the smallest and largest number (<c>extended_bounds</c>).
    /// </param>
    /// <param name="keyed">Whether the service sends buckets as an object (<c>keyed</c>). The result is the same.</param>
    /// <param name="order">Order of the buckets (<c>order</c>). Null for the default, smallest number first.</param>
    /// <param name="missing">Number used for tickets without one (<c>missing</c>). Null leaves them out.</param>
    /// <param name="aggregations">Sub-aggregations of each bucket (<c>aggs</c>).</param>
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

        return Create(
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
