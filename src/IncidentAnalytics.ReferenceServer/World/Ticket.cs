namespace IncidentAnalytics.ReferenceServer.World;

/// <summary>A ticket of the world, with its state at the end of the world. All services serve the same tickets.</summary>
internal sealed record Ticket
{
    /// <summary>Increases with <see cref="CreatedAt"/> and does not depend on the clock.</summary>
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

    /// <summary>The ticket number: <c>TCK-</c> followed by the id.</summary>
    public string Number => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"TCK-{Id}");

    public TimeSpan? TimeToAcknowledge => AcknowledgedAt - CreatedAt;

    public TimeSpan? TimeToResolve => ResolvedAt - CreatedAt;
}

/// <summary>The priority of a ticket; P1 is the highest.</summary>
internal enum TicketPriority
{
    P1 = 1,
    P2,
    P3,
    P4,
}

/// <summary>The status of a ticket at the end of the world.</summary>
internal enum TicketStatus
{
    /// <summary>Not acknowledged yet.</summary>
    New,

    /// <summary>Acknowledged and in progress.</summary>
    InProgress,

    /// <summary>Acknowledged, but never resolved within the world.</summary>
    OnHold,

    /// <summary>Resolved less than three days ago.</summary>
    Resolved,

    /// <summary>Resolved at least three days ago.</summary>
    Closed,
}
