using IncidentAnalytics.Client.Analytics.KpiMetrics;

namespace OperationsDashboard.Report;

/// <summary>Whether a KPI should be low or high, and what its trend and target mean.</summary>
internal static class KpiGoal
{
    private static readonly KpiMetricType[] LowTypes =
    [
        KpiMetricType.MeanTimeToAcknowledge,
        KpiMetricType.MeanTimeToResolve,
        KpiMetricType.IncidentCount,
        KpiMetricType.EscalationRate,
    ];

    private static readonly KpiMetricType[] HighTypes =
    [
        KpiMetricType.MeanTimeBetweenFailures,
        KpiMetricType.MeanTimeBetweenServiceIncidents,
        KpiMetricType.Availability,
        KpiMetricType.ResolutionRate,
    ];

    /// <summary>Whether a lower value is better; null if that is not known, as for custom metrics without a target.</summary>
    public static bool? IsLowerBetter(KpiSummary kpi) =>
        kpi.MetricType is { } type && LowTypes.Contains(type) ? true
        : kpi.MetricType is { } other && HighTypes.Contains(other) ? false
        : IsMet(kpi) is { } met && kpi.CurrentValue != kpi.TargetValue ? kpi.CurrentValue < kpi.TargetValue == met
        : null;

    /// <summary>Whether the trend is an improvement; null if there is none or if that is not known.</summary>
    public static bool? IsImproving(KpiSummary kpi) =>
        IsLowerBetter(kpi) is not { } lower ? null
        : kpi.Trend == KpiTrend.Down ? lower
        : kpi.Trend == KpiTrend.Up ? !lower
        : null;

    /// <summary>Whether the target is met; null without a target.</summary>
    public static bool? IsMet(KpiSummary kpi) => kpi.TargetValue is null ? null : kpi.TargetMet;
}
