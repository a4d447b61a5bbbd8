using Examples;
using IncidentAnalytics.Client.Sonar;
using SonarTriage.Arguments;
using Spectre.Console;

namespace SonarTriage.Report;

/// <summary>The report for terminals: tables that fit the terminal.</summary>
internal static class TerminalReport
{
    private const int MaxWidth = 120;
    private const int BarWidth = 20;
    private const int MinNameWidth = 12;
    private const int MinTitleWidth = 12;

    /// <summary>A column's border and padding.</summary>
    private const int Gap = 3;

    public static void Write(IAnsiConsole console, TriageOptions options, Triage triage)
    {
        var width = Math.Min(console.Profile.Width, MaxWidth);
        var blocks = new Blocks(console.Profile.Capabilities.Unicode);
        console.Write(Header(options, triage));
        if (triage.Tickets.Count == 0)
            return;

        console.WriteLine();
        if (options.Rows > 0)
            console.Write(Tickets(options, triage, width, blocks));
        console.Write(Workloads(triage, width, blocks));
    }

    private static Grid Header(TriageOptions options, Triage triage)
    {
        var grid = new Grid().AddColumn(new GridColumn().NoWrap().Padding(1, 0, 2, 0)).AddColumn();
        Add("Source", Format.Source(options));
        Add("Filter", Format.DescribeFilter(options));
        Add("Found", Format.Found(triage));
        if (triage.Tickets.Count > 0)
        {
            Add(
                "By status",
                string.Join(", ", triage.ByStatus.Select(static status => $"{Show.OneLine(status.Status)} {Show.Count(status.Count)}"))
            );
        }

        return grid;

        void Add(string name, string value) => grid.AddRow($"[grey]{name}[/]", Markup.Escape(value));
    }

    /// <summary>One line for each ticket. Names and titles that do not fit are cut; the export has them in full.</summary>
    private static Table Tickets(TriageOptions options, Triage triage, int width, Blocks blocks)
    {
        var tickets = triage.Oldest.Take(options.Rows).ToList();
        var count = tickets.Count < triage.Tickets.Count ? $", {Show.Count(tickets.Count)} of {Show.Count(triage.Tickets.Count)}" : "";
        var table = new Table { Width = width }
            .Border(TableBorder.Rounded)
            .BorderColor(Color.Grey)
            .Title("Waiting longest" + count);
        var room = width - 1;

        AddColumn("Id", Justify.Right, static ticket => FormattableString.Invariant($"{ticket.Id}"));
        AddColumn("Age", Justify.Right, ticket => triage.Age(ticket.Created));
        AddColumn("Priority", Justify.Left, static ticket => Show.OneLine($"{ticket.Priority}"));
        AddColumn("Status", Justify.Left, static ticket => Show.OneLine($"{ticket.Status}"));
        room -= 2 * Gap;
        var nameWidth = Math.Max(MinNameWidth, Math.Min(room / 3, tickets.Max(static ticket => Format.Assignees(ticket).Length)));
        table.AddColumn(new TableColumn("Assignee").NoWrap()).AddColumn(new TableColumn("Title"));
        foreach (var ticket in tickets)
        {
            table.AddRow(
                FormattableString.Invariant($"{ticket.Id}"),
                triage.Age(ticket.Created),
                $"[{GetColor(ticket.Priority)}]{Markup.Escape(Show.OneLine($"{ticket.Priority}"))}[/]",
                Markup.Escape(Show.OneLine($"{ticket.Status}")),
                Markup.Escape(Show.Fit(Format.Assignees(ticket), nameWidth, blocks.Ellipsis)),
                Markup.Escape(Show.Fit(Format.Title(ticket), Math.Max(MinTitleWidth, room - nameWidth), blocks.Ellipsis))
            );
        }

        return table;

        void AddColumn(string name, Justify alignment, Func<SonarTicket, string> cell)
        {
            table.AddColumn(new TableColumn(name) { Alignment = alignment, NoWrap = true });
            room -= Gap + tickets.Select(ticket => cell(ticket).Length).Append(name.Length).Max();
        }
    }

    private static Table Workloads(Triage triage, int width, Blocks blocks)
    {
        var loads = triage.ByAssignee;
        var most = loads.Select(static load => load.Tickets).Append(1).Max();
        var table = new Table { Width = width }
            .Border(TableBorder.Rounded)
            .BorderColor(Color.Grey)
            .Title("By assignee")
            .AddColumn("Assignee")
            .AddColumn(new TableColumn("Tickets").RightAligned().NoWrap())
            .AddColumn(new TableColumn("").NoWrap().Width(BarWidth))
            .AddColumn(new TableColumn("Working on").RightAligned().NoWrap())
            .AddColumn(new TableColumn("Oldest").RightAligned().NoWrap());
        foreach (var load in loads)
        {
            table.AddRow(
                Markup.Escape(Show.OneLine(load.Name)),
                Show.Count(load.Tickets),
                $"[deepskyblue2]{blocks.Bar((double)load.Tickets / most, BarWidth)}[/]",
                Show.Count(load.InProgress),
                triage.Age(load.Oldest)
            );
        }

        return table;
    }

    private static string GetColor(SonarTicketPriority? priority) =>
        priority == SonarTicketPriority.High ? "red"
        : priority == SonarTicketPriority.Medium ? "yellow"
        : "grey";
}
