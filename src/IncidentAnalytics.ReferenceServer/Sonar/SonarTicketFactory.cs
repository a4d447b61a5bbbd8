using System.Globalization;
using IncidentAnalytics.ReferenceServer.World;

namespace IncidentAnalytics.ReferenceServer.Sonar;

/// <summary>
/// Creates a Sonar ticket from a ticket of the world. People, counts and verdicts are random numbers with the ticket's id as the seed, drawn
/// always in the same order, so that they stay the same when the ticket changes.
/// </summary>
internal static class SonarTicketFactory
{
    private const long Salt = 0x50AA;
    private const int MergedChance = 400_000;
    private const int TrueDetectionChance = 700_000;
    private const int RejectedChance = 100_000;
    private const int StartedReviewChance = 500_000;
    private const int MaxReviewSeconds = 48 * 3_600;

    public static SonarTicket Create(Ticket ticket, DateTimeOffset worldEndsAt)
    {
        var random = SplitMix64.Create(Salt, ticket.Id);
        var type = SonarDirectory.FindType(ticket.Type);
        var title = SonarTitle.Create(ticket, type, ref random);
        var mergedInto = random.NextChance(MergedChance) ? random.NextBelow(20) : 0;
        var isTrue = random.NextChance(TrueDetectionChance);
        var author = Pick(SonarDirectory.People, ref random);
        var assignee = random.NextBelow(SonarDirectory.People.Length);
        var second = 1 + random.NextBelow(SonarDirectory.People.Length - 1);
        var approver = Pick(SonarDirectory.Approvers, ref random);
        var hasStartedReview = random.NextChance(StartedReviewChance);
        var history = new SonarHistory(
            ticket,
            worldEndsAt,
            reviewSeconds: 1 + random.NextBelow(MaxReviewSeconds),
            random.NextChance(RejectedChance)
        );

        var priority = GetPriority(ticket.Priority);
        bool? isAttack = type.IsDetected && history.Status != SonarStatus.New ? ticket.Type == "incident" || isTrue : null;
        return new SonarTicket
        {
            Id = ticket.Id,
            Guid = StableGuid.Create("ticket:" + ticket.Id.ToString(CultureInfo.InvariantCulture)),
            Type = type,
            Site = SonarDirectory.FindSite(ticket.Region),
            Title = title,
            Priority = priority,
            Status = history.Status,
            Count = 1 + mergedInto,
            IsAttack = isAttack,
            IsIncident = isAttack is { } attack ? attack && priority == SonarPriority.High : null,
            Assignees = GetAssignees(history.Status, assignee, ticket.IsEscalated ? second : 0),
            Approvers = GetApprovers(history.Status, approver, hasStartedReview),
            Author = type.IsDetected ? null : author,
            CreatedAt = history.CreatedAt,
            UpdatedAt = history.UpdatedAt,
            ClosedAt = history.ClosedAt,
        };
    }

    private static SonarPerson Pick(SonarPerson[] people, ref SplitMix64 random) => people[random.NextBelow(people.Length)];

    private static SonarPriority GetPriority(TicketPriority priority) =>
        priority switch
        {
            TicketPriority.P1 or TicketPriority.P2 => SonarPriority.High,
            TicketPriority.P3 => SonarPriority.Medium,
            _ => SonarPriority.Low,
        };

    /// <summary>One person, and for an escalated ticket a second one, given by its distance from the first.</summary>
    private static SonarTask[] GetAssignees(SonarStatus ticket, int first, int distance)
    {
        if (ticket == SonarStatus.New)
        {
            return [];
        }

        var people = SonarDirectory.People;
        var status = ticket switch
        {
            SonarStatus.Assigned or SonarStatus.Rejected => SonarTaskStatus.Assigned,
            SonarStatus.InProgress => SonarTaskStatus.InProgress,
            _ => SonarTaskStatus.Closed,
        };
        return distance == 0
            ? [new(people[first], status)]
            : [new(people[first], status), new(people[(first + distance) % people.Length], status)];
    }

