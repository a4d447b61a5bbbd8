namespace IncidentAnalytics.ReferenceServer.World;

/// <summary>
/// The event or alarm of a ticket. Each ticket has exactly one, so that counts of events can be checked against counts of tickets. A view without
/// data of its own.
/// </summary>
internal readonly record struct WorldEvent(Ticket Ticket)
{
    /// <summary>Whether this is an alarm, which is active until its ticket is resolved. Requests and planned work have an event instead, which has no duration.</summary>
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

    /// <summary>The start in epoch milliseconds.</summary>
    public long StartMillis => Ticket.CreatedAt.ToUnixTimeMilliseconds();

    /// <summary>The end; null for an active alarm and when the end is unknown.</summary>
    public DateTimeOffset? End => IsAlarm ? Ticket.ResolvedAt : Ticket.CreatedAt;
}

/// <summary>The severity of an event or alarm, highest first. The names are those of the API.</summary>
internal enum EventSeverity
{
    Critical,
    Major,
    Minor,
    Info,
}
