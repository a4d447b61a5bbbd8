namespace IncidentAnalytics.ReferenceServer.Recordings;

/// <summary>A recording that a server answers from.</summary>
public sealed class Recording
{
    internal Recording(string fileName, IReadOnlyList<RecordedExchange> exchanges, IReadOnlyList<string> warnings)
    {
        FileName = fileName;
        Exchanges = exchanges;
        Warnings = warnings;
    }

    /// <summary>The name of the file, as it was given.</summary>
    public string FileName { get; }

    /// <summary>The number of entries, those included that cannot be replayed.</summary>
    public int EntryCount => Exchanges.Count;

    /// <summary>When the first exchange started; null without entries. A server with this clock resolves relative times as the recorded client did.</summary>
    public DateTimeOffset? StartedAt => Exchanges.Count == 0 ? null : Exchanges.Min(static exchange => exchange.StartedAt);

    /// <summary>What was not loaded or cannot be replayed, and why: a cut end, truncated bodies, canceled exchanges.</summary>
    public IReadOnlyList<string> Warnings { get; }

    internal IReadOnlyList<RecordedExchange> Exchanges { get; }
}

/// <summary>A recorded exchange.</summary>
/// <param name="FileName">The name of the file.</param>
/// <param name="Number">The number of the entry, 1 for the first one.</param>
/// <param name="StartedAt">When it started.</param>
/// <param name="Request">The request.</param>
/// <param name="Response">The response; null when it cannot be replayed.</param>
internal sealed record RecordedExchange(
    string FileName,
    int Number,
    DateTimeOffset StartedAt,
    RequestShape Request,
    RecordedResponse? Response
);

/// <summary>A recorded response.</summary>
/// <param name="Status">The status; 0 when the connection broke before a response.</param>
/// <param name="ReasonPhrase">The reason phrase; null for the default.</param>
/// <param name="Headers">The headers to send, without those of the framing and those that are masked.</param>
/// <param name="Body">The body, as far as it arrived.</param>
/// <param name="IsCut">Whether the connection broke within the body.</param>
internal sealed record RecordedResponse(
    int Status,
    string? ReasonPhrase,
    IReadOnlyList<KeyValuePair<string, string>> Headers,
    byte[] Body,
    bool IsCut
);
