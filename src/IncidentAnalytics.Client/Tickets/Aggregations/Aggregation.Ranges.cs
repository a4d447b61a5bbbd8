using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Tickets.Aggregations;

public abstract partial class Aggregation
{
    /// <summary>Counts tickets by ranges of a number (<c>range</c>). Ranges may overlap.</summary>
    /// <param name="name">The caller's name for the result, unique among its siblings.</param>
    /// <param name="field">The field's path.</param>
    /// <param name="ranges">The ranges (<c>ranges</c>); at least one.</param>
    /// <param name="keyed">Whether the service sends buckets as an object (<c>keyed</c>). They read the same.</param>
    /// <param name="missing">The number that tickets without one are counted under (<c>missing</c>). Null: they are left out.</param>
    /// <param name="aggregations">What to compute within each bucket (<c>aggs</c>).</param>
    /// <exception cref="ArgumentException">An argument cannot be sent; <c>ParamName</c> names it.</exception>
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
        var copy = CopyRanges(ranges, nameof(ranges));
        Guard.ThrowIfNotFinite(missing, nameof(missing));

        return Define(
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

    private static TRange[] CopyRanges<TRange>(IReadOnlyList<TRange> ranges, string parameterName)
    {
        ArgumentNullException.ThrowIfNull(ranges, parameterName);
        TRange[] copy = [.. ranges];
        if (copy.Length == 0)
            throw new ArgumentException("At least one range is needed.", parameterName);
        for (var i = 0; i < copy.Length; i++)
            ArgumentNullException.ThrowIfNull(copy[i], ParameterPath.Element(parameterName, i));
        return copy;
    }

    /// <summary>Counts tickets by ranges of time (<c>date_range</c>). Ranges may overlap.</summary>
    /// <param name="name">The caller's name for the result, unique among its siblings.</param>
    /// <param name="field">The field's path, such as <c>@timestamp</c>.</param>
    /// <param name="ranges">The ranges (<c>ranges</c>); at least one.</param>
    /// <param name="format">The date format of texts, in the ranges and in the result (<c>format</c>).</param>
    /// <param name="timeZone">The time zone of texts without one, such as <c>+09:00</c> (<c>time_zone</c>). Null: UTC.</param>
    /// <param name="keyed">Whether the service sends buckets as an object (<c>keyed</c>). They read the same.</param>
    /// <param name="missing">
    /// The instant, or text in <paramref name="format"/>, that tickets without one are counted under (<c>missing</c>). Null: they are
    /// left out.
    /// </param>
    /// <param name="aggregations">What to compute within each bucket (<c>aggs</c>).</param>
    /// <exception cref="ArgumentException">An argument cannot be sent; <c>ParamName</c> names it.</exception>
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
        var copy = CopyRanges(ranges, nameof(ranges));
        Guard.ThrowIfWhiteSpace(format, nameof(format));
        Guard.ThrowIfWhiteSpace(timeZone, nameof(timeZone));
        missing?.ThrowIfUnusable(nameof(missing));

        return Define(
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
}
