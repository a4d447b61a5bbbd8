using Examples;
using SonarTriage.Arguments;

namespace SonarTriage.Report;

/// <summary>The report for files and pipes: fixed columns, no escape codes.</summary>
internal static class PlainReport
{
    public static void Write(TextWriter output, TriageOptions options, Triage triage)
    {
        output.WriteLine("SONAR TRIAGE");
        output.WriteLine($"Source:       {Format.Source(options)}");
        output.WriteLine($"Filter:       {Format.DescribeFilter(options)}");
        output.WriteLine($"Found:        {Format.Found(triage)}");
        if (triage.Tickets.Count == 0)
            return;

        output.WriteLine();
        foreach (var (status, count) in triage.ByStatus)
            output.WriteLine($"{Show.OneLine(status), -24}{Show.Count(count), 10}");

        if (options.Rows > 0)
        {
            var shown = triage.Oldest.Take(options.Rows).ToList();
            var width = shown.Max(static ticket => Format.Assignees(ticket).Length) + 2;
            output.WriteLine();
            output.WriteLine($"{"ID", -12}{"AGE", 8}  {"PRIORITY", -10}{"STATUS", -13}{"ASSIGNEE".PadRight(width)}TITLE");
            foreach (var ticket in shown)
            {
                output.WriteLine(
                    $"{Id(ticket.Id), -12}{Format.Age(triage.AgeOf(ticket.Created)), 8}  {Show.OneLine($"{ticket.Priority}"), -10}{Show.OneLine($"{ticket.Status}"), -13}{Format.Assignees(ticket).PadRight(width)}{Format.Title(ticket)}"
                );
            }
        }

        output.WriteLine();
        output.WriteLine($"{"ASSIGNEE", -24}{"Tickets", 10}{"Working", 10}{"Oldest", 10}");
        foreach (var load in triage.ByAssignee)
        {
            output.WriteLine(
                $"{Show.OneLine(load.Name), -24}{Show.Count(load.Tickets), 10}{Show.Count(load.InProgress), 10}{Format.Age(triage.AgeOf(load.Oldest)), 10}"
            );
        }
    }

    private static string Id(long? id) => FormattableString.Invariant($"{id}");
}
