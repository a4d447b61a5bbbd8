using Examples;
using Spectre.Console;
using Spectre.Console.Rendering;
using TicketTrends.Arguments;

namespace TicketTrends.Report;

/// <summary>The report for terminals: cards and bars that fit the terminal.</summary>
internal sealed class TerminalReport
{
    private const int ColumnHeight = 4;
    private const int MinNameWidth = 12;

    private readonly Page _page;
    private readonly Trends _trends;

    private TerminalReport(IAnsiConsole console, Trends trends)
    {
        _page = new Page(console);
        _trends = trends;
    }

    public static IRenderable Create(IAnsiConsole console, TrendOptions options, Trends trends)
    {
        var report = new TerminalReport(console, trends);
        report._page.AddTitle(
            "Ticket trends",
            ("Source", Format.Source(options)),
            ("Tickets of", $"{Show.OneLine(options.Application)} on {Format.List(options.AppTypes)}; EU {Format.Eu(options)}"),
            ("Domains", Format.List(options.Domains)),
            ("Window", Format.Window(trends))
        );
        report.AddCards();
        if (trends.Types.Count > 0)
            report._page.AddSection("Types", report.Types());
        report._page.AddSection(trends.LastDays.Count == 1 ? "Today" : $"Last {trends.LastDays.Count} days", report.LastDays());
        report.AddWeeks();
        return report._page.Build();
    }

    private void AddCards()
    {
        var resolved = _trends.ShareOfTotal(_trends.Resolved);
        var busiest = _trends.PerDay.Count > 0 ? _trends.PerDay.MaxBy(static day => day.Value) : default;
        _page.AddCards(
            ("Tickets", new(Show.Count(_trends.Total), Theme.Accent), $"of {Show.Count(_trends.Types.Count)} types"),
            ("Resolved", new(Units.Percent(resolved), Theme.Good), $"{Show.Count(_trends.Resolved)} tickets"),
            (
                "Last week",
                _trends.Weeks is [.., var (_, count)] ? Show.Count(count) : "n/a",
                _trends.WeeklyChange is null ? "no week before" : $"{Format.Change(_trends.WeeklyChange)} in a week"
            ),
            ("Busiest day", Show.Count(busiest.Value), busiest.Value > 0 ? $"{Format.Weekday(busiest.Key)} {Units.Day(busiest.Key)}" : "")
        );
    }

    private IRenderable Types()
    {
        var mostFrequent = _trends.Types.Select(static type => type.Count).Append(1).Max();
        var table = new FittedTable(_page.Width, _page.Blocks)
            .AddTextColumn("Type", MinNameWidth)
            .AddColumn("Tickets", rightAligned: true)
            .AddColumn("Share", rightAligned: true)
            .AddBarColumn(drop: 1)
            .AddColumn("Resolved", rightAligned: true, drop: 2);
        foreach (var type in _trends.Types)
        {
            table.AddRow(
                Show.OneLine(type.Name),
                Show.Count(type.Count),
                Units.Percent(_trends.ShareOfTotal(type.Count)),
                Cell.Bar(Trends.Share(type.Count, mostFrequent)),
                new(Units.Percent(Trends.Share(type.Resolved, type.Count)), Theme.Good)
            );
        }

        if (_trends.OtherTypes > 0)
        {
            table.AddRow(
                new("other types", Theme.Muted),
                Show.Count(_trends.OtherTypes),
                Units.Percent(_trends.ShareOfTotal(_trends.OtherTypes)),
                Cell.Bar(Trends.Share(_trends.OtherTypes, mostFrequent)),
                ""
            );
        }

        return table.Build();
    }

    private IRenderable LastDays()
    {
        var busiest = _trends.LastDays.Select(static day => day.Count).Append(1).Max();
        var table = new FittedTable(_page.Width, _page.Blocks)
            .AddColumn("")
            .AddColumn("", rightAligned: true)
            .AddBarColumn(drop: 1)
            .AddColumn("");
        foreach (var (day, count) in _trends.LastDays)
        {
            var isWeekend = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
            table.AddRow(
                $"{Format.Weekday(day)} {Units.Day(day)}",
                Show.Count(count),
                Cell.Bar(Trends.Share(count, busiest), isWeekend ? $"{Theme.Accent} {Theme.Muted}" : Theme.Accent),
                new(day == _trends.Today ? "so far" : "", Theme.Muted)
            );
        }

        return table.Build();
    }

    private void AddWeeks()
    {
        var minWidth = _trends.Weeks.Select(static week => Show.Count(week.Count).Length).Append(5).Max();
        IReadOnlyList<(DateOnly LastDay, long Count)> weeks = [.. _trends.Weeks.TakeLast(_page.Width / (minWidth + 1))];
        if (weeks.Count < 2)
            return;

        var widths = Page.Split(_page.Width, weeks.Count);
        var busiest = weeks.Select(static week => week.Count).Append(1).Max();
        List<IRenderable> lines = [];
        for (var row = ColumnHeight - 1; row >= 0; row--)
        {
            lines.Add(
                Line(Theme.Accent, (week, width) => _page.Blocks.ColumnRow(Trends.Share(week.Count, busiest), row, ColumnHeight, width))
            );
        }

        lines.Add(Line(Theme.Normal, (week, width) => Centered(Show.Count(week.Count), width)));
        lines.Add(Line(Theme.Muted, (week, width) => Centered(Format.MonthAndDay(week.LastDay), width)));
        _page.AddSection("Weeks, by their last day", new Rows(lines));

        Markup Line(string style, Func<(DateOnly LastDay, long Count), int, string> cell) =>
            new($"[{style}]{string.Concat(weeks.Select((week, i) => " " + cell(week, widths[i] - 1)))}[/]");

        static string Centered(string text, int width) => text.PadLeft((width + text.Length) / 2).PadRight(width);
    }
}
