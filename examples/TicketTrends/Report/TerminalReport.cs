using Examples;
using Spectre.Console;
using Spectre.Console.Rendering;
using TicketTrends.Arguments;

namespace TicketTrends.Report;

/// <summary>The report for terminals: tables and bars that fit the terminal.</summary>
internal sealed class TerminalReport
{
    private const int MaxWidth = 110;
    private const int MinBarWidth = 8;
    private const int ColumnHeight = 4;
    private const string Accent = "deepskyblue2";
    private const string Good = "mediumspringgreen";

    private readonly IAnsiConsole _console;
    private readonly Trends _trends;
    private readonly Blocks _blocks;
    private readonly int _width;

    private TerminalReport(IAnsiConsole console, Trends trends)
    {
        _console = console;
        _trends = trends;
        _blocks = new Blocks(console.Profile.Capabilities.Unicode);
        _width = Math.Min(console.Profile.Width, MaxWidth);
    }

    public static void Write(IAnsiConsole console, TrendOptions options, Trends trends)
    {
        var report = new TerminalReport(console, trends);
        report.WriteHeader(options);
        report.WriteFigures();
        report.WriteTypes();
        report.WriteDays();
        report.WriteWeeks();
    }

    private void WriteHeader(TrendOptions options)
    {
        var grid = new Grid().AddColumn(new GridColumn().NoWrap().Padding(1, 0, 2, 0)).AddColumn();
        Add("Source", Format.Source(options));
        Add("Tickets of", $"{Show.OneLine(options.Application)} on {Format.List(options.AppTypes)}; EU {Format.Eu(options)}");
        Add("Domains", Format.List(options.Domains));
        Add("Window", Format.Window(_trends));

        Heading("Ticket trends");
        Draw(grid);

        void Add(string name, string value) => grid.AddRow($"[grey]{name}[/]", Markup.Escape(value));
    }

    private void WriteFigures()
    {
        var resolved = _trends.ShareOfTotal(_trends.Resolved);
        var lastWeek = _trends.Weeks is [.., var (_, count)] ? Show.Count(count) : "n/a";
        var cardWidth = _width / 3;
        var cards = new Grid { Width = cardWidth * 3 };
        for (var i = 0; i < 3; i++)
            cards.AddColumn(new GridColumn().Padding(0, 0).Width(cardWidth));
        cards.AddRow(
            Card("Tickets", $"[bold {Accent}]{Show.Count(_trends.Total)}[/]", $"{Show.Count(_trends.Types.Count)} types"),
            Card("Resolved", $"[bold {Good}]{Show.Percent(resolved)}[/]", $"{Show.Count(_trends.Resolved)} tickets"),
            Card("Last week", $"[bold]{lastWeek}[/]", $"{Format.Change(_trends.WeeklyChange)} week on week")
        );
        Draw(cards);
    }

    private void WriteTypes()
    {
        var mostFrequent = _trends.Types.Select(static type => type.Count).Append(1).Max();
        var nameWidth = _trends.Types.Select(static type => type.Name.Length).Append(12).Max();
        var barWidth = BarWidth(taken: Math.Min(nameWidth, _width / 3) + 40);
        var table = new Table { Width = _width }
            .Border(TableBorder.Rounded)
            .BorderColor(Color.Grey)
            .AddColumn("Type")
            .AddColumn(new TableColumn("Tickets").RightAligned().NoWrap())
            .AddColumn(new TableColumn("Share").RightAligned().NoWrap())
            .AddColumn(new TableColumn("").NoWrap().Width(barWidth))
            .AddColumn(new TableColumn("Resolved").RightAligned().NoWrap());
        foreach (var type in _trends.Types)
        {
            table.AddRow(
                Markup.Escape(Show.OneLine(type.Name)),
                Show.Count(type.Count),
                Show.Percent(_trends.ShareOfTotal(type.Count)),
                $"[{Accent}]{_blocks.Bar(Trends.Share(type.Count, mostFrequent), barWidth)}[/]",
                $"[{Good}]{Show.Percent(Trends.Share(type.Resolved, type.Count))}[/]"
            );
        }

        if (_trends.OtherTypes > 0)
            table.AddRow("[grey]other types[/]", Show.Count(_trends.OtherTypes), Show.Percent(_trends.ShareOfTotal(_trends.OtherTypes)));

        Draw(table);
        _console.WriteLine();
    }

    private void WriteDays()
    {
        Heading(_trends.LastDays.Count == 1 ? "Today" : $"Last {_trends.LastDays.Count} days");
        var busiest = _trends.LastDays.Select(static day => day.Count).Append(1).Max();
        var barWidth = BarWidth(taken: 36);
        foreach (var (day, count) in _trends.LastDays)
        {
            var color = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? "grey" : Accent;
            var bar = _blocks.Bar(Trends.Share(count, busiest), barWidth);
            var note = day == _trends.Today ? " [grey]so far[/]" : "";
            Draw(new Markup($" [grey]{Format.Weekday(day)}[/] {Show.Day(day)} {Show.Count(count), 10}  [{color}]{bar}[/]{note}"));
        }

        _console.WriteLine();
    }

    private void WriteWeeks()
    {
        var columnWidth = _trends.Weeks.Select(static week => Show.Count(week.Count).Length).Append(5).Max();
        IReadOnlyList<(DateOnly LastDay, long Count)> weeks = [.. _trends.Weeks.TakeLast((_width - 1) / (columnWidth + 1))];
        if (weeks.Count < 2)
            return;

        Heading("Weeks, by their last day");
        var busiest = weeks.Select(static week => week.Count).Append(1).Max();
        for (var row = ColumnHeight - 1; row >= 0; row--)
            Line(Accent, week => _blocks.ColumnRow(Trends.Share(week.Count, busiest), row, ColumnHeight, columnWidth));
        Line("default", week => Show.Count(week.Count).PadLeft(columnWidth));
        Line("grey", week => Format.MonthAndDay(week.LastDay).PadLeft(columnWidth));

        void Line(string style, Func<(DateOnly LastDay, long Count), string> cell) =>
            Draw(new Markup($" [{style}]{string.Join(' ', weeks.Select(cell))}[/]"));
    }

    private int BarWidth(int taken) => Math.Max(_width - taken, MinBarWidth);

    private static Panel Card(string title, string figure, string note) =>
        new Panel(new Markup($"{figure}\n[grey]{note}[/]"))
            .Header($"[grey] {title} [/]")
            .Border(BoxBorder.Rounded)
            .BorderColor(Color.Grey)
            .Expand();

    private void Heading(string text) =>
        Draw(new Markup($"[bold]{text}[/] [grey]{new string(_blocks.Line, Math.Max(0, _width - text.Length - 1))}[/]"));

    private void Draw(IRenderable part)
    {
        _console.Write(part);
        if (part is Markup)
            _console.WriteLine();
    }
}
