using IncidentAnalytics.ReferenceServer.World;

namespace IncidentAnalytics.ReferenceServer.Analytics.HeatmapData;

/// <summary>Collects incidents in the cells of one heatmap.</summary>
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
