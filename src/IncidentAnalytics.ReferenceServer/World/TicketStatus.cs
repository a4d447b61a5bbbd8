namespace IncidentAnalytics.ReferenceServer.World;

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
