using Examples;
using IncidentAnalytics.Client.Sonar;
using SonarTriage.Arguments;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace SonarTriage.Report;

/// <summary>The report for terminals: cards and tables that fit the terminal.</summary>
internal static class TerminalReport
{
    private const int MinNameWidth = 10;
    private const int MinTitleWidth = 30;

    public static IRenderable Create(IAnsiConsole console, TriageOptions options, Triage triage)
    {
        var page = new Page(console);
        page.AddTitle(
            "Sonar triage",
            ("Source", Format.Source(options)),
            ("Filter", Format.DescribeFilter(options)),
            ("Found", Format.Found(triage))
        );
        if (triage.Tickets.Count == 0)
            return page.Build();

        AddCards(page, triage);
        if (options.Rows > 0)
        {
            var shown = Math.Min(options.Rows, triage.Tickets.Count);
            page.AddSection($"Waiting longest, {Show.Count(shown)} of {Show.Count(triage.Tickets.Count)}", Tickets(page, options, triage));
        }

        page.AddSection("By status", Statuses(page, triage));
        page.AddSection("By assignee", Workloads(page, triage));
        return page.Build();
    }

    private static void AddCards(Page page, Triage triage)
    {
        var unassigned = triage.Tickets.Count(static ticket => ticket.Assignees is not { Count: > 0 });
        var working = triage.Tickets.Count(static ticket => ticket.Status == SonarTicketStatus.InProgress);
        var oldest = triage.Oldest.First();
        page.AddCards(
            ("Tickets", new(Show.Count(triage.Tickets.Count), Theme.Accent), $"{Show.Count(triage.ByAssignee.Count)} assignees"),
            ("Oldest", new(Format.Age(triage.AgeOf(oldest.Created)), Theme.Warning), FormattableString.Invariant($"no. {oldest.Id}")),
            ("Working on", Show.Count(working), $"{Units.Percent((double)working / triage.Tickets.Count)} of all"),
            ("Not assigned", new(Show.Count(unassigned), unassigned > 0 ? Theme.Bad : Theme.Good), "tickets")
        );
    }

    /// <summary>One line for each ticket. Names and titles that do not fit are shortened; JSON and CSV have them in full.</summary>
    private static IRenderable Tickets(Page page, TriageOptions options, Triage triage)
    {
        var table = new FittedTable(page.Width, page.Blocks)
            .AddColumn("Id", rightAligned: true)
            .AddColumn("Age", rightAligned: true)
            .AddColumn("Priority", drop: 3)
            .AddColumn("Status", drop: 2)
            .AddTextColumn("Assignee", MinNameWidth, drop: 1)
            .AddTextColumn("Title", MinTitleWidth);
        foreach (var ticket in triage.Oldest.Take(options.Rows))
        {
            table.AddRow(
                FormattableString.Invariant($"{ticket.Id}"),
                Format.Age(triage.AgeOf(ticket.Created)),
                new(Show.OneLine($"{ticket.Priority}"), GetColor(ticket.Priority)),
                Show.OneLine($"{ticket.Status}"),
                Format.FirstAssignee(ticket),
                Format.Title(ticket)
            );
        }

        return table.Build();
    }

    private static IRenderable Statuses(Page page, Triage triage)
    {
        var table = new FittedTable(page.Width, page.Blocks)
            .AddTextColumn("", MinNameWidth)
            .AddColumn("", rightAligned: true)
            .AddColumn("", rightAligned: true)
            .AddBarColumn(drop: 1);
        var most = triage.ByStatus.Max(static status => status.Count);
        foreach (var (status, count) in triage.ByStatus)
        {
            table.AddRow(
                Show.OneLine(status),
                Show.Count(count),
                Units.Percent((double)count / triage.Tickets.Count),
                Cell.Bar((double)count / most)
            );
        }

        return table.Build();
    }

    private static IRenderable Workloads(Page page, Triage triage)
    {
        var most = triage.ByAssignee.Select(static load => load.Tickets).Append(1).Max();
        var table = new FittedTable(page.Width, page.Blocks)
            .AddTextColumn("Assignee", MinNameWidth)
            .AddColumn("Tickets", rightAligned: true)
            .AddBarColumn(drop: 2)
            .AddColumn("Working on", rightAligned: true, drop: 1)
            .AddColumn("Oldest", rightAligned: true);
        foreach (var load in triage.ByAssignee)
        {
            table.AddRow(
                Show.OneLine(load.Name),
                Show.Count(load.Tickets),
                Cell.Bar((double)load.Tickets / most),
                Show.Count(load.InProgress),
                Format.Age(triage.AgeOf(load.Oldest))
            );
        }

        return table.Build();
    }

    private static string GetColor(SonarTicketPriority? priority) =>
        priority == SonarTicketPriority.High ? Theme.Bad
        : priority == SonarTicketPriority.Medium ? Theme.Caution
        : Theme.Muted;
}
