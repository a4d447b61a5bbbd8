using System.Text.Json;
using IncidentAnalytics.ReferenceServer.Engine;

namespace IncidentAnalytics.ReferenceServer.World;

/// <summary>The ticket documents that are aggregated: the generated world, or what was loaded instead of it or beside it.</summary>
internal sealed class TicketStore
{
    private readonly IncidentAnalyticsServerOptions _options;
    private readonly Lock _loading = new();
    private volatile Lazy<DocumentSet> _documents;

    /// <exception cref="FormatException">A line of the options' documents is not a JSON object.</exception>
    public TicketStore(IncidentAnalyticsServerOptions options)
    {
        _options = options;
        _documents = Initial();
    }

    /// <summary>The documents of this moment; a load replaces the set, it never changes one.</summary>
    public DocumentSet Documents => _documents.Value;

    /// <summary>Goes back to how the server was started, with a world that ends at the clock's now.</summary>
    public void Reset()
    {
        lock (_loading)
        {
            _documents = Initial();
        }
    }

    /// <summary>Takes documents of any shape.</summary>
    /// <returns>How many documents were loaded.</returns>
    /// <exception cref="FormatException">A line is not a JSON object; nothing was loaded.</exception>
    public int Load(IEnumerable<string> lines, bool append)
    {
        var loaded = Parse(lines);
        lock (_loading)
        {
            var documents = append ? [.. Documents.Documents, .. loaded] : loaded;
            _documents = Ready(new DocumentSet(documents, TicketFields.Mapping));
        }

        return loaded.Count;
    }

    private static Lazy<DocumentSet> Ready(DocumentSet documents) => new(documents);

    private Lazy<DocumentSet> Initial()
    {
        if (_options.Tickets is { } lines)
        {
            return Ready(new DocumentSet(Parse(lines), TicketFields.Mapping));
        }

        // Made when first asked for, so that a server whose tickets nobody reads starts faster; the clock is read now.
        var now = _options.TimeProvider.GetUtcNow();
        return new Lazy<DocumentSet>(() => new DocumentSet(Generate(_options.Seed, now), TicketFields.Mapping));
    }

    private static List<Document> Generate(long seed, DateTimeOffset now)
    {
        var tickets = WorldGenerator.Generate(seed, now);
        var documents = new List<Document>(tickets.Count);
        foreach (var ticket in tickets)
        {
            var document = new Document();
            TicketFields.Write(ticket, new DocumentSink(document));
            documents.Add(document);
        }

        return documents;
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
            using var json = JsonDocument.Parse(line);
            return json.RootElement.ValueKind == JsonValueKind.Object
                ? Document.FromJson(json.RootElement)
                : throw new FormatException(FormattableString.Invariant($"Line {number} is not a JSON object."));
        }
        catch (JsonException e)
        {
            throw new FormatException(FormattableString.Invariant($"Line {number} is not valid JSON: {e.Message}"), e);
        }
    }
}
