namespace IncidentAnalytics.ReferenceServer.Sonar;

/// <summary>A ticket as Sonar knows it. Dates are seconds since 1970.</summary>
internal sealed record SonarTicket
{
    public required int Id { get; init; }

    public required Guid Guid { get; init; }

    public required SonarTicketType Type { get; init; }

    public required SonarSite? Site { get; init; }

    public required string Title { get; init; }

    public required SonarPriority Priority { get; init; }

    public required SonarStatus Status { get; init; }

    /// <summary>How many detections were merged into it, itself included.</summary>
    public required int Count { get; init; }

    /// <summary>Whether the detection is a true one; null before it was analysed.</summary>
    public required bool? IsAttack { get; init; }

    /// <summary>Whether it needs somebody at once; null before it was analysed.</summary>
    public required bool? IsIncident { get; init; }

    public required SonarTask[] Assignees { get; init; }

    public required SonarTask[] Approvers { get; init; }

    /// <summary>Who wrote it; null for what was detected.</summary>
    public required SonarPerson? Author { get; init; }

    public required long CreatedAt { get; init; }

    public required long UpdatedAt { get; init; }

    public required long? ClosedAt { get; init; }
}
