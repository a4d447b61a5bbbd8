using IncidentAnalytics.ReferenceServer.Analytics.Incidents;
using IncidentAnalytics.ReferenceServer.Analytics.KpiMeasurements;
using IncidentAnalytics.ReferenceServer.Analytics.Records;

namespace IncidentAnalytics.ReferenceServer.Analytics.KpiMetrics;

/// <summary>
/// The initial measurements: each metric at each midnight (UTC) of the last 120 days, if its time window lies within the world and within
/// the time that the metric was active.
/// </summary>
internal static class InitialMeasurements
{
    private const int MaxDays = 120;

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
            for (var daysAgo = MaxDays - 1; daysAgo >= 0; daysAgo--)
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
                    yield return result.ToMeasurement(metric, value, calculatedAt: midnight) with
                    {
                        Id = ids.Create(RecordKind.KpiMeasurement, number),
                    };
                }
            }
        }
    }
}
