using System.Text;
using System.Text.Json;
using IncidentAnalytics.ReferenceServer.Aggregations;
using IncidentAnalytics.ReferenceServer.Serialization;

namespace IncidentAnalytics.ReferenceServer.World;

/// <summary>
/// Holds the current world: generated tickets, loaded tickets, or both. It can be read at any time, but only one caller at a time may replace it.
/// </summary>
internal sealed class WorldStore
{
    private readonly IncidentAnalyticsServerOptions _options;
    private volatile Lazy<WorldSnapshot> _current;

    /// <exception cref="FormatException">A line of the tickets in the options is not a JSON object, or a value does not fit its field.</exception>
    public WorldStore(IncidentAnalyticsServerOptions options)
    {
        _options = options;
        _current = CreateInitial();
    }

    /// <summary>The current world. Read it once per request, because a load replaces it.</summary>
    public WorldSnapshot Current => _current.Value;

    /// <summary>
    /// Prepares the initial world with the current time as its end. The enumerable in the options is code of the caller, so it is read before anything
    /// is locked or changed.
    /// </summary>
    /// <returns>An action that replaces the current world.</returns>
    /// <exception cref="FormatException">A line of the tickets in the options is not a JSON object, or a value does not fit its field.</exception>
    public Action PrepareReset()
    {
        var initial = CreateInitial();
        return () => _current = initial;
    }

    /// <summary>Reads documents of any shape, without changing the world yet.</summary>
    /// <returns>
    /// Loads the documents and returns their number. It throws <see cref="FormatException"/> when a value does not fit its field; nothing is loaded then.
    /// </returns>
    /// <exception cref="FormatException">A line is not a JSON object.</exception>
    public Func<int> PrepareLoad(IEnumerable<string> lines, bool append)
    {
        var documents = Parse(lines);
        return () => Replace(documents, append);
    }

    /// <inheritdoc cref="PrepareLoad"/>
    public async Task<Func<int>> PrepareLoadAsync(IAsyncEnumerable<(int Number, ReadOnlyMemory<byte> Utf8)> lines, bool append)
    {
        var documents = new List<Document>();
        await foreach (var (number, line) in lines.ConfigureAwait(false))
        {
            documents.Add(Parse(line, number));
        }

        return () => Replace(documents, append);
    }

    private int Replace(List<Document> loaded, bool append)
    {
        _current = CreateSnapshot(append ? [.. Current.Documents.Documents, .. loaded] : loaded);
        return loaded.Count;
    }

    private Lazy<WorldSnapshot> CreateInitial()
    {
        if (_options.Tickets is { } lines)
        {
            return CreateSnapshot(Parse(lines));
        }

        // Generated on first use, so that a server starts fast; the clock is read now.
        var now = _options.TimeProvider.GetUtcNow();
        return new Lazy<WorldSnapshot>(() => GeneratedWorldCache.GetOrCreate(_options.Seed, now));
    }

    private Lazy<WorldSnapshot> CreateSnapshot(List<Document> documents)
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
