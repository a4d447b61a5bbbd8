using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Tickets.Aggregations;

public abstract partial class Aggregation
{
    /// <summary>Counts tickets by intervals of time (<c>date_histogram</c>).</summary>
    /// <param name="name">The caller's name for the result, unique among its siblings.</param>
    /// <param name="field">The field's path, such as <c>@timestamp</c>.</param>
    /// <param name="interval">How long the buckets are (<c>fixed_interval</c> or <c>calendar_interval</c>).</param>
    /// <param name="offset">By how much the buckets' starts are moved, in whole milliseconds; may be negative (<c>offset</c>).</param>
    /// <param name="timeZone">
    /// The time zone that days begin in, such as <c>Asia/Tokyo</c> or <c>+09:00</c> (<c>time_zone</c>). Null: UTC.
    /// </param>
    /// <param name="minDocCount">
    /// How many tickets a bucket needs (<c>min_doc_count</c>); not negative. Null: 0, gaps are filled with empty
    /// buckets.
    /// </param>
    /// <param name="extendedBounds">Empty buckets also before the first ticket and after the last (<c>extended_bounds</c>).</param>
    /// <param name="keyed">Whether the service sends buckets as an object (<c>keyed</c>). They read the same.</param>
    /// <param name="format">
    /// The date format of <see cref="DateHistogramBucket.KeyAsString"/>, such as <c>yyyy-MM-dd</c> (<c>format</c>).
    /// </param>
    /// <param name="order">The buckets' order (<c>order</c>). Null: earliest first.</param>
    /// <param name="missing">The instant that tickets without one are counted under (<c>missing</c>). Null: they are left out.</param>
    /// <param name="aggregations">What to compute within each bucket (<c>aggs</c>).</param>
    /// <exception cref="ArgumentException">An argument cannot be sent; <c>ParamName</c> names it.</exception>
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

        return Define(
            name,
            "date_histogram",
            writer =>
            {
                writer.WriteString("field", field);
                writer.WriteString(interval.Member, interval.ToString());
                writer.WriteOptional("offset", shift);
                writer.WriteOptional("time_zone", timeZone);
                writer.WriteOptional("min_doc_count", minDocCount);
                // Numbers are milliseconds whatever the format; text would have to be in the format.
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
