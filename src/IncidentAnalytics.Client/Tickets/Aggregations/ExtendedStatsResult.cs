namespace IncidentAnalytics.Client.Tickets.Aggregations;

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
