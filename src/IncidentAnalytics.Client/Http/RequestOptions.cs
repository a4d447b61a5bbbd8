namespace IncidentAnalytics.Client;

/// <summary>Options of a single call. A null member leaves the client's option as it is.</summary>
public sealed class RequestOptions
{
    /// <summary>The time the whole call may take: token, attempts and waits between them. Above zero, at most a day.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>The time one attempt may take. Above zero, at most a day.</summary>
    public TimeSpan? AttemptTimeout { get; init; }

    /// <summary>How many times the call may be repeated, 0 to 10; 0 sends it once.</summary>
    public int? MaxRetries { get; init; }

    /// <summary>
    /// Headers to add. <c>Authorization</c>, <c>X-Auth-Token</c>, <c>Host</c>, <c>Transfer-Encoding</c>, <c>Connection</c> and the
    /// <c>Content-*</c> headers are refused.
    /// </summary>
    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    /// <summary>
    /// Called after a success, once per call and, on lists, once per page: status, headers, request id, attempts and duration. An exception
    /// that it throws ends the call and reaches the caller unchanged.
    /// </summary>
    public Action<ResponseInfo>? OnResponse { get; init; }
}
