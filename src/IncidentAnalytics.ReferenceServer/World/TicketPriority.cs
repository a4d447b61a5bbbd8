namespace IncidentAnalytics.ReferenceServer.World;

/// <summary>How urgent a ticket is; P1 most.</summary>
internal enum TicketPriority
{
    P1 = 1,
    P2,
    P3,
    P4,
}
