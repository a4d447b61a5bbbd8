namespace IncidentAnalytics.ReferenceServer.Analytics.KpiMetrics;

/// <summary>An active metric's value in the latest time window, compared with the window before it.</summary>
internal sealed record KpiSummary
{
    public required string MetricType { get; init; }

    public required string MetricName { get; init; }

    /// <summary>Null when there is nothing to measure in the window.</summary>
    public required decimal? CurrentValue { get; init; }

    public required string Unit { get; init; }

    /// <summary><c>up</c>, <c>down</c>, or <c>stable</c> for a change of less than one percent or without an earlier value.</summary>
    public required string Trend { get; init; }

    /// <summary>The change in percent of the earlier value, to one decimal place; null when that is missing or zero.</summary>
    public required decimal? TrendPercentage { get; init; }

    public required DateTimeOffset PeriodStart { get; init; }

    public required DateTimeOffset PeriodEnd { get; init; }

    public required int IncidentCount { get; init; }

    public required decimal? TargetValue { get; init; }

    /// <summary>True without a target too, as in the vendor's example.</summary>
    public required bool TargetMet { get; init; }
}

/// <summary>Compares values with targets, which are minimums for some metric types and maximums for the others.</summary>
internal static class KpiTargets
{
    public static bool IsMet(string metricType, decimal value, decimal target) =>
        metricType is KpiMetricTypes.Mtbf or KpiMetricTypes.Mtbsi or KpiMetricTypes.Availability or KpiMetricTypes.ResolutionRate
            ? value >= target
            : value <= target;
}
