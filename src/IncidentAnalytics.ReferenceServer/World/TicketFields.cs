using IncidentAnalytics.ReferenceServer.Aggregations;

namespace IncidentAnalytics.ReferenceServer.World;

/// <summary>What a ticket looks like to <c>/v3/tickets/aggs</c>: field paths, their types and their values.</summary>
internal static class TicketFields
{
    public const string Timestamp = "@timestamp";
    public const string Application = "application";
    public const string AppType = "app_type";
    public const string Domain = "domain";
    public const string Eu = "ticket.eu";

    /// <summary>The type of every field. It holds for loaded documents as well; their other fields are typed by their values.</summary>
    public static readonly IReadOnlyDictionary<string, string> Mapping = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [Timestamp] = "date",
        [Application] = "keyword",
        [AppType] = "keyword",
        [Domain] = "keyword",
        ["region"] = "keyword",
        [Eu] = "boolean",
        ["ticket.id"] = "keyword",
        ["ticket.type"] = "keyword",
        ["ticket.category"] = "keyword",
        ["ticket.priority"] = "keyword",
        ["ticket.status"] = "keyword",
        ["ticket.resolved"] = "boolean",
        ["ticket.escalated"] = "boolean",
        ["ticket.affected_users"] = "long",
        ["ticket.created_at"] = "date",
        ["ticket.acknowledged_at"] = "date",
        ["ticket.resolved_at"] = "date",
        ["ticket.time_to_acknowledge_minutes"] = "double",
        ["ticket.time_to_resolve_minutes"] = "double",
    };

    /// <summary>Hands over every field that the ticket has; an instant that has not come is left out.</summary>
    public static void Write<TSink>(Ticket ticket, TSink sink)
        where TSink : ITicketFieldSink
    {
        sink.Add(Timestamp, ticket.CreatedAt);
        sink.Add(Application, ticket.Application);
        sink.Add(AppType, ticket.AppType);
        sink.Add(Domain, ticket.Domain);
        sink.Add("region", ticket.Region);
        sink.Add(Eu, ticket.IsEu);
        sink.Add("ticket.id", ticket.Number);
        sink.Add("ticket.type", ticket.Type);
        sink.Add("ticket.category", ticket.Category);
        sink.Add("ticket.priority", PriorityText(ticket.Priority));
        sink.Add("ticket.status", StatusText(ticket.Status));
        sink.Add("ticket.resolved", ticket.ResolvedAt is not null);
        sink.Add("ticket.escalated", ticket.IsEscalated);
        sink.Add("ticket.affected_users", (long)ticket.AffectedUsers);
        sink.Add("ticket.created_at", ticket.CreatedAt);
        if (ticket is { AcknowledgedAt: { } acknowledgedAt, TimeToAcknowledge: { } timeToAcknowledge })
        {
            sink.Add("ticket.acknowledged_at", acknowledgedAt);
            sink.Add("ticket.time_to_acknowledge_minutes", Minutes(timeToAcknowledge));
        }

        if (ticket is { ResolvedAt: { } resolvedAt, TimeToResolve: { } timeToResolve })
        {
            sink.Add("ticket.resolved_at", resolvedAt);
            sink.Add("ticket.time_to_resolve_minutes", Minutes(timeToResolve));
        }
    }

    private static double Minutes(TimeSpan span) => Math.Round(span.TotalMinutes, 2);

    private static string PriorityText(TicketPriority priority) =>
        priority switch
        {
            TicketPriority.P1 => "P1",
            TicketPriority.P2 => "P2",
            TicketPriority.P3 => "P3",
            _ => "P4",
        };

    private static string StatusText(TicketStatus status) =>
        status switch
        {
            TicketStatus.New => "new",
            TicketStatus.InProgress => "in_progress",
            TicketStatus.OnHold => "on_hold",
            TicketStatus.Resolved => "resolved",
            _ => "closed",
        };
}

/// <summary>Takes the fields of a ticket one by one.</summary>
internal interface ITicketFieldSink
{
    void Add(string field, string value);

    void Add(string field, bool value);

    void Add(string field, long value);

    void Add(string field, double value);

    void Add(string field, DateTimeOffset value);
}

/// <summary>Collects a ticket's fields in a document of the engine.</summary>
internal readonly struct DocumentSink(Document document) : ITicketFieldSink
{
    public void Add(string field, string value) => document.Add(field, value);

    public void Add(string field, bool value) => document.Add(field, value);

    public void Add(string field, long value) => document.Add(field, value);

    public void Add(string field, double value) => document.Add(field, value);

    public void Add(string field, DateTimeOffset value) => document.Add(field, value);
}
