namespace IncidentAnalytics.Client.Tickets.Aggregations;

/// <summary>One number over all tickets: of <c>avg</c>, <c>sum</c>, <c>min</c> or <c>max</c>.</summary>
public sealed class ValueResult : AggregationResult
{
    internal ValueResult(AggregationReader reader)
        : base(reader)
    {
        Value = reader.Number("value");
        ValueAsString = reader.Text("value_as_string");
    }

    /// <summary>The number, for dates milliseconds since 1970 (<c>value</c>); null when no ticket had a value.</summary>
    public double? Value { get; }

    /// <summary>The number as the service shows it, for dates a date (<c>value_as_string</c>); null when not sent.</summary>
    public string? ValueAsString { get; }
}

/// <summary>A count of values: of <c>value_count</c> or <c>cardinality</c>.</summary>
public sealed class CountResult : AggregationResult
{
    internal CountResult(AggregationReader reader)
        : base(reader) => Value = reader.Count("value");

    /// <summary>The count (<c>value</c>); 0 when it was not sent.</summary>
    public long Value { get; }
}

/// <summary>The usual figures about a number or an instant. Instants are milliseconds since 1970.</summary>
public class StatsResult : AggregationResult
{
    internal StatsResult(AggregationReader reader)
        : base(reader)
    {
        Count = reader.Count("count");
        Min = reader.Number("min");
        Max = reader.Number("max");
        Avg = reader.Number("avg");
        Sum = reader.Number("sum");
        MinAsString = reader.Text("min_as_string");
        MaxAsString = reader.Text("max_as_string");
        AvgAsString = reader.Text("avg_as_string");
        SumAsString = reader.Text("sum_as_string");
    }

    /// <summary>How many values there are (<c>count</c>).</summary>
    public long Count { get; }

    /// <summary>The least (<c>min</c>); null when there are no values.</summary>
    public double? Min { get; }

    /// <summary>The greatest (<c>max</c>); null when there are no values.</summary>
    public double? Max { get; }

    /// <summary>The mean (<c>avg</c>); null when there are no values.</summary>
    public double? Avg { get; }

    /// <summary>The sum (<c>sum</c>); 0 or null when there are no values.</summary>
    public double? Sum { get; }

    /// <summary><see cref="Min"/> as the service shows it (<c>min_as_string</c>); null when not sent.</summary>
    public string? MinAsString { get; }

    /// <summary><see cref="Max"/> as the service shows it (<c>max_as_string</c>); null when not sent.</summary>
    public string? MaxAsString { get; }

    /// <summary><see cref="Avg"/> as the service shows it (<c>avg_as_string</c>); null when not sent.</summary>
    public string? AvgAsString { get; }

    /// <summary><see cref="Sum"/> as the service shows it (<c>sum_as_string</c>); null when not sent.</summary>
    public string? SumAsString { get; }
}

/// <summary>The usual figures about a number, with variance and deviation. All are null when there are no values.</summary>
public sealed class ExtendedStatsResult : StatsResult
{
    internal ExtendedStatsResult(AggregationReader reader)
        : base(reader)
    {
        SumOfSquares = reader.Number("sum_of_squares");
        Variance = reader.Number("variance");
        VariancePopulation = reader.Number("variance_population");
        VarianceSampling = reader.Number("variance_sampling");
        StdDeviation = reader.Number("std_deviation");
        StdDeviationPopulation = reader.Number("std_deviation_population");
        StdDeviationSampling = reader.Number("std_deviation_sampling");
        StdDeviationBounds = new(reader.Within("std_deviation_bounds"));
    }

    /// <summary>The sum of the squares (<c>sum_of_squares</c>).</summary>
    public double? SumOfSquares { get; }

    /// <summary>The variance of the population (<c>variance</c>).</summary>
    public double? Variance { get; }

    /// <summary>
    /// The variance of the population (<c>variance_population</c>); null from services that send only <see
    /// cref="Variance"/>.
    /// </summary>
    public double? VariancePopulation { get; }

    /// <summary>The variance of a sample (<c>variance_sampling</c>); NaN or null for a single value.</summary>
    public double? VarianceSampling { get; }

    /// <summary>The standard deviation of the population (<c>std_deviation</c>).</summary>
    public double? StdDeviation { get; }

    /// <summary>
    /// The standard deviation of the population (<c>std_deviation_population</c>); null from services that send only
    /// <see cref="StdDeviation"/>.
    /// </summary>
    public double? StdDeviationPopulation { get; }

    /// <summary>The standard deviation of a sample (<c>std_deviation_sampling</c>); NaN or null for a single value.</summary>
    public double? StdDeviationSampling { get; }

    /// <summary>The mean, <c>sigma</c> deviations up and down (<c>std_deviation_bounds</c>).</summary>
    public StdDeviationBounds StdDeviationBounds { get; }
}

/// <summary>The mean, <c>sigma</c> deviations up and down. A bound that was not sent is null.</summary>
public sealed class StdDeviationBounds
{
    internal StdDeviationBounds(AggregationReader reader)
    {
        Upper = reader.Number("upper");
        Lower = reader.Number("lower");
        UpperPopulation = reader.Number("upper_population");
        LowerPopulation = reader.Number("lower_population");
        UpperSampling = reader.Number("upper_sampling");
        LowerSampling = reader.Number("lower_sampling");
    }

    /// <summary>Above the mean (<c>upper</c>).</summary>
    public double? Upper { get; }

    /// <summary>Below the mean (<c>lower</c>).</summary>
    public double? Lower { get; }

    /// <summary>Above the mean, by the deviation of the population (<c>upper_population</c>).</summary>
    public double? UpperPopulation { get; }

    /// <summary>Below the mean, by the deviation of the population (<c>lower_population</c>).</summary>
    public double? LowerPopulation { get; }

    /// <summary>Above the mean, by the deviation of a sample (<c>upper_sampling</c>).</summary>
    public double? UpperSampling { get; }

    /// <summary>Below the mean, by the deviation of a sample (<c>lower_sampling</c>).</summary>
    public double? LowerSampling { get; }
}
