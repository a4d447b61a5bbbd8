using EventTimeline.Arguments;
using Examples;
using IncidentAnalytics.Client.Events;
using Spectre.Console;

namespace EventTimeline.Report;

/// <summary>The report for terminals: one band of columns for each severity over a common axis, and the totals.</summary>
internal sealed class TerminalReport
{
    private const int MaxWidth = 110;
    private const int NameWidth = 10;
    private const int BandHeight = 2;
    private const int PeakBarWidth = 20;

    private readonly IAnsiConsole _console;
    private readonly TimelineOptions _options;
    private readonly Timeline _timeline;
    private readonly Blocks _blocks;
    private readonly int _columnWidth;

    private TerminalReport(IAnsiConsole console, TimelineOptions options, Timeline timeline)
    {
        _console = console;
        _options = options;
        _timeline = timeline;
        _blocks = new Blocks(console.Profile.Capabilities.Unicode);
        var room = Math.Min(console.Profile.Width, MaxWidth) - NameWidth - 2;
        _columnWidth = Math.Clamp(room / Math.Max(1, timeline.Times.Count), 1, 4);
    }

    public static void Write(IAnsiConsole console, TimelineOptions options, Timeline timeline)
    {
        var report = new TerminalReport(console, options, timeline);
        report.WriteHeader();
        if (timeline.Series.Count > 0)
        {
            report.WriteBands();
            report.WriteTotals();
        }
        else
        {
            console.MarkupLine("[grey] Nothing happened.[/]");
        }
    }

    private void WriteHeader()
    {
        var grid = new Grid().AddColumn(new GridColumn().NoWrap().Padding(1, 0, 2, 0)).AddColumn();
        Add("Source", Show.OneLine(Format.Source(_options)));
        Add("Counted", Format.Counted(_options) + (_options.Search is { } search ? $" with '{Show.OneLine(search)}'" : ""));
        Add("Window", Format.Window(_options, _timeline));
        _console.Write(grid);
        _console.WriteLine();

        void Add(string name, string value) => grid.AddRow($"[grey]{name}[/]", Markup.Escape(value));
    }

    private void WriteBands()
    {
        // All severities share one scale, so that a single event does not look like many.
        var most = _timeline.Series.SelectMany(static s => s.Series.Values).Append(1).Max();
        var fit = Math.Max(1, (Math.Min(_console.Profile.Width, MaxWidth) - NameWidth - 2) / _columnWidth);
        var skipped = Math.Max(0, _timeline.Times.Count - fit);
        foreach (var (name, series) in _timeline.Series)
        {
            for (var row = BandHeight - 1; row >= 0; row--)
            {
                var label = row == 0 ? Fit(Show.OneLine(name)) : "";
                var columns = series
                    .Values.Take(_timeline.Times.Count)
                    .Skip(skipped)
                    .Select(count =>
                        count == 0 && row == 0 ? Floor() : _blocks.ColumnRow((double)count / most, row, BandHeight, _columnWidth)
                    );
                Line($" {Markup.Escape(label), -NameWidth} [{GetColor(series.Severity)}]{string.Concat(columns)}[/]");
            }
        }

        WriteAxis(_timeline.Times.Skip(skipped).ToArray());
        if (skipped > 0)
        {
            Line(
                $"[grey] Only the last {Show.Count(fit)} of {Show.Count(_timeline.Times.Count)} points fit here; a longer --step shows all.[/]"
            );
        }

        _console.WriteLine();
    }

    private string Floor() => new(_blocks.Line == '-' ? ' ' : '·', _columnWidth);

    /// <summary>The labels of the time axis, as many as fit.</summary>
    private void WriteAxis(DateTimeOffset[] times)
    {
        var axis = new char[(times.Length * _columnWidth) + 12];
        Array.Fill(axis, ' ');
        var free = 0;
        for (var i = 0; i < times.Length; i++)
        {
            var text = Format.Short(times[i], _options);
            if (i * _columnWidth < free || (i * _columnWidth) + text.Length > times.Length * _columnWidth)
                continue;

            text.CopyTo(0, axis, i * _columnWidth, text.Length);
            free = (i * _columnWidth) + (text.Length * 2);
        }

        Line($" {"", -NameWidth} [grey]{new string(axis).TrimEnd()}[/]");
    }

    private void WriteTotals()
    {
        var most = _timeline.Series.Select(static s => s.Series.Total).Append(1).Max();
        var table = new Table()
            .Border(TableBorder.Rounded)
            .BorderColor(Color.Grey)
            .AddColumn("Severity")
            .AddColumn(new TableColumn("Count").RightAligned().NoWrap())
            .AddColumn(new TableColumn("Share").RightAligned().NoWrap())
            .AddColumn(new TableColumn("").NoWrap().Width(PeakBarWidth))
            .AddColumn(new TableColumn("Peak").NoWrap());
        foreach (var (name, series) in _timeline.Series)
        {
            table.AddRow(
                $"[{GetColor(series.Severity)}]{Markup.Escape(Show.OneLine(name))}[/]",
                Show.Count(series.Total),
                Show.Percent(_timeline.ShareOfTotal(series.Total)),
                $"[{GetColor(series.Severity)}]{_blocks.Bar((double)series.Total / most, PeakBarWidth)}[/]",
                Timeline.Peak(series) is { Count: > 0 } peak ? $"{Show.Count(peak.Count)} at {Format.Short(peak.Time, _options)}" : "-"
            );
        }

        foreach (var name in _timeline.Absent)
            table.AddRow($"[grey]{name}[/]", "[grey]-[/]");
        table.AddRow("[bold]All[/]", $"[bold]{Show.Count(_timeline.Total)}[/]");
        _console.Write(table);
    }

    private void Line(string markup) => _console.MarkupLine(markup);

    private static string Fit(string name) => name.Length <= NameWidth ? name : name[..NameWidth];

    private static string GetColor(EventSeverity? severity) =>
        severity == EventSeverity.Critical ? "red"
        : severity == EventSeverity.Major ? "darkorange"
        : severity == EventSeverity.Minor ? "yellow"
        : severity == EventSeverity.Info ? "deepskyblue2"
        : "default";
}
