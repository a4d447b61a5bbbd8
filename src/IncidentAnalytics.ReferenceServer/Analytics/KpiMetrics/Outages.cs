using IncidentAnalytics.ReferenceServer.Numerics;
using IncidentAnalytics.ReferenceServer.World;

namespace IncidentAnalytics.ReferenceServer.Analytics.KpiMetrics;

/// <summary>
/// Outages of applications: an incident is an outage from its creation to its resolution, and overlapping outages are merged. Incidents on
/// hold are not outages.
/// </summary>
internal static class Outages
{
    public static KpiValues TimeBetween(IReadOnlyList<Ticket> incidents, DateTimeOffset start, DateTimeOffset end)
    {
        var hours = new List<decimal>();
        var count = 0;
        foreach (
            var group in incidents
                .Where(incident => OverlapsWith(incident, start, end))
                .GroupBy(static incident => incident.Application, StringComparer.Ordinal)
        )
        {
            count += group.Count();
            DateTimeOffset? lastEnd = null;
            foreach (var (outStart, outEnd) in Merged(group, start, end))
            {
                if (lastEnd is { } before)
                {
                    hours.Add(Statistics.GetHours(outStart - before));
                }

                lastEnd = outEnd;
            }
        }

        return new KpiValues(hours, "hours", count) { CountUnit = "intervals" };
    }

    public static KpiValues Availability(
        IReadOnlyList<Ticket> incidents,
        IReadOnlyList<string> applications,
        DateTimeOffset start,
        DateTimeOffset end
    )
    {
        var overlapping = incidents.Where(incident => OverlapsWith(incident, start, end)).ToArray();
        var percents = applications.Select(application =>
        {
            var own = overlapping.Where(incident => incident.Application.Equals(application, StringComparison.Ordinal));
            var ticks = Merged(own, start, end).Sum(static outage => (outage.End - outage.Start).Ticks);
            return 100m - (100m * ticks / (end - start).Ticks);
        });
        return new KpiValues([.. percents], "percent", overlapping.Length) { CountUnit = "applications" };
    }

    private static bool OverlapsWith(Ticket incident, DateTimeOffset start, DateTimeOffset end) =>
        incident.Status != TicketStatus.OnHold
        && incident.CreatedAt < end
        && (incident.ResolvedAt is not { } resolvedAt || resolvedAt > start);

    /// <summary>The merged outages, clipped to the period, oldest first. The incidents are ordered oldest first.</summary>
    private static List<(DateTimeOffset Start, DateTimeOffset End)> Merged(
        IEnumerable<Ticket> incidents,
        DateTimeOffset start,
        DateTimeOffset end
    )
    {
        var merged = new List<(DateTimeOffset Start, DateTimeOffset End)>();
        foreach (var incident in incidents)
        {
            var from = incident.CreatedAt > start ? incident.CreatedAt : start;
            var to = incident.ResolvedAt is { } resolvedAt && resolvedAt < end ? resolvedAt : end;
            if (merged is [.., var last] && from <= last.End)
            {
                merged[^1] = (last.Start, to > last.End ? to : last.End);
            }
            else if (to > from)
            {
                merged.Add((from, to));
            }
        }

        return merged;
    }
}
