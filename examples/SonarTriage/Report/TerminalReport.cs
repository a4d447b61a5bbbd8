using Examples;
using IncidentAnalytics.Client.Sonar;
using SonarTriage.Arguments;
using Spectre.Console;

namespace SonarTriage.Report;

/// <summary>The report for people: tables that fit the terminal.</summary>
internal static class TerminalReport
{
    private const int MaxWidth = 120;
    private const int BarWidth = 20;

    public static void Write(IAnsiConsole console, TriageOptions options, Triage triage)
    {
        var width = Math.Min(console.Profile.Width, MaxWidth);
        console.Write(Header(options, triage));
        if (options.Rows > 0 && triage.Tickets.Count > 0)
            console.Write(Tickets(options, triage, width));
        console.Write(Workloads(triage, width, new Blocks(console.Profile.Capabilities.Unicode)));
    }

    private static Grid Header(TriageOptions options, Triage triage)
    {
        var grid = new Grid().AddColumn(new GridColumn().NoWrap().Padding(1, 0, 2, 0)).AddColumn();
        Add("Source", Format.Source(options));
        Add("Looked for", Format.Looked(options));
        Add("Found", Format.Found(triage));
        Add("By status", string.Join(", ", triage.ByStatus.Select(static status => $"{Show.OneLine(status.Status)} {Show.Count(status.Count)}")));
        return grid;

        void Add(string name, string value) => grid.AddRow($"[grey]{name}[/]", Markup.Escape(value));
    }

    private static Table Tickets(TriageOptions options, Triage triage, int width)
    {
        var table = new Table { Width = width }.Border(TableBorder.Rounded).BorderColor(Color.Grey)
            .Title("Waiting longest")
            .AddColumn(new TableColumn("Id").RightAligned().NoWrap())
            .AddColumn(new TableColumn("Age").RightAligned().NoWrap())
            .AddColumn(new TableColumn("Priority").NoWrap())
            .AddColumn(new TableColumn("Status").NoWrap())
            .AddColumn("Assignee")
            .AddColumn("Title");
        foreach (var ticket in triage.Oldest.Take(options.Rows))
        {
            table.AddRow(
                FormattableString.Invariant($"{ticket.Id}"),
                triage.Age(ticket.Created),
                $"[{Colour(ticket.Priority)}]{Markup.Escape(Show.OneLine($"{ticket.Priority}"))}[/]",
                Markup.Escape(Show.OneLine($"{ticket.Status}")),
                Markup.Escape(Format.Assignees(ticket)),
                Markup.Escape(Format.Title(ticket)));
        }

        return table;
    }

    private static Table Workloads(Triage triage, int width, Blocks blocks)
    {
        var loads = triage.ByAssignee;
        var most = loads.Select(static load => load.Tickets).Append(1).Max();
        var table = new Table { Width = width }.Border(TableBorder.Rounded).BorderColor(Color.Grey)
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
                triage.Age(load.Oldest));
        }

        return table;
    }

    private static string Colour(SonarTicketPriority? priority) =>
        priority == SonarTicketPriority.High ? "red" : priority == SonarTicketPriority.Medium ? "yellow" : "grey";
}
