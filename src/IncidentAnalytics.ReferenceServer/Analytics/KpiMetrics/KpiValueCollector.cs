using IncidentAnalytics.ReferenceServer.Analytics.Incidents;
using IncidentAnalytics.ReferenceServer.Numerics;
using IncidentAnalytics.ReferenceServer.World;

namespace IncidentAnalytics.ReferenceServer.Analytics.KpiMetrics;

/// <summary>
/// Collects what each metric type measures in a period (start inclusive, end exclusive):
/// <list type="bullet">
/// <item>MTTA, minutes: the time from creation to acknowledgment of each incident acknowledged in the period.</item>
/// <item>MTTR, minutes: the time from creation to resolution of each incident resolved in the period.</item>
/// <item>MTBF, hours: the time from the end of an outage to the start of the next one of the same application, both in the period.</item>
/// <item>MTBSI, hours: the time from the creation of an incident to that of the next one of the same application, both in the period.</item>
/// <item>AVAILABILITY, percent: the fraction of the period without an outage; one value per application.</item>
/// <item>INCIDENT_COUNT, incidents: the number created in each hour from the start of the period. COUNT is the sum.</item>
/// <item>RESOLUTION_RATE, percent: the fraction of incidents created in the period that were resolved before its end; one value per application.
/// AVERAGE is the rate over all incidents, COUNT the number of resolved incidents.</item>
/// <item>ESCALATION_RATE, percent: the same for escalated incidents.</item>
/// </list>
/// </summary>
internal static class KpiValueCollector
{
    public static KpiValues Collect(
        string metricType,
        IReadOnlyList<Ticket> incidents,
        IReadOnlyList<string> applications,
        DateTimeOffset start,
        DateTimeOffset end
    ) =>
        metricType switch
        {
            KpiMetricTypes.Mtta => Times(incidents, static incident => incident.AcknowledgedAt, start, end),
            KpiMetricTypes.Mttr => Times(incidents, static incident => incident.ResolvedAt, start, end),
            KpiMetricTypes.Mtbf => Outages.TimeBetween(incidents, start, end),
            KpiMetricTypes.Mtbsi => TimeBetweenStarts(incidents, start, end),
            KpiMetricTypes.Availability => Outages.Availability(incidents, applications, start, end),
            KpiMetricTypes.IncidentCount => CountByHour(incidents, start, end),
            KpiMetricTypes.ResolutionRate => Rate(incidents, incident => incident.ResolvedAt < end, start, end),
            KpiMetricTypes.EscalationRate => Rate(incidents, static incident => incident.IsEscalated, start, end),
            _ => throw new ArgumentOutOfRangeException(nameof(metricType), metricType, "No such metric type."),
        };

    private static KpiValues Times(
        IReadOnlyList<Ticket> incidents,
        Func<Ticket, DateTimeOffset?> reached,
        DateTimeOffset start,
        DateTimeOffset end
    )
    {
        var minutes = new List<decimal>();
        foreach (var incident in incidents)
        {
            if (reached(incident) is { } at && at >= start && at < end)
            {
                minutes.Add((at - incident.CreatedAt).Ticks / (decimal)TimeSpan.TicksPerMinute);
            }
        }

        return new KpiValues(minutes, "minutes", minutes.Count);
    }

    private static KpiValues TimeBetweenStarts(IReadOnlyList<Ticket> incidents, DateTimeOffset start, DateTimeOffset end)
    {
        var hours = new List<decimal>();
        var last = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        var count = 0;
        foreach (var incident in CreatedIn(incidents, start, end))
        {
            count++;
            if (last.TryGetValue(incident.Application, out var before))
            {
                hours.Add(Statistics.GetHours(incident.CreatedAt - before));
            }

            last[incident.Application] = incident.CreatedAt;
        }

        return new KpiValues(hours, "hours", count) { CountUnit = "intervals" };
    }

    private static KpiValues CountByHour(IReadOnlyList<Ticket> incidents, DateTimeOffset start, DateTimeOffset end)
    {
        var hours = new decimal[(int)Math.Ceiling((end - start).TotalHours)];
        var count = 0;
        foreach (var incident in CreatedIn(incidents, start, end))
        {
            count++;
            hours[(int)((incident.CreatedAt - start).Ticks / TimeSpan.TicksPerHour)]++;
        }

        return new KpiValues(hours, "incidents", count) { Count = count };
    }

    private static KpiValues Rate(IReadOnlyList<Ticket> incidents, Func<Ticket, bool> isHit, DateTimeOffset start, DateTimeOffset end)
    {
        var counts = new Dictionary<string, (int All, int Hits)>(StringComparer.Ordinal);
        var (all, hits) = (0, 0);
        foreach (var incident in CreatedIn(incidents, start, end))
        {
            var hit = isHit(incident) ? 1 : 0;
            var (allBefore, hitsBefore) = counts.GetValueOrDefault(incident.Application);
            counts[incident.Application] = (allBefore + 1, hitsBefore + hit);
            (all, hits) = (all + 1, hits + hit);
        }

        return new KpiValues([.. counts.Values.Select(static count => 100m * count.Hits / count.All)], "percent", all)
        {
            Average = all == 0 ? null : 100m * hits / all,
            Count = hits,
        };
    }

    private static IEnumerable<Ticket> CreatedIn(IReadOnlyList<Ticket> incidents, DateTimeOffset start, DateTimeOffset end) =>
        IncidentSet.CreatedIn(incidents, start, end);
}
