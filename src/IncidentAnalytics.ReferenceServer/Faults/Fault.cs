namespace IncidentAnalytics.ReferenceServer.Faults;

/// <summary>
/// One misbehaviour, for the next requests that it matches. Made by the factories and narrowed with <c>with</c>:
/// <c>Fault.Answer(503) with { Path = "/v3/tickets/aggs", Times = 2 }</c>.
/// </summary>
public sealed record Fault
{
    private Fault() { }

    /// <summary>What happens.</summary>
    public FaultKind Kind { get; private init; }

    /// <summary>The path it is for: the whole path, or its start when this ends in <c>*</c>. Null: any path but the administration's.</summary>
    public string? Path { get; init; }

    /// <summary>The HTTP method it is for; null: any.</summary>
    public string? Method { get; init; }

    /// <summary>How many requests it takes, at least 1. Default 1.</summary>
    public int Times { get; init; } = 1;

    /// <summary>How long the request waits first, by the server's clock. Default: not at all.</summary>
    public TimeSpan Wait { get; init; }

    /// <summary>The status of a scripted answer.</summary>
    public int Status { get; private init; }

    /// <summary>The body of a scripted answer; empty for none.</summary>
    public string Body { get; private init; } = "";

    /// <summary>Headers of a scripted answer, <c>Content-Type</c> among them.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>How many bytes of the body arrive before it is cut.</summary>
    public int KeptBytes { get; private init; }

    /// <summary>The request waits, then goes on as if nothing had been.</summary>
    public static Fault Delay(TimeSpan wait) => new() { Kind = FaultKind.Delay, Wait = wait };

    /// <summary>A scripted answer; the request is not executed.</summary>
    /// <param name="status">The HTTP status, 200 to 599.</param>
    /// <param name="body">The body; empty for none.</param>
    /// <param name="contentType">The body's type.</param>
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

    /// <summary>The request is read in full, then the connection is closed without an answer and without executing it.</summary>
    public static Fault Drop() => new() { Kind = FaultKind.Drop };

    /// <summary>The request is executed, then the connection is closed without an answer.</summary>
    public static Fault DropAfterExecution() => new() { Kind = FaultKind.DropAfterExecution };

    /// <summary>The request is executed; its answer promises its whole length and is cut short.</summary>
    /// <param name="keptBytes">How many bytes of the body arrive, 0 or more; the last byte never does.</param>
    public static Fault CutBody(int keptBytes = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(keptBytes);
        return new() { Kind = FaultKind.CutBody, KeptBytes = keptBytes };
    }

    /// <summary>The same fault with one more header in its scripted answer.</summary>
    public Fault WithHeader(string name, string value) =>
        this with
        {
            Headers = new Dictionary<string, string>(Headers, StringComparer.OrdinalIgnoreCase) { [name] = value },
        };

    internal bool Matches(string method, string path) =>
        (Method is null || Method.Equals(method, StringComparison.OrdinalIgnoreCase))
        && (Path is null || (Path.EndsWith('*') ? path.StartsWith(Path[..^1], StringComparison.Ordinal) : path == Path));
}
