using System.Globalization;
using IncidentAnalytics.ReferenceServer.Engine.Analytics.Costs;
using IncidentAnalytics.ReferenceServer.World;

namespace IncidentAnalytics.ReferenceServer.Engine.Analytics.Heatmaps;

/// <summary>
/// Draws the heatmaps: every type in every granularity, over the whole world. An incident is where it was created (UTC), with its
/// resolution time and its cost. Frequency and cost are sums, resolution time is the mean of the resolved; null where none is.
/// </summary>
internal static class HeatmapBuilder
{
    private static readonly string[] Weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    private static readonly string[] Hours = [.. Enumerable.Range(0, 24).Select(static hour => hour.ToString("00", CultureInfo.InvariantCulture))];

    public static IEnumerable<Heatmap> Create(IncidentSet incidents, IReadOnlyList<CostAnalysis> costs, RecordIds ids)
    {
        var costOf = costs
            .GroupBy(static cost => cost.IncidentId)
            .ToDictionary(static group => group.Key, static group => group.Sum(static cost => cost.CostAmount));
        var monday = MondayOf(incidents.StartsAt);
        var weeks = Enumerable.Range(0, Week(incidents.EndsAt, monday) + 1)
            .Select(week => monday.AddDays(7L * week).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
            .ToArray();
        var applications = incidents.Applications.Select(static (name, row) => (name, row)).ToDictionary(static pair => pair.name, static pair => pair.row, StringComparer.Ordinal);
        var number = 0;
        foreach (var type in HeatmapTypes.All)
        {
            yield return Draw(TimeGranularities.Hourly, Hours, Weekdays, static incident => (incident.CreatedAt.UtcDateTime.Hour, Weekday(incident.CreatedAt)));
            yield return Draw(TimeGranularities.Daily, Weekdays, weeks, incident => (Weekday(incident.CreatedAt), Week(incident.CreatedAt, monday)));
            yield return Draw(TimeGranularities.Weekly, weeks, [.. incidents.Applications], incident => (Week(incident.CreatedAt, monday), applications[incident.Application]));

            Heatmap Draw(string granularity, IReadOnlyList<string> columns, IReadOnlyList<string> rows, Func<Ticket, (int Column, int Row)> place)
            {
                var cells = new HeatmapCells(type, columns.Count, rows.Count);
                foreach (var incident in incidents.CreatedIn(incidents.StartsAt, incidents.EndsAt))
                {
                    var (column, row) = place(incident);
                    cells.Add(column, row, incident, costOf.GetValueOrDefault(IncidentSet.IdOf(incident)));
                }

                return cells.ToHeatmap(ids.For(RecordKind.Heatmap, number++), granularity, columns, rows, incidents);
            }
        }
    }

    // The first second of a world may lie in a week that started before the calendar does.
    private static DateTimeOffset MondayOf(DateTimeOffset instant) => new DateTimeOffset(instant.UtcDateTime.Date, TimeSpan.Zero).AddDays(-Weekday(instant));

    private static int Weekday(DateTimeOffset instant) => ((int)instant.UtcDateTime.DayOfWeek + 6) % 7;

    private static int Week(DateTimeOffset instant, DateTimeOffset monday) => (int)((instant - monday).Ticks / (7 * TimeSpan.TicksPerDay));
}
