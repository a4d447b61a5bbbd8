namespace IncidentAnalytics.ReferenceServer.World;

/// <summary>
/// The event or alarm of a ticket: each ticket has one, so that all that is counted of the one can be checked by counting the other.
/// It holds nothing of its own; to make one costs nothing.
/// </summary>
internal readonly record struct WorldEvent(Ticket Ticket)
{
    /// <summary>An alarm lasts until its ticket is resolved. A plain event (of what was asked for or planned) only happens.</summary>
    public bool IsAlarm => Ticket.Type is not ("service_request" or "change" or "access_request" or "maintenance");

    public bool HasEnded => !IsAlarm || Ticket.ResolvedAt is not null || Ticket.Status is TicketStatus.Resolved or TicketStatus.Closed;

    public bool IsActiveAlarm => IsAlarm && !HasEnded;

    public bool IsHistoryAlarm => IsAlarm && HasEnded;

    public string Name => $"{Ticket.Category}_{Ticket.Type}";

    public EventSeverity Severity =>
        Ticket.Priority switch
        {
            TicketPriority.P1 => EventSeverity.Critical,
            TicketPriority.P2 => EventSeverity.Major,
            TicketPriority.P3 => EventSeverity.Minor,
            _ => EventSeverity.Info,
        };

    public string ResourceProvider => Ticket.Application;

    public string ResourceType => Ticket.AppType;

    public string ResourceId => $"{Ticket.Region}/{Ticket.Domain}";

    /// <summary>When it began, in milliseconds since 1970.</summary>
    public long StartMillis => Ticket.CreatedAt.ToUnixTimeMilliseconds();

    /// <summary>When it ended; null for an alarm that lasts, and for one whose end is not known.</summary>
    public DateTimeOffset? End => IsAlarm ? Ticket.ResolvedAt : Ticket.CreatedAt;
}

/// <summary>How bad an event or alarm is, the worst first. The names are those of the wire.</summary>
internal enum EventSeverity
{
    Critical,
    Major,
    Minor,
    Info,
}
