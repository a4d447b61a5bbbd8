namespace IncidentAnalytics.ReferenceServer.Analytics.Commands;

/// <summary>One metric of a <c>calculate_kpis</c> run.</summary>
/// <param name="MetricId">The metric's id.</param>
/// <param name="MetricName">The metric's name.</param>
/// <param name="Outcome">What happened.</param>
/// <param name="Value">The value of the period; null when there is none.</param>
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
