using System.Globalization;
using IncidentAnalytics.ReferenceServer.Analytics.CostAnalyses;
using IncidentAnalytics.ReferenceServer.World;

namespace IncidentAnalytics.ReferenceServer.Analytics.HeatmapData;

/// <summary>
/// Draws the heatmaps: every type in every granularity, over the whole world and, in a generated one, over its last and last but one four weeks. An incident is where it was created (UTC), with its
/// resolution time and its cost. Frequency and cost are sums, resolution time is the mean of the resolved; null where none is.
/// </summary>
internal static class HeatmapBuilder
{
    private static readonly string[] Weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    private static readonly string[] Hours =
    [
        .. Enumerable.Range(0, 24).Select(static hour => hour.ToString("00", CultureInfo.InvariantCulture)),
    ];

    /// <param name="incidents">The incidents of the world.</param>
    /// <param name="costs">What they cost.</param>
    /// <param name="ids">Makes the ids.</param>
    /// <param name="withShorterPeriods">Whether there are more periods than the whole.</param>
    public static IEnumerable<Heatmap> Create(
        IncidentSet incidents,
        IReadOnlyList<CostAnalysis> costs,
        RecordIds ids,
        bool withShorterPeriods
    )
    {
        List<(DateTimeOffset Start, DateTimeOffset End)> periods = [(incidents.StartsAt, incidents.EndsAt)];
        if (withShorterPeriods)
        {
            periods.AddRange([
                (incidents.EndsAt.AddDays(-28), incidents.EndsAt),
                (incidents.EndsAt.AddDays(-56), incidents.EndsAt.AddDays(-28)),
            ]);
        }

        var costOf = costs
            .GroupBy(static cost => cost.IncidentId)
            .ToDictionary(static group => group.Key, static group => group.Sum(static cost => cost.CostAmount));
        return periods.SelectMany(
            (period, place) =>
                Create(incidents, costOf, ids, period.Start, period.End, place * HeatmapTypes.All.Count * TimeGranularities.All.Count)
        );
    }

    private static IEnumerable<Heatmap> Create(
        IncidentSet incidents,
        Dictionary<Guid, decimal> costOf,
        RecordIds ids,
        DateTimeOffset start,
        DateTimeOffset end,
        int number
    )
    {
        var monday = MondayOf(start);
        var weeks = Enumerable
            .Range(0, Week(end, monday) + 1)
            .Select(week => monday.AddDays(7L * week).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
            .ToArray();
        var applications = incidents
            .Applications.Select(static (name, row) => (name, row))
            .ToDictionary(static pair => pair.name, static pair => pair.row, StringComparer.Ordinal);
        foreach (var type in HeatmapTypes.All)
        {
            yield return Draw(
                TimeGranularities.Hourly,
                Hours,
                Weekdays,
                static incident => (incident.CreatedAt.UtcDateTime.Hour, Weekday(incident.CreatedAt))
            );
            yield return Draw(
                TimeGranularities.Daily,
                Weekdays,
                weeks,
                incident => (Weekday(incident.CreatedAt), Week(incident.CreatedAt, monday))
            );
            yield return Draw(
                TimeGranularities.Weekly,
                weeks,
                [.. incidents.Applications],
                incident => (Week(incident.CreatedAt, monday), applications[incident.Application])
            );

            Heatmap Draw(
                string granularity,
                IReadOnlyList<string> columns,
                IReadOnlyList<string> rows,
                Func<Ticket, (int Column, int Row)> place
            )
            {
                var cells = new HeatmapCells(type, columns.Count, rows.Count);
                foreach (var incident in incidents.CreatedIn(start, end))
                {
                    var (column, row) = place(incident);
                    cells.Add(column, row, incident, costOf.GetValueOrDefault(IncidentSet.IdOf(incident)));
                }

                return cells.ToHeatmap(ids.For(RecordKind.Heatmap, number++), granularity, columns, rows, start, end);
            }
        }
    }

    // The first second of a world may lie in a week that started before the calendar does.
    private static DateTimeOffset MondayOf(DateTimeOffset instant) =>
        new DateTimeOffset(instant.UtcDateTime.Date, TimeSpan.Zero).AddDays(-Weekday(instant));

    private static int Weekday(DateTimeOffset instant) => ((int)instant.UtcDateTime.DayOfWeek + 6) % 7;

    private static int Week(DateTimeOffset instant, DateTimeOffset monday) => (int)((instant - monday).Ticks / (7 * TimeSpan.TicksPerDay));
}
