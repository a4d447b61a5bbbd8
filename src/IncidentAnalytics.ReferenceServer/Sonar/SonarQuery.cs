namespace IncidentAnalytics.ReferenceServer.Sonar;

/// <summary>Which tickets are asked for. A list that is empty does not filter; of a list that is not, one element must fit.</summary>
internal sealed record SonarQuery
{
    public int Offset { get; init; }

    public int Limit { get; init; } = SonarBehavior.MostTickets;

    /// <summary>The first and the last second of creation, both included.</summary>
    public long From { get; init; } = long.MinValue;

    public long To { get; init; } = long.MaxValue;

    public IReadOnlyList<SonarStatus> Statuses { get; init; } = [];

    /// <summary>All of them must occur in the title, the type's name or the site's name, in any case of letters.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

    public IReadOnlyList<SonarPriority> Priorities { get; init; } = [];

    public IReadOnlyList<Guid> Assignees { get; init; } = [];

    public IReadOnlyList<Guid> Approvers { get; init; } = [];

    public SonarColumn Column { get; init; }

    public bool IsDescending { get; init; }

    public bool Matches(SonarTicket ticket) =>
        ticket.CreatedAt >= From
        && ticket.CreatedAt <= To
        && (Statuses.Count == 0 || Statuses.Contains(ticket.Status))
        && (Priorities.Count == 0 || Priorities.Contains(ticket.Priority))
        && (Assignees.Count == 0 || HasOneOf(ticket.Assignees, Assignees))
        && (Approvers.Count == 0 || HasOneOf(ticket.Approvers, Approvers))
        && (Keywords.Count == 0 || SaysAll(ticket, Keywords));

    private static bool HasOneOf(SonarTask[] tasks, IReadOnlyList<Guid> people) =>
        Array.Exists(tasks, task => people.Contains(task.Person.Guid));

    private static bool SaysAll(SonarTicket ticket, IReadOnlyList<string> keywords) =>
        keywords.All(keyword => Says(ticket.Title, keyword) || Says(ticket.Type.Name, keyword) || Says(ticket.Site?.Name, keyword));

    private static bool Says(string? text, string keyword) => text?.Contains(keyword, StringComparison.OrdinalIgnoreCase) ?? false;
}
