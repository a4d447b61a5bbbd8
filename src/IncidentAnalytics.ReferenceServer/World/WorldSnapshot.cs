using IncidentAnalytics.ReferenceServer.Aggregations;

namespace IncidentAnalytics.ReferenceServer.World;

/// <summary>
/// The world that all services serve. Immutable: a load or a reset creates another one. It has the same tickets twice, as columns for aggregations and
/// as objects for the other services, and creates the second form when it is first used.
/// </summary>
internal sealed class WorldSnapshot
{
    private readonly Lazy<DocumentSet> _documents;
    private readonly Lazy<IReadOnlyList<Ticket>> _tickets;

    private WorldSnapshot(
        Lazy<DocumentSet> documents,
        Lazy<IReadOnlyList<Ticket>> tickets,
        int documentCount,
        DateTimeOffset endsAt,
        IReadOnlyList<SeededAnomaly>? seededAnomalies
    )
    {
        _documents = documents;
        _tickets = tickets;
        DocumentCount = documentCount;
        EndsAt = endsAt;
        SeededAnomalies = seededAnomalies;
    }

    /// <summary>The tickets as documents; loaded documents may have any shape.</summary>
    public DocumentSet Documents => _documents.Value;

    public int DocumentCount { get; }

    /// <summary>The same tickets, oldest first; documents without a timestamp are not tickets.</summary>
    public IReadOnlyList<Ticket> Tickets => _tickets.Value;

    /// <summary>The current time of the world; nothing in it happened later.</summary>
    public DateTimeOffset EndsAt { get; }

    /// <summary>The anomalies seeded into a generated world, oldest first: the ground truth for anomaly detection. Null for loaded tickets.</summary>
    public IReadOnlyList<SeededAnomaly>? SeededAnomalies { get; }

    public static WorldSnapshot FromTickets(
        IReadOnlyList<Ticket> tickets,
        DateTimeOffset endsAt,
        IReadOnlyList<SeededAnomaly> seededAnomalies
    ) => new(new(() => TicketFields.ToDocuments(tickets)), new(tickets), tickets.Count, endsAt, seededAnomalies);

    /// <param name="documents">The documents, with <see cref="TicketFields.Mapping"/>.</param>
    /// <param name="endsAt">The current time of the world.</param>
    public static WorldSnapshot FromDocuments(DocumentSet documents, DateTimeOffset endsAt) =>
        new(new(documents), new(() => TicketReader.Read(documents, endsAt)), documents.Count, endsAt, seededAnomalies: null);
}
