using IncidentAnalytics.ReferenceServer.Analytics.Incidents;
using IncidentAnalytics.ReferenceServer.Analytics.Records;

namespace IncidentAnalytics.ReferenceServer.Analytics.KpiMetrics;

/// <summary>The system's metrics.</summary>
internal static class SystemKpiMetrics
{
    private const int Day = 24;
    private const int Week = 168;

    public static IEnumerable<KpiMetric> Create(RecordIds ids, IncidentSet incidents)
    {
        KpiMetric[] metrics =
        [
            Metric("Mean Time to Acknowledge", "Average time to acknowledge incidents", KpiMetricTypes.Mtta, Day, target: 120m),
            Metric("Mean Time to Resolve", "Average time to resolve incidents", KpiMetricTypes.Mttr, Day, target: 2_880m),
            Metric(
                "Mean Time Between Failures",
                "Average time from a critical outage to the next of the same application",
                KpiMetricTypes.Mtbf,
                Week,
                target: 24m
            ),
            Metric(
                "Mean Time Between System Incidents",
                "Average time between critical incidents of the same application",
                KpiMetricTypes.Mtbsi,
                Week,
                target: 24m
            ),
            Metric(
                "Availability",
                "Time without a critical incident, averaged over the applications",
                KpiMetricTypes.Availability,
                Week,
                target: 95m
            ),
            Metric("Incident Count", "Incidents of a day", KpiMetricTypes.IncidentCount, Day, target: 100m) with
            {
                AggregationType = AggregationTypes.Count,
            },
            Metric("Resolution Rate", "Share of a week's incidents that are resolved", KpiMetricTypes.ResolutionRate, Week, target: 70m),
            Metric("Escalation Rate", "Share of a week's incidents that were escalated", KpiMetricTypes.EscalationRate, Week, target: 10m),
            Metric(
                "Slowest Resolutions",
                "Time within which 95 of 100 urgent incidents are resolved",
                KpiMetricTypes.Mttr,
                Week,
                target: 1_800m
            ) with
            {
                AggregationType = AggregationTypes.Percentile95,
                IncidentSeverities = [Severities.High, Severities.Critical],
            },
            Metric("Critical Acknowledgement", "Median time to acknowledge critical incidents", KpiMetricTypes.Mtta, Week, target: 5m) with
            {
                AggregationType = AggregationTypes.Median,
                IncidentSeverities = [Severities.Critical],
                IncidentPriorities = ["P1"],
            },
        ];
        return metrics.Select(
            (metric, number) =>
                metric with
                {
                    Id = ids.Create(RecordKind.KpiMetric, number),
                    CreatedAt = incidents.StartsAt,
                    UpdatedAt = incidents.StartsAt,
                }
        );
    }

    private static KpiMetric Metric(string name, string description, string metricType, int hours, decimal target) =>
        new()
        {
            Name = name,
            Description = description,
            MetricType = metricType,
            TimeWindowHours = hours,
            IsSystemMetric = true,
            TargetValue = target,
            CreatedBy = AnalyticsUser.Admin,
        };
}
