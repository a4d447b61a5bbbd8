using System.Globalization;
using IncidentAnalytics.ReferenceServer.World;

namespace IncidentAnalytics.ReferenceServer.Sonar;

/// <summary>
/// Makes Sonar's ticket of a ticket of the world. What the world does not say (people, counts, verdicts) is drawn from the ticket's id,
/// always in the same order, so that it stays the same while the ticket goes on.
/// </summary>
internal static class SonarTicketMaker
{
    private const long Salt = 0x50AA;
    private const int MergedChance = 400_000;
    private const int TrueDetectionChance = 700_000;
    private const int RejectedChance = 100_000;
    private const int StartedReviewChance = 500_000;
    private const int LongestReviewSeconds = 48 * 3_600;

    public static SonarTicket Make(Ticket ticket, DateTimeOffset worldEndsAt)
    {
        var random = SplitMix64.Create(Salt, ticket.Id);
        var type = SonarDirectory.TypeOf(ticket.Type);
        var title = SonarTitle.Of(ticket, type, ref random);
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
            reviewSeconds: 1 + random.NextBelow(LongestReviewSeconds),
            random.NextChance(RejectedChance)
        );

        var priority = PriorityOf(ticket.Priority);
        bool? isAttack = type.IsDetected && history.Status != SonarStatus.New ? ticket.Type == "incident" || isTrue : null;
        return new SonarTicket
        {
            Id = ticket.Id,
            Guid = StableGuid.Of("ticket:" + ticket.Id.ToString(CultureInfo.InvariantCulture)),
            Type = type,
            Site = SonarDirectory.SiteOf(ticket.Region),
            Title = title,
            Priority = priority,
            Status = history.Status,
            Count = 1 + mergedInto,
            IsAttack = isAttack,
            IsIncident = isAttack is { } attack ? attack && priority == SonarPriority.High : null,
            Assignees = Assignees(history.Status, assignee, ticket.IsEscalated ? second : 0),
            Approvers = Approvers(history.Status, approver, hasStartedReview),
            Author = type.IsDetected ? null : author,
            CreatedAt = history.CreatedAt,
            UpdatedAt = history.UpdatedAt,
            ClosedAt = history.ClosedAt,
        };
    }

    private static SonarPerson Pick(SonarPerson[] people, ref SplitMix64 random) => people[random.NextBelow(people.Length)];

    private static SonarPriority PriorityOf(TicketPriority priority) =>
        priority switch
        {
            TicketPriority.P1 or TicketPriority.P2 => SonarPriority.High,
            TicketPriority.P3 => SonarPriority.Medium,
            _ => SonarPriority.Low,
        };

    /// <summary>One person, and with an escalation another: so many places further on.</summary>
    private static SonarTask[] Assignees(SonarStatus ticket, int first, int places)
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
        return places == 0
            ? [new(people[first], status)]
            : [new(people[first], status), new(people[(first + places) % people.Length], status)];
    }

    private static SonarTask[] Approvers(SonarStatus ticket, SonarPerson approver, bool hasStarted) =>
        ticket switch
        {
            SonarStatus.Submitted => [new(approver, hasStarted ? SonarTaskStatus.InProgress : SonarTaskStatus.Assigned)],
            SonarStatus.Approved or SonarStatus.Rejected or SonarStatus.Closed => [new(approver, SonarTaskStatus.Closed)],
            _ => [],
        };
}
