namespace IncidentAnalytics.ReferenceServer.Sonar;

/// <summary>A ticket. Times are seconds since 1970.</summary>
internal sealed record SonarTicket
{
    public required int Id { get; init; }

    public required Guid Guid { get; init; }

    public required SonarTicketType Type { get; init; }

    public required SonarSite? Site { get; init; }

    public required string Title { get; init; }

    public required SonarPriority Priority { get; init; }

    public required SonarStatus Status { get; init; }

    /// <summary>The number of detections that were merged into it, including itself.</summary>
    public required int Count { get; init; }

    /// <summary>Whether the detection is confirmed; null before its analysis.</summary>
    public required bool? IsAttack { get; init; }

    /// <summary>Whether it requires an immediate response; null before its analysis.</summary>
    public required bool? IsIncident { get; init; }

    public required SonarTask[] Assignees { get; init; }

    public required SonarTask[] Approvers { get; init; }

    /// <summary>The author; null for a detection.</summary>
    public required SonarPerson? Author { get; init; }

    public required long CreatedAt { get; init; }

    public required long UpdatedAt { get; init; }

    public required long? ClosedAt { get; init; }
}

/// <summary>The status of a ticket.</summary>
internal enum SonarStatus
{
    /// <summary>Not assigned.</summary>
    New,

    /// <summary>Assigned, and nobody works on it: on hold or reopened.</summary>
    Assigned,

    /// <summary>In progress.</summary>
    InProgress,

    /// <summary>Resolved and waiting for approval.</summary>
    Submitted,

    /// <summary>Resolved and approved.</summary>
    Approved,

    /// <summary>Resolved and rejected.</summary>
    Rejected,

    /// <summary>Closed.</summary>
    Closed,
}

/// <summary>The priority of a ticket. The numbers are those of requests.</summary>
internal enum SonarPriority
{
    Low = 1,
    Medium = 2,
    High = 3,
}

/// <summary>The task of an assignee or approver.</summary>
internal readonly record struct SonarTask(SonarPerson Person, SonarTaskStatus Status);

/// <summary>The status of a task.</summary>
internal enum SonarTaskStatus
{
    Assigned,
    InProgress,
    Closed,
}
