namespace IncidentAnalytics.ReferenceServer.Faults;

/// <summary>
/// A fault to inject into the next requests that match it. Create one with a factory method and restrict it with <c>with</c>:
/// <c>Fault.Answer(503) with { Path = "/v3/tickets/aggs", Times = 2 }</c>.
/// </summary>
public sealed record Fault
{
    private Fault() { }

    /// <summary>The kind of fault.</summary>
    public FaultKind Kind { get; private init; }

    /// <summary>The path of matching requests, or its start followed by <c>*</c>. Null for any path except for those of the administration.</summary>
    public string? Path { get; init; }

    /// <summary>The HTTP method of matching requests; null for any.</summary>
    public string? Method { get; init; }

    /// <summary>The number of requests it applies to, at least 1. Default: 1.</summary>
    public int Times { get; init; } = 1;

    /// <summary>The delay before the fault applies, by the server's clock. Default: zero.</summary>
    public TimeSpan Wait { get; init; }

    /// <summary>The status of a scripted response.</summary>
    public int Status { get; private init; }

    /// <summary>The body of a scripted response; empty for none.</summary>
    public string Body { get; private init; } = "";

    /// <summary>The headers of a scripted response, including <c>Content-Type</c>.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The number of bytes of the body that are sent before it is cut.</summary>
    public int KeptBytes { get; private init; }

    /// <summary>The number of pieces of a trickled body.</summary>
    public int Pieces { get; private init; }

    /// <summary>The pause between two pieces of a trickled body, by the server's clock.</summary>
    public TimeSpan Pause { get; private init; }

    /// <summary>The compression of a corrupted body: <c>gzip</c>, <c>deflate</c> or <c>br</c>. Null for other kinds.</summary>
    public string? ContentEncoding { get; private init; }

    /// <summary>The bytes that are sent in place of a response.</summary>
    public ReadOnlyMemory<byte> Bytes { get; private init; }

    /// <summary>Delays the request and then executes it.</summary>
    public static Fault Delay(TimeSpan wait) => new() { Kind = FaultKind.Delay, Wait = wait };

    /// <summary>Responds with a scripted response and does not execute the request.</summary>
    /// <param name="status">The HTTP status, 200 to 599.</param>
    /// <param name="body">The body; empty for none.</param>
    /// <param name="contentType">The content type of the body.</param>
    public static Fault Answer(int status, string body = "", string contentType = "application/json")
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(status, 200);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(status, 599);
        ArgumentNullException.ThrowIfNull(body);
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (body.Length > 0)
        {
            headers["Content-Type"] = contentType;
        }

