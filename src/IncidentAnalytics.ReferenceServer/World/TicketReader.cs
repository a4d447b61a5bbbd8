using System.Globalization;
using IncidentAnalytics.ReferenceServer.Aggregations;
using IncidentAnalytics.ReferenceServer.Aggregations.Fields;

namespace IncidentAnalytics.ReferenceServer.World;

/// <summary>
/// Reads loaded documents as tickets, by the field names that the generated ones have. What a document leaves out gets a plain
/// value; without an instant it is no ticket.
/// </summary>
internal static class TicketReader
{
    private const string Unknown = "unknown";

    /// <summary>The documents that are tickets, oldest first. Ids that are missing, malformed or taken are given anew, from 1.</summary>
    public static IReadOnlyList<Ticket> Read(IReadOnlyList<Document> documents, DateTimeOffset endsAt)
    {
        var tickets = documents
            .Select(static document => Fields(document))
            .Where(static fields => CreatedAt(fields) is not null)
            .Select(fields => Read(fields, endsAt))
            .OrderBy(static ticket => ticket.CreatedAt)
            .ToArray();
        GiveIds(tickets);
        return tickets;
    }

    private static Ticket Read(Dictionary<string, FieldValue> fields, DateTimeOffset endsAt)
    {
        var createdAt = CreatedAt(fields)!.Value;
        var resolvedAt = Instant(fields, "ticket.resolved_at");
        var acknowledgedAt = Instant(fields, "ticket.acknowledged_at") ?? resolvedAt;
        var region = Text(fields, "region") ?? Unknown;
        return new Ticket
        {
            Id = Id(fields),
            Type = Text(fields, "ticket.type") ?? "incident",
            Category = Text(fields, "ticket.category") ?? Unknown,
            Priority =
                Enum.TryParse<TicketPriority>(Text(fields, "ticket.priority"), out var priority) && Enum.IsDefined(priority)
                    ? priority
                    : TicketPriority.P3,
            Status = Status(fields, acknowledgedAt, resolvedAt, endsAt),
            Application = Text(fields, TicketFields.Application) ?? Unknown,
            AppType = Text(fields, TicketFields.AppType) ?? Unknown,
            Domain = Text(fields, TicketFields.Domain) ?? Unknown,
            Region = region,
            IsEu = Boolean(fields, TicketFields.Eu) ?? region.StartsWith("eu-", StringComparison.Ordinal),
            IsEscalated = Boolean(fields, "ticket.escalated") ?? false,
            AffectedUsers = Int(fields, "ticket.affected_users") ?? 0,
            CreatedAt = createdAt,
            AcknowledgedAt = acknowledgedAt,
            ResolvedAt = resolvedAt,
        };
    }

    private static TicketStatus Status(
        Dictionary<string, FieldValue> fields,
        DateTimeOffset? acknowledgedAt,
        DateTimeOffset? resolvedAt,
        DateTimeOffset endsAt
    ) =>
        Text(fields, "ticket.status") switch
        {
            "new" => TicketStatus.New,
            "in_progress" => TicketStatus.InProgress,
            "on_hold" => TicketStatus.OnHold,
            "resolved" => TicketStatus.Resolved,
            "closed" => TicketStatus.Closed,
            _ when resolvedAt is { } at => endsAt - at >= WorldGenerator.ClosesAfter ? TicketStatus.Closed : TicketStatus.Resolved,
            _ => acknowledgedAt is null ? TicketStatus.New : TicketStatus.InProgress,
        };

    private static void GiveIds(Ticket[] tickets)
    {
        var taken = tickets.Select(static ticket => ticket.Id).ToHashSet();
        var given = new HashSet<int>();
        var next = 1;
        for (var i = 0; i < tickets.Length; i++)
        {
            if (tickets[i].Id > 0 && given.Add(tickets[i].Id))
            {
                continue;
            }

            while (!taken.Add(next))
            {
                next++;
            }

            tickets[i] = tickets[i] with { Id = next };
        }
    }

    /// <summary>The number in <c>TCK-123</c> or <c>123</c>; 0 for any other text.</summary>
    private static int Id(Dictionary<string, FieldValue> fields) =>
        Text(fields, "ticket.id") is { } text
        && int.TryParse(text.AsSpan(text.LastIndexOf('-') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? id
            : 0;

    private static DateTimeOffset? CreatedAt(Dictionary<string, FieldValue> fields) =>
        Instant(fields, TicketFields.Timestamp) ?? Instant(fields, "ticket.created_at");

    private static string? Text(Dictionary<string, FieldValue> fields, string field) =>
        fields.TryGetValue(field, out var value) ? value.ToString() : null;

    private static bool? Boolean(Dictionary<string, FieldValue> fields, string field) =>
        fields.TryGetValue(field, out var value) ? FieldValueConverter.ToLong(value, field, FieldMapping.Boolean) != 0 : null;

    private static int? Int(Dictionary<string, FieldValue> fields, string field) =>
        fields.TryGetValue(field, out var value)
            ? (int)Math.Clamp(FieldValueConverter.ToLong(value, field, FieldMapping.Long), 0, int.MaxValue)
            : null;

    /// <summary>An instant beyond the calendar is none.</summary>
    private static DateTimeOffset? Instant(Dictionary<string, FieldValue> fields, string field) =>
        fields.TryGetValue(field, out var value)
        && FieldValueConverter.ToLong(value, field, FieldMapping.Date) is var millis
        && millis >= DateTimeOffset.MinValue.ToUnixTimeMilliseconds()
        && millis <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? DateTimeOffset.FromUnixTimeMilliseconds(millis)
            : null;

    /// <summary>The first value of each field.</summary>
    private static Dictionary<string, FieldValue> Fields(Document document)
    {
        var fields = new Dictionary<string, FieldValue>(StringComparer.Ordinal);
        foreach (var (field, value) in document.Values)
        {
            fields.TryAdd(field, value);
        }

        return fields;
    }
}
