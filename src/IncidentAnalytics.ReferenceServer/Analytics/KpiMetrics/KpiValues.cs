using IncidentAnalytics.ReferenceServer.Numerics;

namespace IncidentAnalytics.ReferenceServer.Analytics.KpiMetrics;

/// <summary>The values that a metric type measures in a period.</summary>
/// <param name="Values">The values, in no particular order.</param>
/// <param name="Unit">The unit of each value.</param>
/// <param name="IncidentCount">The number of incidents used.</param>
internal sealed record KpiValues(IReadOnlyList<decimal> Values, string Unit, int IncidentCount)
{
    /// <summary>The average of a rate, which is that of all incidents and not the mean of the applications' rates; otherwise null.</summary>
    public decimal? Average { get; init; }

    /// <summary>The result of COUNT; null for the number of values.</summary>
    public int? Count { get; init; }

    /// <summary>The unit of COUNT.</summary>
    public string CountUnit { get; init; } = "incidents";

    public string UnitOf(string aggregation) => aggregation == AggregationTypes.Count ? CountUnit : Unit;
}

/// <summary>
/// Aggregates the values of a metric without rounding. Percentiles use the nearest rank: the smallest value that at least so many percent
/// of the values do not exceed.
/// </summary>
internal static class KpiAggregation
{
    /// <summary>Null without values, except for COUNT, which is 0.</summary>
    public static decimal? Aggregate(KpiValues values, string aggregation)
    {
        if (aggregation == AggregationTypes.Count)
        {
            return values.Count ?? values.Values.Count;
        }

        if (values.Values.Count == 0)
        {
            return null;
        }

        return aggregation switch
        {
            AggregationTypes.Average => values.Average ?? values.Values.Sum() / values.Values.Count,
            AggregationTypes.Min => values.Values.Min(),
            AggregationTypes.Max => values.Values.Max(),
            AggregationTypes.Sum => values.Values.Sum(),
            AggregationTypes.Median => Statistics.Median(values.Values),
            AggregationTypes.Percentile95 => Statistics.PercentileByNearestRank([.. values.Values.Order()], percent: 95),
            AggregationTypes.Percentile99 => Statistics.PercentileByNearestRank([.. values.Values.Order()], percent: 99),
            _ => throw new ArgumentOutOfRangeException(nameof(aggregation), aggregation, "No such aggregation type."),
        };
    }
}
