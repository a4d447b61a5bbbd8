namespace IncidentAnalytics.Client.Tickets.Aggregations;

/// <summary>Result of an <c>avg</c>, <c>sum</c>, <c>min</c> or <c>max</c> aggregation.</summary>
public sealed class ValueResult : AggregationResult
{
    internal ValueResult(AggregationReader reader)
        : base(reader)
    {
        Value = reader.ReadNumber("value"u8);
        ValueAsString = reader.ReadString("value_as_string"u8);
    }

    /// <summary>The number; for dates, milliseconds since 1970 (<c>value</c>). Null if no ticket has a value.</summary>
    public double? Value { get; }

    /// <summary>The number as formatted by the service (<c>value_as_string</c>); null if not sent.</summary>
    public string? ValueAsString { get; }
}

/// <summary>Result of a <c>value_count</c> or <c>cardinality</c> aggregation.</summary>
public sealed class CountResult : AggregationResult
{
    internal CountResult(AggregationReader reader)
        : base(reader) => Value = reader.ReadCount("value"u8);

    /// <summary>The count (<c>value</c>); 0 if not sent.</summary>
    public long Value { get; }
}

/// <summary>Result of a <c>stats</c> aggregation. Instants are milliseconds since 1970.</summary>
public class StatsResult : AggregationResult
{
    internal StatsResult(AggregationReader reader)
        : base(reader)
    {
        Count = reader.ReadCount("count"u8);
        Min = reader.ReadNumber("min"u8);
        Max = reader.ReadNumber("max"u8);
        Avg = reader.ReadNumber("avg"u8);
        Sum = reader.ReadNumber("sum"u8);
        MinAsString = reader.ReadString("min_as_string"u8);
        MaxAsString = reader.ReadString("max_as_string"u8);
        AvgAsString = reader.ReadString("avg_as_string"u8);
        SumAsString = reader.ReadString("sum_as_string"u8);
    }

    /// <summary>Number of values (<c>count</c>).</summary>
    public long Count { get; }

    /// <summary>Minimum (<c>min</c>); null if there are no values.</summary>
    public double? Min { get; }

    /// <summary>Maximum (<c>max</c>); null if there are no values.</summary>
    public double? Max { get; }

    /// <summary>Mean (<c>avg</c>); null if there are no values.</summary>
    public double? Avg { get; }

    /// <summary>Sum (<c>sum</c>); 0 or null if there are no values.</summary>
    public double? Sum { get; }

    /// <summary><see cref="Min"/> as formatted by the service (<c>min_as_string</c>); null if not sent.</summary>
    public string? MinAsString { get; }

    /// <summary><see cref="Max"/> as formatted by the service (<c>max_as_string</c>); null if not sent.</summary>
    public string? MaxAsString { get; }

    /// <summary><see cref="Avg"/> as formatted by the service (<c>avg_as_string</c>); null if not sent.</summary>
    public string? AvgAsString { get; }

    /// <summary><see cref="Sum"/> as formatted by the service (<c>sum_as_string</c>); null if not sent.</summary>
    public string? SumAsString { get; }
}

/// <summary>Result of an <c>extended_stats</c> aggregation. Metrics other than <c>count</c> and <c>sum</c> are null if there are no values.</summary>
public sealed class ExtendedStatsResult : StatsResult
{
    internal ExtendedStatsResult(AggregationReader reader)
        : base(reader)
    {
        SumOfSquares = reader.ReadNumber("sum_of_squares"u8);
        Variance = reader.ReadNumber("variance"u8);
        VariancePopulation = reader.ReadNumber("variance_population"u8);
        VarianceSampling = reader.ReadNumber("variance_sampling"u8);
        StdDeviation = reader.ReadNumber("std_deviation"u8);
        StdDeviationPopulation = reader.ReadNumber("std_deviation_population"u8);
        StdDeviationSampling = reader.ReadNumber("std_deviation_sampling"u8);
        using var bounds = reader.GetObject("std_deviation_bounds"u8);
        StdDeviationBounds = new(bounds);
    }

    /// <summary>Sum of squares (<c>sum_of_squares</c>).</summary>
    public double? SumOfSquares { get; }

    /// <summary>Population variance (<c>variance</c>).</summary>
    public double? Variance { get; }

    /// <summary>
    /// Population variance (<c>variance_population</c>); null from services that send only <see cref="Variance"/>.
    /// </summary>
    public double? VariancePopulation { get; }

    /// <summary>Sample variance (<c>variance_sampling</c>); NaN or null for a single value.</summary>
    public double? VarianceSampling { get; }

    /// <summary>Population standard deviation (<c>std_deviation</c>).</summary>
    public double? StdDeviation { get; }

    /// <summary>
    /// Population standard deviation (<c>std_deviation_population</c>); null from services that send only
    /// <see cref="StdDeviation"/>.
    /// </summary>
    public double? StdDeviationPopulation { get; }

    /// <summary>Sample standard deviation (<c>std_deviation_sampling</c>); NaN or null for a single value.</summary>
    public double? StdDeviationSampling { get; }

    /// <summary>Bounds at <c>sigma</c> standard deviations around the mean (<c>std_deviation_bounds</c>).</summary>
    public StdDeviationBounds StdDeviationBounds { get; }
}

/// <summary>Bounds at <c>sigma</c> standard deviations around the mean. A bound is null if not sent.</summary>
public sealed class StdDeviationBounds
{
    internal StdDeviationBounds(AggregationReader reader)
    {
        Upper = reader.ReadNumber("upper"u8);
        Lower = reader.ReadNumber("lower"u8);
        UpperPopulation = reader.ReadNumber("upper_population"u8);
        LowerPopulation = reader.ReadNumber("lower_population"u8);
        UpperSampling = reader.ReadNumber("upper_sampling"u8);
        LowerSampling = reader.ReadNumber("lower_sampling"u8);
    }

    /// <summary>Upper bound (<c>upper</c>).</summary>
    public double? Upper { get; }

    /// <summary>Lower bound (<c>lower</c>).</summary>
    public double? Lower { get; }

    /// <summary>Upper bound with the population standard deviation (<c>upper_population</c>).</summary>
    public double? UpperPopulation { get; }

    /// <summary>Lower bound with the population standard deviation (<c>lower_population</c>).</summary>
    public double? LowerPopulation { get; }

    /// <summary>Upper bound with the sample standard deviation (<c>upper_sampling</c>).</summary>
    public double? UpperSampling { get; }

    /// <summary>Lower bound with the sample standard deviation (<c>lower_sampling</c>).</summary>
    public double? LowerSampling { get; }
}
