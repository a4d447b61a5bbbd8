using System.Buffers;
using System.Text;
using System.Text.Json;
using IncidentAnalytics.ReferenceServer.Aggregations;

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
        var documents = Read(lines);
        return () => Replace(documents, append);
    }

    /// <inheritdoc cref="PrepareLoad"/>
    public async Task<Func<int>> PrepareLoadAsync(IAsyncEnumerable<(int Number, ReadOnlyMemory<byte> Utf8)> lines, bool append)
    {
        var documents = new DocumentReader(TicketFields.Types);
        await foreach (var (number, line) in lines.ConfigureAwait(false))
        {
            Read(documents, line.Span, number);
        }

        return () => Replace(documents, append);
    }

    private int Replace(DocumentReader loaded, bool append)
    {
        _current = CreateSnapshot(loaded, append ? Current.Documents : null);
        return loaded.Count;
    }

    private Lazy<WorldSnapshot> CreateInitial()
    {
        if (_options.Tickets is { } lines)
        {
            return CreateSnapshot(Read(lines));
        }

        // Generated on first use, so that a server starts fast; the clock is read now.
        var now = _options.TimeProvider.GetUtcNow();
        return new Lazy<WorldSnapshot>(() => GeneratedWorldCache.GetOrCreate(_options.Seed, now));
    }

    /// <param name="loaded">The documents of the world.</param>
    /// <param name="before">The documents that they are appended to; null for none.</param>
    private Lazy<WorldSnapshot> CreateSnapshot(DocumentReader loaded, DocumentSet? before = null)
    {
        var endsAt = _options.TimeProvider.GetUtcNow();
        try
        {
            var documents = loaded.GetDocuments();
            if (before is not null)
            {
                var all = new DocumentSetBuilder(TicketFields.Types);
                all.AddAll(before);
                all.AddAll(documents);
                documents = all;
            }

            return new(WorldSnapshot.FromDocuments(documents.Build(), endsAt));
        }
        catch (AggregationException e)
        {
            throw new FormatException($"A value does not fit its field: {e.Message}", e);
        }
    }

    private static DocumentReader Read(IEnumerable<string> lines)
    {
        var documents = new DocumentReader(TicketFields.Types);
        var utf8 = new ArrayBufferWriter<byte>();
        var number = 0;
        foreach (var line in lines)
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
            {
                utf8.ResetWrittenCount();
                Encoding.UTF8.GetBytes(line, utf8);
                Read(documents, utf8.WrittenSpan, number);
            }
        }

        return documents;
    }

    private static void Read(DocumentReader documents, ReadOnlySpan<byte> line, int number)
    {
        try
        {
            if (!documents.TryRead(line))
            {
                throw new FormatException(FormattableString.Invariant($"Line {number} is not a JSON object."));
            }
        }
        catch (JsonException e)
        {
            throw new FormatException(FormattableString.Invariant($"Line {number} cannot be read: {e.Message}"), e);
        }
    }
}
