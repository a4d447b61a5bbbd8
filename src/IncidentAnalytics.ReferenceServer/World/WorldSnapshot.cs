using IncidentAnalytics.ReferenceServer.Aggregations;

namespace IncidentAnalytics.ReferenceServer.World;

/// <summary>The world that all services serve. Immutable: a load or a reset creates another one.</summary>
/// <param name="documents">The tickets as documents; loaded documents may have any shape.</param>
/// <param name="tickets">The same tickets, oldest first; documents without a timestamp are not tickets.</param>
/// <param name="endsAt">The current time of the world; nothing in it happened later.</param>
/// <param name="seededAnomalies">The anomalies seeded into a generated world; null for loaded tickets.</param>
internal sealed class WorldSnapshot(
    DocumentSet documents,
    IReadOnlyList<Ticket> tickets,
    DateTimeOffset endsAt,
    IReadOnlyList<SeededAnomaly>? seededAnomalies = null
)
{
    public DocumentSet Documents { get; } = documents;

    public IReadOnlyList<Ticket> Tickets { get; } = tickets;

    public DateTimeOffset EndsAt { get; } = endsAt;

    /// <summary>The ground truth for anomaly detection, oldest first; null when it is unknown.</summary>
    public IReadOnlyList<SeededAnomaly>? SeededAnomalies { get; } = seededAnomalies;
}
