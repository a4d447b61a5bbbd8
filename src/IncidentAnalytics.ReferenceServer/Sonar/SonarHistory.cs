using IncidentAnalytics.ReferenceServer.World;

namespace IncidentAnalytics.ReferenceServer.Sonar;

/// <summary>How far a ticket has come, and when. Loaded tickets may leave out any instant; then the one before it stands in.</summary>
internal readonly struct SonarHistory
{
    /// <param name="ticket">The ticket of the world.</param>
    /// <param name="worldEndsAt">The world's now.</param>
    /// <param name="reviewSeconds">How long its approver takes.</param>
    /// <param name="isRejected">What its approver says.</param>
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
            _ => (SonarStatus.Closed, ClosingOf(resolvedAt, now)),
        };
        ClosedAt = Status == SonarStatus.Closed ? UpdatedAt : null;
    }

    public SonarStatus Status { get; }

    public long CreatedAt { get; }

    public long UpdatedAt { get; }

    public long? ClosedAt { get; }

    /// <summary>A loaded ticket may say that it is closed before its time: then it was closed when it was resolved.</summary>
    private static long ClosingOf(long resolvedAt, long now)
    {
        var due = resolvedAt + (long)WorldGenerator.ClosedAfter.TotalSeconds;
        return due <= now ? due : resolvedAt;
    }
}
