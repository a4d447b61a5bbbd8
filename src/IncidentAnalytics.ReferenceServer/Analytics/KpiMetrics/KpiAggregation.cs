namespace IncidentAnalytics.ReferenceServer.Analytics.KpiMetrics;

/// <summary>
/// Makes one number of many, exactly. The median of an even number is the mean of the middle two; a percentile is the smallest
/// value that at least so many percent of the values do not exceed (nearest rank).
/// </summary>
internal static class KpiAggregation
{
    /// <summary>Null without values; COUNT is 0 then.</summary>
    public static decimal? Of(KpiValues values, string aggregation)
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
            AggregationTypes.Median => Median(values.Values),
            AggregationTypes.Percentile95 => Percentile(values.Values, percent: 95),
            AggregationTypes.Percentile99 => Percentile(values.Values, percent: 99),
            _ => throw new ArgumentOutOfRangeException(nameof(aggregation), aggregation, "No such aggregation type."),
        };
    }

    private static decimal Median(IReadOnlyList<decimal> values)
    {
        var sorted = values.Order().ToArray();
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static decimal Percentile(IReadOnlyList<decimal> values, int percent)
    {
        var sorted = values.Order().ToArray();
        var rank = ((sorted.Length * percent) + 99) / 100;
        return sorted[rank - 1];
    }
}
