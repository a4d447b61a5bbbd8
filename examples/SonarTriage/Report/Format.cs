using Examples;
using IncidentAnalytics.Client.Sonar;
using SonarTriage.Arguments;

namespace SonarTriage.Report;

/// <summary>Texts of this report.</summary>
internal static class Format
{
    public static string Source(TriageOptions options) =>
        options.Service is { } service ? service.BaseUrl.ToString() : "offline, embedded reference server (see --help)";

    public static string DescribeFilter(TriageOptions options) =>
        string.Concat(
            options.Priorities is [] ? "every priority" : $"priority {string.Join(", ", options.Priorities)}",
            options.Statuses is [] ? ", every status" : ", open",
            options.Days is { } days ? $", last {Show.Count(days)} days" : "",
            options.Keywords is { } keywords ? $", '{Show.OneLine(keywords)}'" : ""
        );

    public static string Found(Triage triage) =>
        $"{Show.Count(triage.Tickets.Count)} tickets on {Show.Count(triage.Pages)} {(triage.Pages == 1 ? "page" : "pages")}";

    public static string Age(TimeSpan? age) => age is { } known ? Units.Age(known) : "?";

    public static string Title(SonarTicket ticket) => Show.OneLine(ticket.Title ?? "(no title)");

    public static string Assignees(SonarTicket ticket) => Show.OneLine(string.Join(", ", Triage.Assignees(ticket)));

    /// <summary>The first assignee, and how many there are besides.</summary>
    public static string FirstAssignee(SonarTicket ticket) =>
        Triage.Assignees(ticket).ToList() is [var first, _, ..] names ? Show.OneLine($"{first} +{names.Count - 1}") : Assignees(ticket);
}
