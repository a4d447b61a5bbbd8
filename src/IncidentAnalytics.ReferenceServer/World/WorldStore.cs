using System.Text;
using System.Text.Json;
using IncidentAnalytics.ReferenceServer.Engine;

namespace IncidentAnalytics.ReferenceServer.World;

/// <summary>Holds the world: the generated one, or what was loaded instead of it or beside it.</summary>
internal sealed class WorldStore
{
    private readonly IncidentAnalyticsServerOptions _options;
    private readonly Lock _loading = new();
    private volatile Lazy<WorldSnapshot> _current;

    /// <exception cref="FormatException">A line of the options' documents is not a JSON object, or a value does not fit its field.</exception>
    public WorldStore(IncidentAnalyticsServerOptions options)
    {
        _options = options;
        _current = Initial();
    }

    /// <summary>The world of this moment; a load replaces it, it never changes one. Read it once per request.</summary>
    public WorldSnapshot Current => _current.Value;

    /// <summary>Goes back to how the server was started, with a world that ends at the clock's now.</summary>
    public void Reset()
    {
        lock (_loading)
        {
            _current = Initial();
        }
    }

    /// <summary>Takes documents of any shape.</summary>
    /// <returns>How many documents were loaded.</returns>
    /// <exception cref="FormatException">A line is not a JSON object, or a value does not fit its field; nothing was loaded.</exception>
    public int Load(IEnumerable<string> lines, bool append)
    {
        var loaded = Parse(lines);
        lock (_loading)
        {
            _current = Ready(append ? [.. Current.Documents.Documents, .. loaded] : loaded);
        }

        return loaded.Count;
    }

    private Lazy<WorldSnapshot> Initial()
    {
        if (_options.Tickets is { } lines)
        {
            return Ready(Parse(lines));
        }

        // Made when first asked for, so that a server whose tickets nobody reads starts faster; the clock is read now.
        var now = _options.TimeProvider.GetUtcNow();
        return new Lazy<WorldSnapshot>(() => GeneratedWorlds.Get(_options.Seed, now));
    }

    private Lazy<WorldSnapshot> Ready(List<Document> documents)
    {
        var endsAt = _options.TimeProvider.GetUtcNow();
        try
        {
            return new(new WorldSnapshot(new DocumentSet(documents, TicketFields.Mapping), TicketReader.Read(documents, endsAt), endsAt));
        }
        catch (AggregationException e)
        {
            throw new FormatException($"A value does not fit its field: {e.Message}", e);
        }
    }

    private static List<Document> Parse(IEnumerable<string> lines)
    {
        var documents = new List<Document>();
        var number = 0;
        foreach (var line in lines)
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
            {
                documents.Add(Parse(line, number));
            }
        }

        return documents;
    }

    private static Document Parse(string line, int number)
    {
        try
        {
            using var json = StrictJson.Parse(Encoding.UTF8.GetBytes(line));
            return json.RootElement.ValueKind == JsonValueKind.Object
                ? Document.FromJson(json.RootElement)
                : throw new FormatException(FormattableString.Invariant($"Line {number} is not a JSON object."));
        }
        catch (Exception e) when (e is JsonException or AggregationException)
        {
            throw new FormatException(FormattableString.Invariant($"Line {number} cannot be read: {e.Message}"), e);
        }
    }
}
