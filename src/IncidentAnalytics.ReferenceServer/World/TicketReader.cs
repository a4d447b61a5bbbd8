using System.Globalization;
using IncidentAnalytics.ReferenceServer.Aggregations;
using IncidentAnalytics.ReferenceServer.Aggregations.Fields;

namespace IncidentAnalytics.ReferenceServer.World;

/// <summary>
/// Converts loaded documents to tickets by the field names of generated tickets. Missing fields get default values; a document without a timestamp
/// is not a ticket. Of several values of a field the first counts.
/// </summary>
internal sealed class TicketReader
{
    private const string Unknown = "unknown";

    private readonly DateTimeOffset _endsAt;
    private readonly InstantField _timestamp;
    private readonly TextField _application;
    private readonly TextField _appType;
    private readonly TextField _domain;
    private readonly TextField _region;
    private readonly NumberField _isEu;
    private readonly TextField _id;
    private readonly TextField _type;
    private readonly TextField _category;
    private readonly TextField _priority;
    private readonly TextField _status;
    private readonly NumberField _isEscalated;
    private readonly NumberField _affectedUsers;
    private readonly InstantField _createdAt;
    private readonly InstantField _acknowledgedAt;
    private readonly InstantField _resolvedAt;

    private TicketReader(DocumentSet documents, DateTimeOffset endsAt)
    {
        _endsAt = endsAt;
        _timestamp = new(documents, TicketFields.Timestamp);
        _application = new(documents, TicketFields.Application);
        _appType = new(documents, TicketFields.AppType);
        _domain = new(documents, TicketFields.Domain);
        _region = new(documents, "region");
        _isEu = new(documents, TicketFields.Eu);
        _id = new(documents, "ticket.id");
        _type = new(documents, "ticket.type");
        _category = new(documents, "ticket.category");
        _priority = new(documents, "ticket.priority");
        _status = new(documents, "ticket.status");
        _isEscalated = new(documents, "ticket.escalated");
        _affectedUsers = new(documents, "ticket.affected_users");
        _createdAt = new(documents, "ticket.created_at");
        _acknowledgedAt = new(documents, "ticket.acknowledged_at");
        _resolvedAt = new(documents, "ticket.resolved_at");
    }

    /// <summary>The tickets, oldest first. Missing, malformed and duplicate ids are replaced by unused ones from 1.</summary>
    /// <param name="documents">The documents, with <see cref="TicketFields.Mapping"/>.</param>
    /// <param name="endsAt">The end of the world.</param>
    public static IReadOnlyList<Ticket> Read(DocumentSet documents, DateTimeOffset endsAt)
    {
        var reader = new TicketReader(documents, endsAt);
        var tickets = Enumerable
            .Range(0, documents.Count)
            .Select(document => reader.Read(document))
            .OfType<Ticket>()
            .OrderBy(static ticket => ticket.CreatedAt)
            .ToArray();
        AssignIds(tickets);
        return tickets;
    }

    private Ticket? Read(int document)
    {
        if ((_timestamp[document] ?? _createdAt[document]) is not { } createdAt)
        {
            return null;
        }

        var resolvedAt = _resolvedAt[document];
        var acknowledgedAt = _acknowledgedAt[document] ?? resolvedAt;
        var region = _region[document] ?? Unknown;
        return new Ticket
        {
            Id = GetId(_id[document]),
            Type = _type[document] ?? "incident",
            Category = _category[document] ?? Unknown,
            Priority =
                Enum.TryParse<TicketPriority>(_priority[document], out var priority) && Enum.IsDefined(priority)
                    ? priority
                    : TicketPriority.P3,
            Status = GetStatus(_status[document], acknowledgedAt, resolvedAt),
            Application = _application[document] ?? Unknown,
            AppType = _appType[document] ?? Unknown,
            Domain = _domain[document] ?? Unknown,
            Region = region,
            IsEu = _isEu[document] is { } eu ? eu != 0 : region.StartsWith("eu-", StringComparison.Ordinal),
            IsEscalated = _isEscalated[document] is { } escalated && escalated != 0,
            AffectedUsers = (int)Math.Clamp(_affectedUsers[document] ?? 0, 0, int.MaxValue),
            CreatedAt = createdAt,
            AcknowledgedAt = acknowledgedAt,
            ResolvedAt = resolvedAt,
        };
    }

    private TicketStatus GetStatus(string? text, DateTimeOffset? acknowledgedAt, DateTimeOffset? resolvedAt) =>
        text switch
        {
            "new" => TicketStatus.New,
            "in_progress" => TicketStatus.InProgress,
            "on_hold" => TicketStatus.OnHold,
            "resolved" => TicketStatus.Resolved,
            "closed" => TicketStatus.Closed,
            _ when resolvedAt is { } at => _endsAt - at >= WorldGenerator.ClosedAfter ? TicketStatus.Closed : TicketStatus.Resolved,
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
    private static int GetId(string? text) =>
        text is not null
        && int.TryParse(text.AsSpan(text.LastIndexOf('-') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? id
            : 0;

    /// <summary>The first values of a keyword field; null for documents without any.</summary>
    private sealed class TextField(DocumentSet documents, string name)
    {
        private readonly KeywordColumn _column = (KeywordColumn)documents.Find(name)!;

        public string? this[int document] =>
            _column.HasValue(document) ? _column.Terms[_column.Ordinals[_column.GetFirst(document)]] : null;
    }

    /// <summary>The first values of a field of integers, or of booleans as 1 and 0.</summary>
    private sealed class NumberField(DocumentSet documents, string name)
    {
        private readonly LongColumn _column = (LongColumn)documents.Find(name)!;

        public long? this[int document] => _column.HasValue(document) ? _column.Values[_column.GetFirst(document)] : null;
    }

    /// <summary>The first values of a field of dates; null also for dates outside the range of <see cref="DateTimeOffset"/>.</summary>
    private sealed class InstantField(DocumentSet documents, string name)
    {
        private static readonly long Min = DateTimeOffset.MinValue.ToUnixTimeMilliseconds();
        private static readonly long Max = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

        private readonly NumberField _millis = new(documents, name);

        public DateTimeOffset? this[int document] =>
            _millis[document] is { } millis && millis >= Min && millis <= Max ? DateTimeOffset.FromUnixTimeMilliseconds(millis) : null;
    }
}
