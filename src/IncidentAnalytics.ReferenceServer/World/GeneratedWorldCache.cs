namespace IncidentAnalytics.ReferenceServer.World;

/// <summary>
/// Caches the last generated world as long as a server uses it, so that tests that start many servers at the same time of a fake clock generate
/// it once.
/// </summary>
internal static class GeneratedWorldCache
{
    private static readonly Lock Sync = new();
    private static readonly WeakReference<WorldSnapshot?> Last = new(null);
    private static (long Seed, DateTimeOffset End) _lastKey;

    public static WorldSnapshot GetOrCreate(long seed, DateTimeOffset now)
    {
        var key = (seed, WorldGenerator.GetEnd(now));
        lock (Sync)
        {
            if (_lastKey == key && Last.TryGetTarget(out var last))
            {
                return last;
            }

            var created = Create(seed, now);
            _lastKey = key;
            Last.SetTarget(created);
            return created;
        }
    }

    private static WorldSnapshot Create(long seed, DateTimeOffset now)
    {
        var tickets = WorldGenerator.Generate(seed, now);
        var end = WorldGenerator.GetEnd(now);
        var seededAnomalies = AnomalySeeding.GetBetween(seed, end.AddDays(-WorldGenerator.Days), end);
        return WorldSnapshot.FromTickets(tickets, end, seededAnomalies);
    }
}
