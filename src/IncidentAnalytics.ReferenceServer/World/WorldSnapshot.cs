using IncidentAnalytics.ReferenceServer.Aggregations;

namespace IncidentAnalytics.ReferenceServer.World;

/// <summary>The world as all services see it at one moment. A load or a reset makes another one; none ever changes.</summary>
/// <param name="documents">The tickets as documents, of any shape where they were loaded.</param>
/// <param name="tickets">The same tickets, oldest first; documents without an instant are none.</param>
/// <param name="endsAt">The world's now: nothing in it happened later.</param>
/// <param name="planted">What was put into a generated world on purpose; null for what was loaded.</param>
internal sealed class WorldSnapshot(
    DocumentSet documents,
    IReadOnlyList<Ticket> tickets,
    DateTimeOffset endsAt,
    IReadOnlyList<PlantedAnomaly>? planted = null
)
{
    public DocumentSet Documents { get; } = documents;

    public IReadOnlyList<Ticket> Tickets { get; } = tickets;

    public DateTimeOffset EndsAt { get; } = endsAt;

    /// <summary>The truth about anomalies, oldest first; null when nobody knows it.</summary>
    public IReadOnlyList<PlantedAnomaly>? Planted { get; } = planted;
}
