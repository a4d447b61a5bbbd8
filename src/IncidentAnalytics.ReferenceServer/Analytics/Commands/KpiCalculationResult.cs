namespace IncidentAnalytics.ReferenceServer.Analytics.Commands;

/// <summary>What a run of <c>calculate_kpis</c> did.</summary>
/// <param name="Metrics">Every metric it looked at.</param>
public sealed record KpiCalculationResult(IReadOnlyList<CalculatedKpi> Metrics)
{
    /// <summary>How many metrics were calculated.</summary>
    public int CalculatedCount => Metrics.Count(static metric => metric.Outcome == KpiOutcome.Calculated);
}
