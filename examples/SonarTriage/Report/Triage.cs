using IncidentAnalytics.Client.Sonar;

namespace SonarTriage.Report;

/// <summary>The tickets and the figures computed from them.</summary>
internal sealed record Triage
{
    public const string Nobody = "(nobody)";

    public required IReadOnlyList<SonarTicket> Tickets { get; init; }

    /// <summary>The time of the report.</summary>
    public required DateTimeOffset ReadAt { get; init; }

    public required int Pages { get; init; }

    /// <summary>The oldest tickets.</summary>
    public IEnumerable<SonarTicket> Oldest =>
        Tickets.OrderBy(static ticket => ticket.Created ?? DateTimeOffset.MaxValue).ThenBy(static ticket => ticket.Id);

    /// <summary>Number of tickets by status, highest first.</summary>
    public IEnumerable<(string Status, int Count)> ByStatus =>
        Tickets
            .GroupBy(static ticket => ticket.Status?.ToString() ?? "?", StringComparer.Ordinal)
            .Select(static group => (group.Key, group.Count()))
            .OrderByDescending(static status => status.Item2)
            .ThenBy(static status => status.Key, StringComparer.Ordinal);

    /// <summary>Number of tickets by assignee, highest first. A ticket with two assignees counts for both.</summary>
    public IReadOnlyList<Workload> ByAssignee =>
        [
            .. Tickets
                .SelectMany(static ticket => Assignees(ticket).Select(name => (Name: name, Ticket: ticket)))
                .GroupBy(static pair => pair.Name, static pair => pair.Ticket, StringComparer.Ordinal)
                .Select(static group => new Workload(
                    group.Key,
                    group.Count(),
                    group.Count(static ticket => ticket.Status == SonarTicketStatus.InProgress),
                    group.Min(static ticket => ticket.Created)
                ))
                .OrderByDescending(static load => load.Tickets)
                .ThenBy(static load => load.Name, StringComparer.Ordinal),
        ];

    public static IEnumerable<string> Assignees(SonarTicket ticket) =>
        ticket.Assignees is { Count: > 0 } users
            ? users
                .Select(static user => user.UserName ?? user.FormerUser ?? user.UserGuid?.ToString() ?? "?")
                .Distinct(StringComparer.Ordinal)
            : [Nobody];

    public TimeSpan? AgeOf(DateTimeOffset? instant) => ReadAt - instant;
}
