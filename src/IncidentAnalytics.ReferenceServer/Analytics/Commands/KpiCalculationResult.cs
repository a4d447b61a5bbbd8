namespace IncidentAnalytics.ReferenceServer.Analytics.Commands;

/// <summary>The result of <c>calculate_kpis</c>.</summary>
/// <param name="Metrics">The results of the metrics.</param>
public sealed record KpiCalculationResult(IReadOnlyList<CalculatedKpi> Metrics)
{
    /// <summary>The number of metrics that were calculated.</summary>
    public int CalculatedCount => Metrics.Count(static metric => metric.Outcome == KpiOutcome.Calculated);
}

/// <summary>The result of <c>calculate_kpis</c> for one metric.</summary>
/// <param name="MetricId">The metric's id.</param>
/// <param name="MetricName">The metric's name.</param>
/// <param name="Outcome">The outcome.</param>
/// <param name="Value">The value of the period; null for <see cref="KpiOutcome.NoValue"/>.</param>
/// <param name="Unit">The value's unit.</param>
/// <param name="PeriodStart">The start of the period, inclusive.</param>
/// <param name="PeriodEnd">The end of the period, exclusive: the world's now.</param>
public sealed record CalculatedKpi(
    string MetricId,
    string MetricName,
    KpiOutcome Outcome,
    decimal? Value,
    string Unit,
    DateTimeOffset PeriodStart,
    DateTimeOffset PeriodEnd
);

/// <summary>The outcome of <c>calculate_kpis</c> for a metric.</summary>
public enum KpiOutcome
{
    /// <summary>The metric was calculated.</summary>
    Calculated,

    /// <summary>The period was calculated before, and the calculation was not forced.</summary>
    AlreadyCalculated,

    /// <summary>There is nothing to measure in the period.</summary>
    NoValue,
}
