using IncidentAnalytics.ReferenceServer.Analytics.KpiMetrics;

namespace IncidentAnalytics.ReferenceServer.Analytics.KpiMeasurements;

/// <summary>
/// The measurements that are there from the start: each metric at each midnight (UTC) that has a whole window of the world, and of the
/// metric's own active life, before it; the last 120 days at most.
/// </summary>
internal static class DailyMeasurements
{
    private const int MostDays = 120;

    public static IEnumerable<KpiMeasurement> Create(
        IReadOnlyList<KpiMetric> metrics,
        KpiCalculator calculator,
        RecordIds ids,
        IncidentSet incidents
    )
    {
        foreach (var (metric, index) in metrics.Select(static (metric, index) => (metric, index)))
        {
            var selected = calculator.Select(metric);
            var window = TimeSpan.FromHours(metric.TimeWindowHours);
            for (var daysAgo = MostDays - 1; daysAgo >= 0; daysAgo--)
            {
                var midnight = incidents.LastMidnight.AddDays(-daysAgo);
                if (
                    midnight - window < incidents.StartsAt
                    || midnight - window < metric.CreatedAt
                    || (!metric.IsActive && midnight > metric.UpdatedAt)
                )
                {
                    continue;
                }

                var result = calculator.Calculate(metric, selected, midnight - window, midnight);
                if (result.Value is { } value)
                {
                    var number = (index * 10_000_000L) + (midnight.ToUnixTimeSeconds() / 86_400);
                    yield return result.ToMeasurement(metric, value, ids.For(RecordKind.KpiMeasurement, number), calculatedAt: midnight);
                }
            }
        }
    }
}
