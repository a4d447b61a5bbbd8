using System.Text;
using System.Text.Json;
using IncidentAnalytics.ReferenceServer.Engine;

namespace IncidentAnalytics.ReferenceServer.World;

/// <summary>The ticket documents that are aggregated: the generated world, or what was loaded instead of it or beside it.</summary>
internal sealed class TicketStore
{
    private readonly IncidentAnalyticsServerOptions _options;
    private readonly Lock _loading = new();
    private volatile Lazy<DocumentSet> _documents;

    /// <exception cref="FormatException">A line of the options' documents is not a JSON object, or a value does not fit its field.</exception>
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
    /// <exception cref="FormatException">A line is not a JSON object, or a value does not fit its field; nothing was loaded.</exception>
    public int Load(IEnumerable<string> lines, bool append)
    {
        var loaded = Parse(lines);
        lock (_loading)
        {
            _documents = Ready(SetOf(append ? [.. Documents.Documents, .. loaded] : loaded));
        }

        return loaded.Count;
    }

    private static Lazy<DocumentSet> Ready(DocumentSet documents) => new(documents);

    private Lazy<DocumentSet> Initial()
    {
        if (_options.Tickets is { } lines)
        {
            return Ready(SetOf(Parse(lines)));
        }

        // Made when first asked for, so that a server whose tickets nobody reads starts faster; the clock is read now.
        var now = _options.TimeProvider.GetUtcNow();
        return new Lazy<DocumentSet>(() => GeneratedDocuments.Get(_options.Seed, now));
    }

    private static DocumentSet SetOf(List<Document> documents)
    {
        try
        {
            return new DocumentSet(documents, TicketFields.Mapping);
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
