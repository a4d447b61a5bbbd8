using System.Text.Json;

namespace IncidentAnalytics.Client.Tickets.Aggregations;

public abstract partial class Aggregation
{
    /// <summary>Computes the mean of a number or an instant (<c>avg</c>).</summary>
    /// <param name="name">Name of the aggregation, unique among its siblings.</param>
    /// <param name="field">Path of the field.</param>
    /// <param name="missing">Value used for tickets without one (<c>missing</c>). Null leaves them out.</param>
    public static Aggregation<ValueResult> Avg(string name, string field, FieldValue? missing = null) =>
        Metric(name, "avg", field, missing, static reader => new ValueResult(reader));

    /// <summary>Computes the sum of a number (<c>sum</c>).</summary>
    /// <inheritdoc cref="Avg" path="/param"/>
    public static Aggregation<ValueResult> Sum(string name, string field, FieldValue? missing = null) =>
        Metric(name, "sum", field, missing, static reader => new ValueResult(reader));

    /// <summary>Finds the smallest number or earliest instant (<c>min</c>).</summary>
    /// <inheritdoc cref="Avg" path="/param"/>
    public static Aggregation<ValueResult> Min(string name, string field, FieldValue? missing = null) =>
        Metric(name, "min", field, missing, static reader => new ValueResult(reader));

    /// <summary>Finds the largest number or latest instant (<c>max</c>).</summary>
    /// <inheritdoc cref="Avg" path="/param"/>
    public static Aggregation<ValueResult> Max(string name, string field, FieldValue? missing = null) =>
        Metric(name, "max", field, missing, static reader => new ValueResult(reader));

    /// <summary>Counts the values of a field (<c>value_count</c>).</summary>
    /// <inheritdoc cref="Avg" path="/param"/>
    public static Aggregation<CountResult> ValueCount(string name, string field, FieldValue? missing = null) =>
        Metric(name, "value_count", field, missing, static reader => new CountResult(reader));

    /// <summary>Computes count, sum, mean, minimum and maximum of a number or an instant (<c>stats</c>).</summary>
    /// <inheritdoc cref="Avg" path="/param"/>
    public static Aggregation<StatsResult> Stats(string name, string field, FieldValue? missing = null) =>
        Metric(name, "stats", field, missing, static reader => new StatsResult(reader));

    /// <summary>Computes the same as <see cref="Stats"/>, plus variance and standard deviation (<c>extended_stats</c>).</summary>
    /// <param name="name">Name of the aggregation, unique among its siblings.</param>
    /// <param name="field">Path of the field.</param>
    /// <param name="missing">Value used for tickets without one (<c>missing</c>). Null leaves them out.</param>
    /// <param name="sigma">Distance of the bounds from the mean, in standard deviations (<c>sigma</c>). Null for the default, 2.</param>
    public static Aggregation<ExtendedStatsResult> ExtendedStats(
        string name,
        string field,
        FieldValue? missing = null,
        double? sigma = null
    )
    {
        Guard.ThrowIfNotFinite(sigma, nameof(sigma));
        if (sigma is { } deviations)
            ArgumentOutOfRangeException.ThrowIfNegative(deviations, nameof(sigma));
        return Metric(
            name,
            "extended_stats",
            field,
            missing,
            static reader => new ExtendedStatsResult(reader),
            writer => writer.WriteOptional("sigma", sigma)
        );
    }

    /// <summary>Counts the distinct values of a field, approximately (<c>cardinality</c>).</summary>
    /// <param name="name">Name of the aggregation, unique among its siblings.</param>
    /// <param name="field">Path of the field.</param>
    /// <param name="missing">Value used for tickets without one (<c>missing</c>). Null leaves them out.</param>
    /// <param name="precisionThreshold">
    /// Number of values up to which the count is close to exact (<c>precision_threshold</c>). Null for the default, 3000.
    /// </param>
    public static Aggregation<CountResult> Cardinality(
        string name,
        string field,
        FieldValue? missing = null,
        long? precisionThreshold = null
    )
    {
        Guard.ThrowIfLessThan(precisionThreshold, 0, nameof(precisionThreshold));
        return Metric(
            name,
            "cardinality",
            field,
            missing,
            static reader => new CountResult(reader),
            writer => writer.WriteOptional("precision_threshold", precisionThreshold)
        );
    }

    /// <summary>Computes percentiles of a number (<c>percentiles</c>).</summary>
    /// <param name="name">Name of the aggregation, unique among its siblings.</param>
    /// <param name="field">Path of the field.</param>
    /// <param name="percents">Percentages, each from 0 to 100 (<c>percents</c>). Null for the default: 1, 5, 25, 50, 75, 95, 99.</param>
    /// <param name="keyed">Whether the service sends values as an object (<c>keyed</c>). The result is the same.</param>
    /// <param name="missing">Value used for tickets without one (<c>missing</c>). Null leaves them out.</param>
    public static Aggregation<PercentilesResult> Percentiles(
        string name,
        string field,
        IReadOnlyList<double>? percents = null,
        bool keyed = true,
        FieldValue? missing = null
    )
    {
        double[]? copy = percents is null ? null : [.. percents];
        if (copy is [])
            throw new ArgumentException("At least one percentage is required.", nameof(percents));
        for (var i = 0; i < copy?.Length; i++)
            Guard.ThrowIfOutOfRange<double>(copy[i], 0, 100, ParameterPath.Element(nameof(percents), i));

        return Metric(
            name,
            "percentiles",
            field,
            missing,
            static reader => new PercentilesResult(reader),
            writer =>
            {
                if (copy is not null)
                {
                    writer.WriteStartArray("percents");
                    foreach (var percent in copy)
                        writer.WriteNumberValue(percent);
                    writer.WriteEndArray();
                }

                if (!keyed)
                    writer.WriteBoolean("keyed", value: false);
            }
        );
    }

    private static Aggregation<TResult> Metric<TResult>(
        string name,
        string type,
        string field,
        FieldValue? missing,
        Func<AggregationReader, TResult> read,
        Action<Utf8JsonWriter>? writeMore = null
    )
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(field);
        missing?.ThrowIfInvalid(nameof(missing));
        return Create(
            name,
            type,
            writer =>
            {
                writer.WriteString("field", field);
                writeMore?.Invoke(writer);
                writer.WriteOptional("missing", missing);
            },
            read
        );
    }
}
