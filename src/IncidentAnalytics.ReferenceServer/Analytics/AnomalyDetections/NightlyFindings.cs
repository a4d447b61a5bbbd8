using System.Globalization;
using IncidentAnalytics.ReferenceServer.Analytics.Incidents;
using IncidentAnalytics.ReferenceServer.Analytics.KpiMeasurements;
using IncidentAnalytics.ReferenceServer.Analytics.KpiMetrics;
using IncidentAnalytics.ReferenceServer.Analytics.RecurrenceAnalyses;
using IncidentAnalytics.ReferenceServer.World;

namespace IncidentAnalytics.ReferenceServer.Analytics.AnomalyDetections;

/// <summary>
/// Findings of other nightly runs in a generated world: days whose measurement was far above its target (THRESHOLD), and hours of the week
/// with recurring incidents (PATTERN).
/// </summary>
internal static class NightlyFindings
{
    /// <summary>The minimum ratio of measurement and target.</summary>
    private const decimal MinTargetRatio = 1.25m;

    /// <summary>The minimum surprise of a pattern: about one in thirty.</summary>
    private const double MinSurprise = 1.5;

    public static IEnumerable<AnomalyFinding> Create(
        IReadOnlyList<KpiMetric> metrics,
        IReadOnlyList<KpiMeasurement> measurements,
        RecurrenceFinder recurrences,
        IncidentSet incidents
    ) => Thresholds(metrics, measurements, incidents).Concat(Patterns(recurrences)).Where(finding => finding.End <= incidents.LastMidnight);

    private static IEnumerable<AnomalyFinding> Thresholds(
        IReadOnlyList<KpiMetric> metrics,
        IReadOnlyList<KpiMeasurement> measurements,
        IncidentSet incidents
    )
    {
        var watched = metrics
            .Where(static metric =>
                metric
                    is {
                        IsSystemMetric: true,
                        TimeWindowHours: 24,
                        MetricType: KpiMetricTypes.Mtta or KpiMetricTypes.Mttr,
                        TargetValue: not null
                    }
            )
            .ToDictionary(static metric => metric.Id);
        foreach (var measurement in measurements)
        {
            if (
                !watched.TryGetValue(measurement.MetricId, out var metric)
                || measurement.Value < MinTargetRatio * metric.TargetValue!.Value
            )
            {
                continue;
            }

            var limit = TimeSpan.FromMinutes((double)metric.TargetValue.Value);
            var isAcknowledgement = metric.MetricType == KpiMetricTypes.Mtta;
            Ticket[] late =
            [
                .. incidents.All.Where(incident =>
                    (isAcknowledgement ? incident.AcknowledgedAt : incident.ResolvedAt) is { } at
                    && at >= measurement.PeriodStart
                    && at < measurement.PeriodEnd
                    && (isAcknowledgement ? incident.TimeToAcknowledge : incident.TimeToResolve) > limit
                ),
            ];
            if (late.Length > 0)
            {
                yield return new AnomalyFinding
                {
                    Type = AnomalyTypes.Threshold,
                    Start = measurement.PeriodStart,
                    End = measurement.PeriodEnd,
                    Score = (double)measurement.Value,
                    Threshold = (double)metric.TargetValue.Value,
                    Observed = (double)measurement.Value,
                    Expected = (double)metric.TargetValue.Value,
                    Subject = metric.MetricType,
                    Incidents = late,
                };
            }
        }
    }

    private static IEnumerable<AnomalyFinding> Patterns(RecurrenceFinder recurrences)
    {
        foreach (var group in recurrences.FindPatterns())
        {
            var surprise = -Math.Log10(Math.Max(1 - group.Confidence, 1e-12));
            if (surprise >= MinSurprise)
            {
                var (first, last) = (group.Incidents[0], group.Incidents[^1]);
                var hour = DateTimeOffset.FromUnixTimeSeconds(WeeklyProfile.GetHour(last.CreatedAt) * 3_600);
                yield return new AnomalyFinding
                {
                    Type = AnomalyTypes.Pattern,
                    Start = hour,
                    End = hour.AddHours(1),
                    Score = surprise,
                    Threshold = MinSurprise,
                    Observed = group.Observed,
                    Expected = group.Expected,
                    Subject = string.Create(
                        CultureInfo.InvariantCulture,
                        $"weeks with {first.Category.ToLowerInvariant()} incidents of {first.Application} on {first.CreatedAt.UtcDateTime:dddd} at {first.CreatedAt.UtcDateTime:HH}:00 (UTC)"
                    ),
                    Incidents = group.Incidents,
                };
            }
        }
    }
}