    private static SonarTask[] GetApprovers(SonarStatus ticket, SonarPerson approver, bool hasStarted) =>
        ticket switch
        {
            SonarStatus.Submitted => [new(approver, hasStarted ? SonarTaskStatus.InProgress : SonarTaskStatus.Assigned)],
            SonarStatus.Approved or SonarStatus.Rejected or SonarStatus.Closed => [new(approver, SonarTaskStatus.Closed)],
            _ => [],
        };
}

/// <summary>Creates the titles of tickets.</summary>
internal static class SonarTitle
{
    private static readonly Dictionary<string, string[]> Findings = new(StringComparer.Ordinal)
    {
        ["application"] = ["Error rate above its threshold", "Slow answers", "Restart loop after a release"],
        ["infrastructure"] = ["Disk almost full", "Node not ready", "Memory exhausted"],
        ["network"] = ["Packet loss between zones", "Certificate about to expire", "Unusual outbound traffic"],
        ["database"] = ["Replication is behind", "Connections exhausted", "Deadlocks above their usual number"],
        ["security"] = ["Attempt to collect web server settings", "Repeated failed logins", "Port scan from outside"],
    };

    public static string Create(Ticket ticket, SonarTicketType type, ref SplitMix64 random)
    {
        var draw = random.NextBelow(3);
        var subject =
            Findings.TryGetValue(ticket.Category, out var findings) && IsFinding(ticket)
                ? findings[draw]
                : $"{type.Name}, {ticket.Category}";
        return $"{subject}: {ticket.Application} ({ticket.AppType}) at {ticket.Domain}";
    }

    private static bool IsFinding(Ticket ticket) => ticket.Type is "alert" or "incident" or "problem";
}

/// <summary>The status of a ticket and its times. A time that a loaded ticket omits is that of the step before.</summary>
internal readonly struct SonarHistory
{
    /// <param name="ticket">The ticket of the world.</param>
    /// <param name="worldEndsAt">The current time of the world.</param>
    /// <param name="reviewSeconds">The duration of the review.</param>
    /// <param name="isRejected">Whether the approver rejects it.</param>
    public SonarHistory(Ticket ticket, DateTimeOffset worldEndsAt, int reviewSeconds, bool isRejected)
    {
        var now = worldEndsAt.ToUnixTimeSeconds();
        CreatedAt = ticket.CreatedAt.ToUnixTimeSeconds();
        var takenAt = Math.Max(CreatedAt, ticket.AcknowledgedAt?.ToUnixTimeSeconds() ?? CreatedAt);
        var resolvedAt = Math.Max(takenAt, ticket.ResolvedAt?.ToUnixTimeSeconds() ?? takenAt);
        var reviewedAt = resolvedAt + reviewSeconds;
        (Status, UpdatedAt) = ticket.Status switch
        {
            TicketStatus.New => (SonarStatus.New, CreatedAt),
            TicketStatus.OnHold => (SonarStatus.Assigned, takenAt),
            TicketStatus.InProgress => (SonarStatus.InProgress, takenAt),
            TicketStatus.Resolved when reviewedAt > now => (SonarStatus.Submitted, resolvedAt),
            TicketStatus.Resolved => (isRejected ? SonarStatus.Rejected : SonarStatus.Approved, reviewedAt),
            _ => (SonarStatus.Closed, GetClosingTime(resolvedAt, now)),
        };
        ClosedAt = Status == SonarStatus.Closed ? UpdatedAt : null;
    }

    public SonarStatus Status { get; }

    public long CreatedAt { get; }

    public long UpdatedAt { get; }

    public long? ClosedAt { get; }

    /// <summary>A loaded ticket can be closed before the usual time: then its closing time is that of its resolution.</summary>
    private static long GetClosingTime(long resolvedAt, long now)
    {
        var due = resolvedAt + (long)WorldGenerator.ClosedAfter.TotalSeconds;
        return due <= now ? due : resolvedAt;
    }
}
