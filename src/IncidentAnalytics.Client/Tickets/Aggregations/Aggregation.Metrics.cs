using System.Text.Json;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Tickets.Aggregations;

public abstract partial class Aggregation
{
    /// <summary>The mean of a number or an instant (<c>avg</c>).</summary>
    /// <param name="name">The caller's name for the result, unique among its siblings.</param>
    /// <param name="field">The field's path.</param>
    /// <param name="missing">The value that tickets without one count with (<c>missing</c>). Null: they are left out.</param>
    /// <exception cref="ArgumentException">An argument cannot be sent; <c>ParamName</c> names it.</exception>
    public static Aggregation<ValueResult> Avg(string name, string field, FieldValue? missing = null) =>
        Metric(name, "avg", field, missing, static reader => new ValueResult(reader));

    /// <summary>The sum of a number (<c>sum</c>).</summary>
    /// <param name="name">The caller's name for the result, unique among its siblings.</param>
    /// <param name="field">The field's path.</param>
    /// <param name="missing">The value that tickets without one count with (<c>missing</c>). Null: they are left out.</param>
    /// <exception cref="ArgumentException">An argument cannot be sent; <c>ParamName</c> names it.</exception>
    public static Aggregation<ValueResult> Sum(string name, string field, FieldValue? missing = null) =>
        Metric(name, "sum", field, missing, static reader => new ValueResult(reader));

    /// <summary>The least number or earliest instant (<c>min</c>).</summary>
    /// <param name="name">The caller's name for the result, unique among its siblings.</param>
    /// <param name="field">The field's path.</param>
    /// <param name="missing">The value that tickets without one count with (<c>missing</c>). Null: they are left out.</param>
    /// <exception cref="ArgumentException">An argument cannot be sent; <c>ParamName</c> names it.</exception>
    public static Aggregation<ValueResult> Min(string name, string field, FieldValue? missing = null) =>
        Metric(name, "min", field, missing, static reader => new ValueResult(reader));

    /// <summary>The greatest number or latest instant (<c>max</c>).</summary>
    /// <param name="name">The caller's name for the result, unique among its siblings.</param>
    /// <param name="field">The field's path.</param>
    /// <param name="missing">The value that tickets without one count with (<c>missing</c>). Null: they are left out.</param>
    /// <exception cref="ArgumentException">An argument cannot be sent; <c>ParamName</c> names it.</exception>
    public static Aggregation<ValueResult> Max(string name, string field, FieldValue? missing = null) =>
        Metric(name, "max", field, missing, static reader => new ValueResult(reader));

    /// <summary>How many values a field has (<c>value_count</c>).</summary>
    /// <param name="name">The caller's name for the result, unique among its siblings.</param>
    /// <param name="field">The field's path.</param>
    /// <param name="missing">The value that tickets without one count with (<c>missing</c>). Null: they are left out.</param>
    /// <exception cref="ArgumentException">An argument cannot be sent; <c>ParamName</c> names it.</exception>
    public static Aggregation<CountResult> ValueCount(string name, string field, FieldValue? missing = null) =>
        Metric(name, "value_count", field, missing, static reader => new CountResult(reader));

    /// <summary>Count, sum, mean, least and greatest of a number or an instant (<c>stats</c>).</summary>
    /// <param name="name">The caller's name for the result, unique among its siblings.</param>
    /// <param name="field">The field's path.</param>
    /// <param name="missing">The value that tickets without one count with (<c>missing</c>). Null: they are left out.</param>
    /// <exception cref="ArgumentException">An argument cannot be sent; <c>ParamName</c> names it.</exception>
    public static Aggregation<StatsResult> Stats(string name, string field, FieldValue? missing = null) =>
        Metric(name, "stats", field, missing, static reader => new StatsResult(reader));

    /// <summary>What <see cref="Stats"/> has, and variance and deviation (<c>extended_stats</c>).</summary>
    /// <param name="name">The caller's name for the result, unique among its siblings.</param>
    /// <param name="field">The field's path.</param>
    /// <param name="missing">The value that tickets without one count with (<c>missing</c>). Null: they are left out.</param>
    /// <param name="sigma">How many deviations from the mean the bounds lie (<c>sigma</c>); not negative. Null: 2.</param>
    /// <exception cref="ArgumentException">An argument cannot be sent; <c>ParamName</c> names it.</exception>
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

    /// <summary>About how many different values a field has (<c>cardinality</c>).</summary>
    /// <param name="name">The caller's name for the result, unique among its siblings.</param>
    /// <param name="field">The field's path.</param>
    /// <param name="missing">The value that tickets without one count with (<c>missing</c>). Null: they are left out.</param>
    /// <param name="precisionThreshold">
    /// Up to how many values the count is close to exact (<c>precision_threshold</c>); not negative. Null: the
    /// service's default, 3000.
    /// </param>
    /// <exception cref="ArgumentException">An argument cannot be sent; <c>ParamName</c> names it.</exception>
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

    /// <summary>Below which numbers given shares of the tickets lie (<c>percentiles</c>).</summary>
    /// <param name="name">The caller's name for the result, unique among its siblings.</param>
    /// <param name="field">The field's path.</param>
    /// <param name="percents">The shares, each from 0 to 100 (<c>percents</c>); at least one. Null: the service's default, 1 5 25 50 75 95 99.</param>
    /// <param name="keyed">Whether the service sends values as an object (<c>keyed</c>). They read the same.</param>
    /// <param name="missing">The value that tickets without one count with (<c>missing</c>). Null: they are left out.</param>
    /// <exception cref="ArgumentException">An argument cannot be sent; <c>ParamName</c> names it.</exception>
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
            throw new ArgumentException("At least one share is needed.", nameof(percents));
        for (var i = 0; i < copy?.Length; i++)
        {
            if (copy[i] is not (>= 0 and <= 100))
            {
                throw new ArgumentOutOfRangeException(
                    ParameterPath.Element(nameof(percents), i),
                    copy[i],
                    "A share lies between 0 and 100."
                );
            }
        }

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
        string kind,
        string field,
        FieldValue? missing,
        Func<AggregationReader, TResult> read,
        Action<Utf8JsonWriter>? writeMore = null
    )
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(field);
        missing?.ThrowIfUnusable(nameof(missing));
        return Define(
            name,
            kind,
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
