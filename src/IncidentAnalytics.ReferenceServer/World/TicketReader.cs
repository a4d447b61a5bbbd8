using System.Globalization;
using IncidentAnalytics.ReferenceServer.Aggregations;
using IncidentAnalytics.ReferenceServer.Aggregations.Fields;

namespace IncidentAnalytics.ReferenceServer.World;

/// <summary>
/// Converts loaded documents to tickets by the field names of generated tickets. Missing fields get default values; a document without a timestamp
/// is not a ticket.
/// </summary>
internal static class TicketReader
{
    private const string Unknown = "unknown";

    /// <summary>The tickets, oldest first. Missing, malformed and duplicate ids are replaced by unused ones from 1.</summary>
    public static IReadOnlyList<Ticket> Read(IReadOnlyList<Document> documents, DateTimeOffset endsAt)
    {
        var tickets = documents
            .Select(static document => GetFields(document))
            .Where(static fields => GetCreatedAt(fields) is not null)
            .Select(fields => Read(fields, endsAt))
            .OrderBy(static ticket => ticket.CreatedAt)
            .ToArray();
        AssignIds(tickets);
        return tickets;
    }

    private static Ticket Read(Dictionary<string, FieldValue> fields, DateTimeOffset endsAt)
    {
        var createdAt = GetCreatedAt(fields)!.Value;
        var resolvedAt = GetInstant(fields, "ticket.resolved_at");
        var acknowledgedAt = GetInstant(fields, "ticket.acknowledged_at") ?? resolvedAt;
        var region = GetText(fields, "region") ?? Unknown;
        return new Ticket
        {
            Id = GetId(fields),
            Type = GetText(fields, "ticket.type") ?? "incident",
            Category = GetText(fields, "ticket.category") ?? Unknown,
            Priority =
                Enum.TryParse<TicketPriority>(GetText(fields, "ticket.priority"), out var priority) && Enum.IsDefined(priority)
                    ? priority
                    : TicketPriority.P3,
            Status = GetStatus(fields, acknowledgedAt, resolvedAt, endsAt),
            Application = GetText(fields, TicketFields.Application) ?? Unknown,
            AppType = GetText(fields, TicketFields.AppType) ?? Unknown,
            Domain = GetText(fields, TicketFields.Domain) ?? Unknown,
            Region = region,
            IsEu = GetBoolean(fields, TicketFields.Eu) ?? region.StartsWith("eu-", StringComparison.Ordinal),
            IsEscalated = GetBoolean(fields, "ticket.escalated") ?? false,
            AffectedUsers = GetInt32(fields, "ticket.affected_users") ?? 0,
            CreatedAt = createdAt,
            AcknowledgedAt = acknowledgedAt,
            ResolvedAt = resolvedAt,
        };
    }

    private static TicketStatus GetStatus(
        Dictionary<string, FieldValue> fields,
        DateTimeOffset? acknowledgedAt,
        DateTimeOffset? resolvedAt,
        DateTimeOffset endsAt
    ) =>
        GetText(fields, "ticket.status") switch
        {
            "new" => TicketStatus.New,
            "in_progress" => TicketStatus.InProgress,
            "on_hold" => TicketStatus.OnHold,
            "resolved" => TicketStatus.Resolved,
            "closed" => TicketStatus.Closed,
            _ when resolvedAt is { } at => endsAt - at >= WorldGenerator.ClosedAfter ? TicketStatus.Closed : TicketStatus.Resolved,
            _ => acknowledgedAt is null ? TicketStatus.New : TicketStatus.InProgress,
        };

    private static void AssignIds(Ticket[] tickets)
    {
        var taken = tickets.Select(static ticket => ticket.Id).ToHashSet();
        var assigned = new HashSet<int>();
        var next = 1;
        for (var i = 0; i < tickets.Length; i++)
        {
            if (tickets[i].Id > 0 && assigned.Add(tickets[i].Id))
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
    private static int GetId(Dictionary<string, FieldValue> fields) =>
        GetText(fields, "ticket.id") is { } text
        && int.TryParse(text.AsSpan(text.LastIndexOf('-') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? id
            : 0;

    private static DateTimeOffset? GetCreatedAt(Dictionary<string, FieldValue> fields) =>
        GetInstant(fields, TicketFields.Timestamp) ?? GetInstant(fields, "ticket.created_at");

    private static string? GetText(Dictionary<string, FieldValue> fields, string field) =>
        fields.TryGetValue(field, out var value) ? value.ToString() : null;

    private static bool? GetBoolean(Dictionary<string, FieldValue> fields, string field) =>
        fields.TryGetValue(field, out var value) ? FieldValueConverter.ToLong(value, field, FieldMapping.Boolean) != 0 : null;

    private static int? GetInt32(Dictionary<string, FieldValue> fields, string field) =>
        fields.TryGetValue(field, out var value)
            ? (int)Math.Clamp(FieldValueConverter.ToLong(value, field, FieldMapping.Long), 0, int.MaxValue)
            : null;

    /// <summary>A timestamp; null when it is outside the range of <see cref="DateTimeOffset"/>.</summary>
    private static DateTimeOffset? GetInstant(Dictionary<string, FieldValue> fields, string field) =>
        fields.TryGetValue(field, out var value)
        && FieldValueConverter.ToLong(value, field, FieldMapping.Date) is var millis
        && millis >= DateTimeOffset.MinValue.ToUnixTimeMilliseconds()
        && millis <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? DateTimeOffset.FromUnixTimeMilliseconds(millis)
            : null;

    /// <summary>The first value of each field.</summary>
    private static Dictionary<string, FieldValue> GetFields(Document document)
    {
        var fields = new Dictionary<string, FieldValue>(StringComparer.Ordinal);
        foreach (var (field, value) in document.Values)
        {
            fields.TryAdd(field, value);
        }

        return fields;
    }
}
