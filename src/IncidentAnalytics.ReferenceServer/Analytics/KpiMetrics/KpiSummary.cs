namespace IncidentAnalytics.ReferenceServer.Analytics.KpiMetrics;

/// <summary>An active metric's value in the window up to the world's end, against the window before it.</summary>
internal sealed record KpiSummary
{
    public required string MetricType { get; init; }

    public required string MetricName { get; init; }

    /// <summary>Null when there is nothing to measure in the window.</summary>
    public required decimal? CurrentValue { get; init; }

    public required string Unit { get; init; }

    /// <summary><c>up</c>, <c>down</c> or <c>stable</c> (less than one percent, or nothing to compare with).</summary>
    public required string Trend { get; init; }

    /// <summary>Percent of the previous window's value, one decimal; null when that is missing or zero.</summary>
    public required decimal? TrendPercentage { get; init; }

    public required DateTimeOffset PeriodStart { get; init; }

    public required DateTimeOffset PeriodEnd { get; init; }

    public required int IncidentCount { get; init; }

    public required decimal? TargetValue { get; init; }

    /// <summary>True also without a target, as in the vendor's example.</summary>
    public required bool TargetMet { get; init; }
}
