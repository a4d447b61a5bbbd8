using IncidentAnalytics.ReferenceServer.Aggregations;
using IncidentAnalytics.ReferenceServer.Aggregations.Fields;

namespace IncidentAnalytics.ReferenceServer.World;

/// <summary>The fields of tickets in <c>/v3/tickets/aggs</c>: paths, types and values.</summary>
internal static class TicketFields
{
    public const string Timestamp = "@timestamp";
    public const string Application = "application";
    public const string AppType = "app_type";
    public const string Domain = "domain";
    public const string Eu = "ticket.eu";

    /// <summary>The names of the types of the fields, also for loaded documents; their other fields are typed by their values.</summary>
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

    /// <summary>The types of the fields, see <see cref="Mapping"/>.</summary>
    public static readonly Mapping Types = Aggregations.Fields.Mapping.FromTypeNames(Mapping);

    public static DocumentSet ToDocuments(IEnumerable<Ticket> tickets)
    {
        var documents = new DocumentSetBuilder(Types);
        foreach (var ticket in tickets)
        {
            documents.Add(ToDocument(ticket));
        }

        return documents.Build();
    }

    /// <summary>Converts a ticket to a document. Timestamps that have not occurred yet are left out.</summary>
    public static Document ToDocument(Ticket ticket)
    {
        var document = new Document();
        document.Add(Timestamp, ticket.CreatedAt);
        document.Add(Application, ticket.Application);
        document.Add(AppType, ticket.AppType);
        document.Add(Domain, ticket.Domain);
        document.Add("region", ticket.Region);
        document.Add(Eu, ticket.IsEu);
        document.Add("ticket.id", ticket.Number);
        document.Add("ticket.type", ticket.Type);
        document.Add("ticket.category", ticket.Category);
        document.Add("ticket.priority", FormatPriority(ticket.Priority));
        document.Add("ticket.status", FormatStatus(ticket.Status));
        document.Add("ticket.resolved", ticket.ResolvedAt is not null);
        document.Add("ticket.escalated", ticket.IsEscalated);
        document.Add("ticket.affected_users", (long)ticket.AffectedUsers);
        document.Add("ticket.created_at", ticket.CreatedAt);
        if (ticket is { AcknowledgedAt: { } acknowledgedAt, TimeToAcknowledge: { } timeToAcknowledge })
        {
            document.Add("ticket.acknowledged_at", acknowledgedAt);
            document.Add("ticket.time_to_acknowledge_minutes", RoundMinutes(timeToAcknowledge));
        }

        if (ticket is { ResolvedAt: { } resolvedAt, TimeToResolve: { } timeToResolve })
        {
            document.Add("ticket.resolved_at", resolvedAt);
            document.Add("ticket.time_to_resolve_minutes", RoundMinutes(timeToResolve));
        }

        return document;
    }

    private static double RoundMinutes(TimeSpan span) => Math.Round(span.TotalMinutes, 2);

    private static string FormatPriority(TicketPriority priority) =>
        priority switch
        {
            TicketPriority.P1 => "P1",
            TicketPriority.P2 => "P2",
            TicketPriority.P3 => "P3",
            _ => "P4",
        };

    private static string FormatStatus(TicketStatus status) =>
        status switch
        {
            TicketStatus.New => "new",
            TicketStatus.InProgress => "in_progress",
            TicketStatus.OnHold => "on_hold",
            TicketStatus.Resolved => "resolved",
            _ => "closed",
        };
}
