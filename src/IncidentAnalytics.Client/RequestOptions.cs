namespace IncidentAnalytics.Client;

/// <summary>Options of a single call. A null member leaves the client's option as it is.</summary>
public sealed class RequestOptions
{
    /// <summary>The time the whole call may take: token, attempts and waits between them. Above zero, at most a day.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>The time one attempt may take. Above zero, at most a day.</summary>
    public TimeSpan? AttemptTimeout { get; init; }

    /// <summary>
    /// How many times the call may be repeated, 0 to 10. With 0 the client sends it once; the platform itself may still send a GET again
    /// when a kept connection turns out to be closed.
    /// </summary>
    public int? MaxRetries { get; init; }

    /// <summary>
    /// Headers to add. Those that the client or the platform sets are refused: <c>Accept</c>, <c>Authorization</c>, <c>client_id</c>,
    /// <c>Cookie</c>, <c>Host</c>, <c>User-Agent</c>, <c>X-Auth-Token</c>, <c>Content-*</c>, <c>Proxy-*</c> and the like.
    /// </summary>
    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    /// <summary>
    /// Called after a success, once per call and, on lists, once per page: status, headers, request id, attempts and duration. An exception
    /// that it throws ends the call and reaches the caller unchanged.
    /// </summary>
    public Action<ResponseInfo>? OnResponse { get; init; }
}
