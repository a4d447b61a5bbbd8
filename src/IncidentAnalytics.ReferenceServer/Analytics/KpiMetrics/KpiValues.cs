namespace IncidentAnalytics.ReferenceServer.Analytics.KpiMetrics;

/// <summary>The single values that a metric type measures in a period.</summary>
/// <param name="Values">In no order.</param>
/// <param name="Unit">Of each value.</param>
/// <param name="IncidentCount">How many incidents they are made of.</param>
internal sealed record KpiValues(IReadOnlyList<decimal> Values, string Unit, int IncidentCount)
{
    /// <summary>The average where it is not the values' own: a rate is that of all incidents, not the mean of the applications' rates.</summary>
    public decimal? Average { get; init; }

    /// <summary>The count where it is not how many values there are.</summary>
    public int? Count { get; init; }

    /// <summary>What COUNT counts.</summary>
    public string CountUnit { get; init; } = "incidents";

    public string UnitOf(string aggregation) => aggregation == AggregationTypes.Count ? CountUnit : Unit;
}
