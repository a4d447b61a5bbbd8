namespace IncidentAnalytics.Client.Tickets.Aggregations;

public abstract partial class Aggregation
{
    /// <summary>Counts tickets by numeric range (<c>range</c>). Ranges may overlap.</summary>
    /// <param name="name">Name of the aggregation, unique among its siblings.</param>
    /// <param name="field">Path of the field.</param>
    /// <param name="ranges">Ranges (<c>ranges</c>); at least one.</param>
    /// <param name="keyed">Whether the service sends buckets as an object (<c>keyed</c>). The result is the same.</param>
    /// <param name="missing">Number used for tickets without one (<c>missing</c>). Null leaves them out.</param>
    /// <param name="aggregations">Sub-aggregations of each bucket (<c>aggs</c>).</param>
    public static Aggregation<BucketsResult<RangeBucket>> Range(
        string name,
        string field,
        IReadOnlyList<NumericRange> ranges,
        bool keyed = false,
        double? missing = null,
        IReadOnlyList<Aggregation>? aggregations = null
    )
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(field);
        var copy = CloneValidated(ranges, nameof(ranges));
        Guard.ThrowIfNotFinite(missing, nameof(missing));

        return Create(
            name,
            "range",
            writer =>
            {
                writer.WriteString("field", field);
                writer.WriteStartArray("ranges");
                foreach (var range in copy)
                {
                    writer.WriteStartObject();
                    writer.WriteOptional("key", range.Key);
                    writer.WriteOptional("from", range.From);
                    writer.WriteOptional("to", range.To);
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
                if (keyed)
                    writer.WriteBoolean("keyed", value: true);
                writer.WriteOptional("missing", missing);
            },
            static reader => new BucketsResult<RangeBucket>(reader, static bucket => new(bucket)),
            aggregations
        );
    }

    /// <summary>Counts tickets by time range (<c>date_range</c>). Ranges may overlap.</summary>
    /// <param name="name">Name of the aggregation, unique among its siblings.</param>
    /// <param name="field">Path of the field, such as <c>@timestamp</c>.</param>
    /// <param name="ranges">Ranges (<c>ranges</c>); at least one.</param>
    /// <param name="format">Date format of texts in the ranges and in the result (<c>format</c>).</param>
    /// <param name="timeZone">Time zone of texts without one, such as <c>+09:00</c> (<c>time_zone</c>). Null for UTC.</param>
    /// <param name="keyed">Whether the service sends buckets as an object (<c>keyed</c>). The result is the same.</param>
    /// <param name="missing">
    /// Instant, or text in <paramref name="format"/>, used for tickets without one (<c>missing</c>). Null leaves them out.
    /// </param>
    /// <param name="aggregations">Sub-aggregations of each bucket (<c>aggs</c>).</param>
    public static Aggregation<BucketsResult<DateRangeBucket>> DateRange(
        string name,
        string field,
        IReadOnlyList<DateRange> ranges,
        string? format = null,
        string? timeZone = null,
        bool keyed = false,
        FieldValue? missing = null,
        IReadOnlyList<Aggregation>? aggregations = null
    )
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(field);
        var copy = CloneValidated(ranges, nameof(ranges));
        Guard.ThrowIfWhiteSpace(format, nameof(format));
        Guard.ThrowIfWhiteSpace(timeZone, nameof(timeZone));
        missing?.ThrowIfInvalid(nameof(missing));

        return Create(
            name,
            "date_range",
            writer =>
            {
                writer.WriteString("field", field);
                writer.WriteStartArray("ranges");
                foreach (var range in copy)
                {
                    writer.WriteStartObject();
                    writer.WriteOptional("key", range.Key);
                    writer.WriteOptional("from", range.From);
                    writer.WriteOptional("to", range.To);
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
                writer.WriteOptional("format", format);
                writer.WriteOptional("time_zone", timeZone);
                if (keyed)
                    writer.WriteBoolean("keyed", value: true);
                writer.WriteOptional("missing", missing);
            },
            static reader => new BucketsResult<DateRangeBucket>(reader, static bucket => new(bucket)),
            aggregations
        );
    }

    private static TRange[] CloneValidated<TRange>(IReadOnlyList<TRange> ranges, string parameterName)
    {
        ArgumentNullException.ThrowIfNull(ranges, parameterName);
        TRange[] copy = [.. ranges];
        if (copy.Length == 0)
            throw new ArgumentException("At least one range is required.", parameterName);
        for (var i = 0; i < copy.Length; i++)
            ArgumentNullException.ThrowIfNull(copy[i], ParameterPath.Element(parameterName, i));
        return copy;
    }
}
