using System.Globalization;
using EventTimeline.Arguments;
using Examples;
using IncidentAnalytics.Client.Events;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace EventTimeline.Report;

/// <summary>The report for terminals: one band of columns for each severity over a common axis, and the totals.</summary>
internal sealed class TerminalReport
{
    private const int NameWidth = 10;
    private const int BandHeight = 3;
    private const int MinNameWidth = 8;

    private readonly Page _page;
    private readonly TimelineOptions _options;
    private readonly Timeline _timeline;

    private TerminalReport(IAnsiConsole console, TimelineOptions options, Timeline timeline)
    {
        _page = new Page(console);
        _options = options;
        _timeline = timeline;
    }

    private Blocks Blocks => _page.Blocks;

    public static IRenderable Create(IAnsiConsole console, TimelineOptions options, Timeline timeline)
    {
        var report = new TerminalReport(console, options, timeline);
        var page = report._page;
        page.AddTitle(
            "Event timeline",
            ("Source", Format.Source(options)),
            ("Counted", Format.Counted(options)),
            ("Window", Format.Window(options, timeline))
        );
        report.AddCards();
        if (timeline.Series.Count > 0)
        {
            page.AddSection("By time (UTC)", report.Bands());
            page.AddSection("By severity", report.Totals());
        }
        else
        {
            page.AddSection("By time (UTC)", new Markup($" [{Theme.Muted}]Nothing happened.[/]"));
        }

        return page.Build();
    }

    private void AddCards()
    {
        var critical = _timeline.CountOf(EventSeverity.Critical);
        var peak = _timeline.Points is [] ? default : _timeline.Points.MaxBy(static point => point.Count);
        _page.AddCards(
            ("Events", new(Show.Count(_timeline.Total), Theme.Accent), $"in the last {Durations.Text(_options.Last)}"),
            (
                "Critical",
                new(Show.Count(critical), critical > 0 ? Theme.Bad : Theme.Good),
                $"{Units.Percent(_timeline.ShareOfTotal(critical))} of all"
            ),
            (
                "Peak",
                peak is { Count: > 0 } ? Show.Count(peak.Count) : "-",
                peak is { Count: > 0 } ? $"at {Format.Short(peak.Time, _options)}" : ""
            ),
            ("On average", (_timeline.Total / _options.Last.TotalHours).ToString("#,0.0", CultureInfo.InvariantCulture), "per hour")
        );
    }

    private Rows Bands()
    {
        // All severities share one scale, so that a single event does not look like many.
        var room = Math.Max(1, _page.Width - NameWidth - 2);
        var merged = ((_timeline.Times.Count - 1) / room) + 1;
        var times = _timeline.Times.Where((_, i) => i % merged == 0).ToArray();
        var bands = _timeline
            .Series.Select(series => (series.Name, series.Series.Severity, Counts: Merge(series.Series.Values, merged)))
            .ToList();
        var most = bands.SelectMany(static band => band.Counts).Append(1).Max();
        var widths = Page.Split(room, Math.Max(1, times.Length));
        List<IRenderable> lines = [];
        foreach (var (name, severity, counts) in bands)
        {
            for (var row = BandHeight - 1; row >= 0; row--)
            {
                var label = row == 0 ? Show.Fit(Show.OneLine(name), NameWidth, Blocks.Ellipsis) : "";
                var columns = counts.Select((count, i) => Blocks.ColumnRow(ShareOf(count, most), row, BandHeight, widths[i]));
                var padding = new string(' ', NameWidth - Show.Width(label));
                lines.Add(new Markup($" {Markup.Escape(label)}{padding} [{GetColor(severity)}]{string.Concat(columns)}[/]"));
            }
        }

        lines.Add(Axis(times, widths));
        if (merged > 1)
        {
            var step = Durations.Text(_options.Step * merged);
            lines.Add(
                new Markup(
                    $" [{Theme.Muted}]{Show.Fit($"Each column is {step}: {Show.Count(merged)} points.", _page.Width - 1, Blocks.Ellipsis)}[/]"
                )
            );
        }

        return new Rows(lines);
    }

    /// <summary>The height of a column. A single event is visible at any scale.</summary>
    private static double ShareOf(long count, long most) => count > 0 ? Math.Max((double)count / most, 1.0 / (BandHeight * 8)) : 0;

    /// <summary>Sums of neighbors, one for each column.</summary>
    private long[] Merge(IReadOnlyList<long> counts, int size) =>
        [.. counts.Take(_timeline.Times.Count).Chunk(size).Select(static chunk => chunk.Sum())];

    /// <summary>The labels of the time axis, as many as fit.</summary>
    private Markup Axis(DateTimeOffset[] times, int[] widths)
    {
        var axis = new char[widths.Sum()];
        Array.Fill(axis, ' ');
        var (position, free) = (0, 0);
        for (var i = 0; i < times.Length; i++)
        {
            var text = Format.Short(times[i], _options);
            if (position >= free && position + text.Length <= axis.Length)
            {
                text.CopyTo(0, axis, position, text.Length);
                free = position + (text.Length * 2);
            }

            position += widths[i];
        }

        return new Markup($" {"", -NameWidth} [{Theme.Muted}]{new string(axis).TrimEnd()}[/]");
    }

    private IRenderable Totals()
    {
        var most = _timeline.Series.Select(static s => s.Series.Total).Append(1).Max();
        var table = new FittedTable(_page.Width, Blocks)
            .AddTextColumn("Severity", MinNameWidth)
            .AddColumn("Count", rightAligned: true)
            .AddColumn("Share", rightAligned: true)
            .AddBarColumn(drop: 1)
            .AddColumn("Peak", drop: 2);
        foreach (var (name, series) in _timeline.Series)
        {
            table.AddRow(
                new(Show.OneLine(name), GetColor(series.Severity)),
                Show.Count(series.Total),
                Units.Percent(_timeline.ShareOfTotal(series.Total)),
                Cell.Bar((double)series.Total / most, GetColor(series.Severity)),
                Timeline.Peak(series) is { Count: > 0 } peak ? $"{Show.Count(peak.Count)} at {Format.Short(peak.Time, _options)}" : "-"
            );
        }

        foreach (var name in _timeline.Absent)
            table.AddRow(new(name, Theme.Muted), new("-", Theme.Muted), "", Cell.Bar(0), "");
        table.AddRow(new("All", "bold"), new(Show.Count(_timeline.Total), "bold"), "", Cell.Bar(0), "");
        return table.Build();
    }

    private static string GetColor(EventSeverity? severity) =>
        severity == EventSeverity.Critical ? Theme.Bad
        : severity == EventSeverity.Major ? Theme.Warning
        : severity == EventSeverity.Minor ? Theme.Caution
        : severity == EventSeverity.Info ? Theme.Accent
        : Theme.Normal;
}
