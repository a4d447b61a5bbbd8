using IncidentAnalytics.ReferenceServer.Faults;

namespace IncidentAnalytics.ReferenceServer.Journal;

/// <summary>A request that the server received, with its secrets replaced.</summary>
public sealed record ReceivedRequest
{
    /// <summary>1 for the first request since the journal was cleared.</summary>
    public required int Number { get; init; }

    /// <summary>When it had been read, by the server's clock.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The HTTP method.</summary>
    public required string Method { get; init; }

    /// <summary>The path as it was sent, escapes and all.</summary>
    public required string Path { get; init; }

    /// <summary>The <c>X-Request-Id</c> of the answer.</summary>
    public string RequestId { get; init; } = "";

    /// <summary>The query with its question mark, as it was sent but for the values of parameters that no service documents; empty without one.</summary>
    public required string Query { get; init; }

    /// <summary>
    /// The headers, names in any case. Values that are not known to be harmless (credentials, cookies, headers of the caller's own) are replaced by a
    /// mark that is the same for the same text on this server, so that tokens can be told apart.
    /// </summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>The length of the body in bytes.</summary>
    public required int BodyLength { get; init; }

    /// <summary>The body as text, its first 64 KiB; its secrets are replaced, and all of it when it is neither JSON nor a form.</summary>
    public required string Body { get; init; }

    /// <summary>The fault that took it; null for none.</summary>
    public FaultKind? Fault { get; init; }

    /// <summary>The status it was answered with; null as long as there is no answer, and for ever when the connection was dropped.</summary>
    public int? Status { get; init; }
}
