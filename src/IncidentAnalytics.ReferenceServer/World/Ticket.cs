namespace IncidentAnalytics.ReferenceServer.World;

/// <summary>One ticket of the world, as it stands at the world's end. All services tell the same of it.</summary>
internal sealed record Ticket
{
    /// <summary>Ascends with <see cref="CreatedAt"/>, fits into 32 bits, and is the same at whatever clock the world was made.</summary>
    public required int Id { get; init; }

    public required string Type { get; init; }

    public required string Category { get; init; }

    public required TicketPriority Priority { get; init; }

    public required TicketStatus Status { get; init; }

    public required string Application { get; init; }

    public required string AppType { get; init; }

    public required string Domain { get; init; }

    public required string Region { get; init; }

    /// <summary>Whether <see cref="Region"/> is in the EU.</summary>
    public required bool IsEu { get; init; }

    public required bool IsEscalated { get; init; }

    public required int AffectedUsers { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset? AcknowledgedAt { get; init; }

    public required DateTimeOffset? ResolvedAt { get; init; }

    /// <summary>The number people use: <c>TCK-</c> and the id.</summary>
    public string Number => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"TCK-{Id}");

    public TimeSpan? TimeToAcknowledge => AcknowledgedAt - CreatedAt;

    public TimeSpan? TimeToResolve => ResolvedAt - CreatedAt;
}

/// <summary>How urgent a ticket is; P1 most.</summary>
internal enum TicketPriority
{
    P1 = 1,
    P2,
    P3,
    P4,
}

/// <summary>Where a ticket stands at the world's end.</summary>
internal enum TicketStatus
{
    /// <summary>Nobody has taken it yet.</summary>
    New,

    /// <summary>Acknowledged, being worked on.</summary>
    InProgress,

    /// <summary>Acknowledged, waiting for somebody else; it is never resolved within the world.</summary>
    OnHold,

    /// <summary>Resolved less than three days ago.</summary>
    Resolved,

    /// <summary>Resolved at least three days ago.</summary>
    Closed,
}
