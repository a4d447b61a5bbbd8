using IncidentAnalytics.ReferenceServer.Analytics.Incidents;
using IncidentAnalytics.ReferenceServer.World;

namespace IncidentAnalytics.ReferenceServer.Analytics.Records;

/// <summary>What the stores of one world share: its incidents, the ids of its records and the clock.</summary>
/// <param name="snapshot">The world.</param>
/// <param name="seed">The server's seed; ids are derived from it.</param>
/// <param name="clock">The server's clock.</param>
internal sealed class AnalyticsWorld(WorldSnapshot snapshot, long seed, TimeProvider clock)
{
    public WorldSnapshot Snapshot { get; } = snapshot;

    public IncidentSet Incidents { get; } = new(snapshot);

    public RecordIds Ids { get; } = new(seed);

    public TimeProvider Clock { get; } = clock;

    public DateTimeOffset Now => Clock.GetUtcNow();

    /// <summary>Whether the world was generated. A generated world also has records that users would have created.</summary>
    public bool IsGenerated => Snapshot.SeededAnomalies is not null;
}
