using IncidentAnalytics.ReferenceServer.Analytics.Incidents;
using IncidentAnalytics.ReferenceServer.Analytics.Records;

namespace IncidentAnalytics.ReferenceServer.Analytics.KpiMetrics;

/// <summary>
/// The metrics of teams in a generated world, oldest first: every type and aggregation occurs, some are inactive, and the latest has no
/// measurement.
/// </summary>
internal static class TeamKpiMetrics
{
    private const int HalfDay = 12;
    private const int Day = 24;
    private const int Week = 168;
    private const int DaysBetween = 7;

    /// <param name="ids">Creates the ids.</param>
    /// <param name="incidents">The incidents of the world.</param>
    /// <param name="firstNumber">The number of the first team metric among all metrics.</param>
    public static IEnumerable<KpiMetric> Create(RecordIds ids, IncidentSet incidents, int firstNumber)
    {
        KpiMetric[] metrics =
        [
            Metric(
                "Database Recovery",
                "Median time to resolve database incidents",
                KpiMetricTypes.Mttr,
                AggregationTypes.Median,
                Week,
                category: "Database"
            ),
            Metric(
                "Network Acknowledgement",
                "Slow acknowledgements of network incidents",
                KpiMetricTypes.Mtta,
                AggregationTypes.Percentile99,
                Week,
                category: "Network"
            ),
            Metric("Fastest Recovery", "The fastest resolution of a day", KpiMetricTypes.Mttr, AggregationTypes.Min, Day),
            Metric("Slowest Acknowledgement", "The slowest acknowledgement of a day", KpiMetricTypes.Mtta, AggregationTypes.Max, Day) with
            {
                IsActive = false,
            },
            Metric(
                "Resolution Effort",
                "Minutes until resolution, of all incidents of half a day",
                KpiMetricTypes.Mttr,
                AggregationTypes.Sum,
                HalfDay
            ),
            Metric(
                "Security Incidents",
                "Security incidents of a week",
                KpiMetricTypes.IncidentCount,
                AggregationTypes.Count,
                Week,
                category: "Security"
            ),
            Metric(
                "Urgent Resolution Rate",
                "Share of urgent incidents that are resolved",
                KpiMetricTypes.ResolutionRate,
                AggregationTypes.Average,
                Week,
                isUrgent: true
            ),
            Metric(
                "Urgent Escalation Rate",
                "Share of urgent incidents that were escalated",
                KpiMetricTypes.EscalationRate,
                AggregationTypes.Average,
                Week,
                isUrgent: true
            ),
            Metric(
                "Repair Time",
                "Hours between acknowledgement and resolution",
                KpiMetricTypes.Custom,
                AggregationTypes.Average,
                Week
            ) with
            {
                CalculationFormula = "(MTTR - MTTA) / 60",
            },
            Metric(
                "Database Availability",
                "Time without a critical database incident",
                KpiMetricTypes.Availability,
                AggregationTypes.Min,
                Week,
                category: "Database"
            ),
            Metric(
                "Network Stability",
                "Time between critical network outages",
                KpiMetricTypes.Mtbf,
                AggregationTypes.Max,
                Week,
                category: "Network"
            ) with
            {
                IsActive = false,
            },
            Metric(
                "Urgent Frequency",
                "Time between urgent incidents",
                KpiMetricTypes.Mtbsi,
                AggregationTypes.Median,
                Week,
                isUrgent: true
            ),
            Metric(
                "Patience",
                "Resolution time in units of acknowledgement time",
                KpiMetricTypes.Custom,
                AggregationTypes.Average,
                Week
            ) with
            {
                CalculationFormula = "MTTR / MTTA",
                IsActive = false,
            },
            Metric(
                "Infrastructure Load",
                "Infrastructure incidents of half a day",
                KpiMetricTypes.IncidentCount,
                AggregationTypes.Sum,
                HalfDay,
                category: "Infrastructure"
            ),
        ];
        for (var i = 0; i < metrics.Length; i++)
        {
            yield return Dated(metrics[i], i, incidents.StartsAt.AddDays(DaysBetween * (i + 1)));
        }

        // Created at the end of the world, so it has no measurement yet.
        yield return Dated(
            Metric("Trial", "Not measured yet", KpiMetricTypes.Mttr, AggregationTypes.Average, Day),
            metrics.Length,
            incidents.EndsAt
        );

        KpiMetric Dated(KpiMetric metric, int place, DateTimeOffset at) =>
            metric with
            {
                Id = ids.Create(RecordKind.KpiMetric, firstNumber + place),
                CreatedAt = at,
                UpdatedAt = metric.IsActive ? at : at.AddDays(DaysBetween),
            };
    }

    private static KpiMetric Metric(
        string name,
        string description,
        string metricType,
        string aggregation,
        int hours,
        string? category = null,
        bool isUrgent = false
    ) =>
        new()
        {
            Name = name,
            Description = description,
            MetricType = metricType,
            AggregationType = aggregation,
            IncidentCategories = category is null ? [] : [category],
            IncidentSeverities = isUrgent ? [Severities.High, Severities.Critical] : [],
            TimeWindowHours = hours,
            CreatedBy = AnalyticsUser.Operations,
        };
}
