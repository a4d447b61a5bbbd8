using System.Globalization;
using IncidentAnalytics.ReferenceServer.Analytics.CostAnalyses;
using IncidentAnalytics.ReferenceServer.Analytics.Incidents;
using IncidentAnalytics.ReferenceServer.Analytics.Records;
using IncidentAnalytics.ReferenceServer.World;

namespace IncidentAnalytics.ReferenceServer.Analytics.HeatmapData;

/// <summary>
/// Creates the heatmaps: every type in every granularity, over the whole world and, in a generated world, over the last four weeks and the
/// four weeks before. Incidents are placed by their creation time (UTC). Frequency and cost are sums; resolution time is the mean of the
/// resolved incidents, or null without any.
/// </summary>
internal static class HeatmapFactory
{
    private static readonly string[] Weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    private static readonly string[] Hours =
    [
        .. Enumerable.Range(0, 24).Select(static hour => hour.ToString("00", CultureInfo.InvariantCulture)),
    ];

    /// <param name="incidents">The incidents of the world.</param>
    /// <param name="costs">The costs of the incidents.</param>
    /// <param name="ids">Creates the ids.</param>
    /// <param name="withShorterPeriods">Whether to add the two periods of four weeks.</param>
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
                    cells.Add(column, row, incident, costOf.GetValueOrDefault(IncidentSet.GetId(incident)));
                }

                return cells.ToHeatmap(ids.Create(RecordKind.Heatmap, number++), granularity, columns, rows, start, end);
            }
        }
    }

    private static DateTimeOffset MondayOf(DateTimeOffset instant) =>
        new DateTimeOffset(instant.UtcDateTime.Date, TimeSpan.Zero).AddDays(-Weekday(instant));

    private static int Weekday(DateTimeOffset instant) => ((int)instant.UtcDateTime.DayOfWeek + 6) % 7;

    private static int Week(DateTimeOffset instant, DateTimeOffset monday) => (int)((instant - monday).Ticks / (7 * TimeSpan.TicksPerDay));
}

/// <summary>The cells of a heatmap, to which incidents are added.</summary>
internal sealed class HeatmapCells(string type, int columns, int rows)
{
    private readonly decimal[] _sums = new decimal[columns * rows];
    private readonly int[] _counts = new int[columns * rows];

    public void Add(int column, int row, Ticket incident, decimal cost)
    {
        var cell = (row * columns) + column;
        switch (type)
        {
            case HeatmapTypes.ResolutionTime when incident.TimeToResolve is { } time:
                _sums[cell] += time.Ticks / (decimal)TimeSpan.TicksPerMinute;
                _counts[cell]++;
                break;
            case HeatmapTypes.CostImpact:
                _sums[cell] += cost;
                break;
            case HeatmapTypes.IncidentFrequency:
                _sums[cell]++;
                break;
        }
    }

    public Heatmap ToHeatmap(
        Guid id,
        string granularity,
        IReadOnlyList<string> xLabels,
        IReadOnlyList<string> yLabels,
        DateTimeOffset start,
        DateTimeOffset end
    )
    {
        var values = Enumerable
            .Range(0, rows)
            .Select(row => (IReadOnlyList<double?>)[.. Enumerable.Range(0, columns).Select(column => Value((row * columns) + column))])
            .ToArray();
        var shown = values.SelectMany(static row => row).Where(static value => value is not null).ToArray();
        return new Heatmap
        {
            Id = id,
            HeatmapType = type,
            TimeGranularity = granularity,
            PeriodStart = start,
            PeriodEnd = end,
            XLabels = xLabels,
            YLabels = yLabels,
            Values = values,
            MinValue = shown.Min(),
            MaxValue = shown.Max(),
            Unit = type switch
            {
                HeatmapTypes.IncidentFrequency => "incidents",
                HeatmapTypes.ResolutionTime => "minutes",
                _ => CostAnalyses.CostRates.Currency,
            },
            CreatedAt = end,
        };
    }

    private double? Value(int cell) =>
        type == HeatmapTypes.ResolutionTime
            ? _counts[cell] == 0
                ? null
                : (double)decimal.Round(_sums[cell] / _counts[cell], 2, MidpointRounding.AwayFromZero)
            : (double)_sums[cell];
}
