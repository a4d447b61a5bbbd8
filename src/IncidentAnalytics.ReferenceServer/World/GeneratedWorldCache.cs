using IncidentAnalytics.ReferenceServer.Aggregations;

namespace IncidentAnalytics.ReferenceServer.World;

/// <summary>
/// The generated worlds. The last one made is kept as long as a server uses it: a test run that starts many servers at one
/// instant of a fake clock makes it once, for a world never changes.
/// </summary>
internal static class GeneratedWorlds
{
    private static readonly Lock Making = new();
    private static readonly WeakReference<WorldSnapshot?> Last = new(null);
    private static (long Seed, DateTimeOffset End) _lastKey;

    public static WorldSnapshot Get(long seed, DateTimeOffset now)
    {
        var key = (seed, WorldGenerator.EndOf(now));
        lock (Making)
        {
            if (_lastKey == key && Last.TryGetTarget(out var last))
            {
                return last;
            }

            var made = Make(seed, now);
            _lastKey = key;
            Last.SetTarget(made);
            return made;
        }
    }

    private static WorldSnapshot Make(long seed, DateTimeOffset now)
    {
        var tickets = WorldGenerator.Generate(seed, now);
        var documents = new List<Document>(tickets.Count);
        foreach (var ticket in tickets)
        {
            var document = new Document();
            TicketFields.Write(ticket, new DocumentSink(document));
            documents.Add(document);
        }

        var end = WorldGenerator.EndOf(now);
        var planted = Planting.Between(seed, end.AddDays(-WorldGenerator.Days), end);
        return new WorldSnapshot(new DocumentSet(documents, TicketFields.Mapping), tickets, end, planted);
    }
}