        return new()
        {
            Kind = FaultKind.Answer,
            Status = status,
            Body = body,
            Headers = headers,
        };
    }

    /// <summary>Reads the request and closes the connection without executing it.</summary>
    public static Fault Drop() => new() { Kind = FaultKind.Drop };

    /// <summary>Executes the request and closes the connection without a response.</summary>
    public static Fault DropAfterExecution() => new() { Kind = FaultKind.DropAfterExecution };

    /// <summary>Executes the request and sends only the first bytes of the response body, with the Content-Length of the whole body.</summary>
    /// <param name="keptBytes">The number of bytes that are sent, 0 or more. The last byte of the body is never sent.</param>
    public static Fault CutBody(int keptBytes = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(keptBytes);
        return new() { Kind = FaultKind.CutBody, KeptBytes = keptBytes };
    }

    /// <summary>Executes the request and sends the response body in pieces, with a pause between two of them.</summary>
    /// <param name="pause">The pause, by the server's clock. It begins before the piece in front of it is sent.</param>
    /// <param name="pieces">The number of pieces, at least 2. A shorter body is sent byte by byte.</param>
    public static Fault Trickle(TimeSpan pause, int pieces = 10)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pieces, 2);
        return new()
        {
            Kind = FaultKind.Trickle,
            Pause = pause,
            Pieces = pieces,
        };
    }

    /// <summary>
    /// Executes the request and sends the response body compressed, with bytes that cannot be decompressed, whether or not the client accepts the
    /// compression.
    /// </summary>
    /// <param name="contentEncoding"><c>gzip</c>, <c>deflate</c> or <c>br</c>.</param>
    /// <exception cref="ArgumentException">The compression is unknown.</exception>
    public static Fault CorruptCompression(string contentEncoding = Compression.Gzip) =>
        new() { Kind = FaultKind.CorruptCompression, ContentEncoding = Compression.GetValidated(contentEncoding) };

    /// <summary>
    /// Executes the request and sends only the first half of the compressed response body, as a complete response, whether or not the client accepts
    /// the compression.
    /// </summary>
    /// <param name="contentEncoding"><c>gzip</c>, <c>deflate</c> or <c>br</c>.</param>
    /// <exception cref="ArgumentException">The compression is unknown.</exception>
    public static Fault CutCompression(string contentEncoding = Compression.Gzip) =>
        new() { Kind = FaultKind.CutCompression, ContentEncoding = Compression.GetValidated(contentEncoding) };

    /// <summary>Executes the request and closes the connection in the middle of the headers of the response.</summary>
    public static Fault CutHeaders() => new() { Kind = FaultKind.CutHeaders };

    /// <summary>Executes the request and sends spaces after the response body until the client disconnects.</summary>
    public static Fault EndlessBody() => new() { Kind = FaultKind.EndlessBody };

    /// <summary>
    /// Sends these bytes as they are in place of a response, and closes the connection: a malformed or contradictory response, or none of HTTP.
    /// The request is not executed.
    /// </summary>
    /// <param name="bytes">The bytes, from the status line on. They are copied.</param>
    public static Fault Raw(ReadOnlySpan<byte> bytes) => new() { Kind = FaultKind.Raw, Bytes = bytes.ToArray() };

    /// <summary>A copy of the fault with a header added to its scripted response.</summary>
    public Fault WithHeader(string name, string value) =>
        this with
        {
            Headers = new Dictionary<string, string>(Headers, StringComparer.OrdinalIgnoreCase) { [name] = value },
        };

    /// <summary>Whether the fault ends the connection without a complete head of a response.</summary>
    internal static bool HasNoResponse(FaultKind? kind) =>
        kind is FaultKind.Drop or FaultKind.DropAfterExecution or FaultKind.CutHeaders or FaultKind.Raw;

    internal bool Matches(string method, string path) =>
        (Method is null || Method.Equals(method, StringComparison.OrdinalIgnoreCase))
        && (Path is null || (Path.EndsWith('*') ? path.StartsWith(Path[..^1], StringComparison.Ordinal) : path == Path));
}

/// <summary>The kinds of faults.</summary>
public enum FaultKind
{
    /// <summary>The request is delayed.</summary>
    Delay,

    /// <summary>The request is not executed; the response is scripted.</summary>
    Answer,

    /// <summary>The request is read, not executed, and the connection is closed without a response.</summary>
    Drop,

    /// <summary>The request is executed, and the connection is closed without a response.</summary>
    DropAfterExecution,

    /// <summary>The request is executed, and the connection is closed after the first bytes of the response body.</summary>
    CutBody,

    /// <summary>The request is executed, and the response body arrives slowly, in pieces.</summary>
    Trickle,

    /// <summary>The request is executed, and the compressed response body cannot be decompressed.</summary>
    CorruptCompression,

    /// <summary>The request is executed, and only the first half of the compressed response body is sent.</summary>
    CutCompression,

    /// <summary>The request is executed, and the connection is closed in the middle of the response headers.</summary>
    CutHeaders,

    /// <summary>The request is executed, and the response body does not end.</summary>
    EndlessBody,

    /// <summary>The request is not executed; scripted bytes are sent in place of a response, and the connection is closed.</summary>
    Raw,
}
