namespace IncidentAnalytics.ReferenceServer.Analytics.KpiMetrics;

/// <summary>Whether a value is as good as its target: some metrics should be high, the others low.</summary>
internal static class KpiTargets
{
    public static bool IsMet(string metricType, decimal value, decimal target) =>
        metricType is KpiMetricTypes.Mtbf or KpiMetricTypes.Mtbsi or KpiMetricTypes.Availability or KpiMetricTypes.ResolutionRate
            ? value >= target
            : value <= target;
}
