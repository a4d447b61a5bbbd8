using System.Text;
using System.Text.Json;
using IncidentAnalytics.ReferenceServer.Aggregations;
using IncidentAnalytics.ReferenceServer.Serialization;

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

    /// <summary>
    /// Reads anew what the server was started with, for a world that ends at the clock's now. The options' documents are the caller's code, so that
    /// they are read before anything is locked or changed.
    /// </summary>
    /// <returns>Puts the world in place.</returns>
    /// <exception cref="FormatException">A line of the options' documents is not a JSON object, or a value does not fit its field.</exception>
    public Action PrepareReset()
    {
        var initial = Initial();
        return () =>
        {
            lock (_loading)
            {
                _current = initial;
            }
        };
    }

    /// <summary>Goes back to how the server was started.</summary>
    public void Reset() => PrepareReset()();

    /// <summary>Reads documents of any shape, without changing the world yet.</summary>
    /// <returns>
    /// Loads the documents and returns their number. It throws <see cref="FormatException"/> when a value does not fit its field; nothing is loaded then.
    /// </returns>
    /// <exception cref="FormatException">A line is not a JSON object.</exception>
    public Func<int> PrepareLoad(IEnumerable<string> lines, bool append)
    {
        var documents = Parse(lines);
        return () => Put(documents, append);
    }

    /// <inheritdoc cref="PrepareLoad"/>
    public async Task<Func<int>> PrepareLoadAsync(IAsyncEnumerable<(int Number, ReadOnlyMemory<byte> Utf8)> lines, bool append)
    {
        var documents = new List<Document>();
        await foreach (var (number, line) in lines.ConfigureAwait(false))
        {
            documents.Add(Parse(line, number));
        }

        return () => Put(documents, append);
    }

    private int Put(List<Document> loaded, bool append)
    {
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
                documents.Add(Parse(Encoding.UTF8.GetBytes(line), number));
            }
        }

        return documents;
    }

    private static Document Parse(ReadOnlyMemory<byte> line, int number)
    {
        try
        {
            using var json = StrictJson.Parse(line);
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
