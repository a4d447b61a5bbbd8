namespace IncidentAnalytics.Client.Tickets.Aggregations;

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
