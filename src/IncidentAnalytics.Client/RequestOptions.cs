namespace IncidentAnalytics.Client;

/// <summary>Options of a single call. Null members use the options of the client.</summary>
/// <example>
/// <code>
/// var options = new RequestOptions
/// {
///     Timeout = TimeSpan.FromSeconds(10),
///     MaxRetries = 0,
///     Headers = new Dictionary&lt;string, string&gt; { ["X-Correlation-Id"] = "42" },
///     OnResponse = response =&gt; Console.WriteLine($"{response.RequestId}: {response.Attempts} attempts, {response.Elapsed}"),
/// };
/// var summary = await client.Analytics.KpiMetrics.GetSummaryAsync(options: options, cancellationToken: cancellationToken);
/// </code>
/// </example>
public sealed class RequestOptions
{
    /// <summary>The timeout of the whole call: token, attempts and waits between them. Above zero, at most a day.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>The timeout of one attempt. Above zero, at most a day.</summary>
    public TimeSpan? AttemptTimeout { get; init; }

    /// <summary>
    /// The maximum number of retries, 0 to 10. With 0 the client sends the call once, but the platform may resend a GET when a pooled
    /// connection is closed.
    /// </summary>
    public int? MaxRetries { get; init; }

    /// <summary>
    /// Additional headers. Headers that the client or the platform sets are refused: <c>Accept</c>, <c>Authorization</c>, <c>client_id</c>,
    /// <c>Cookie</c>, <c>Host</c>, <c>User-Agent</c>, <c>X-Auth-Token</c>, <c>Content-*</c>, <c>Proxy-*</c> and the like.
    /// </summary>
    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    /// <summary>
    /// Called after a success, once per call or once per page of a list, with the status, headers, request id, attempts and duration.
    /// Its exceptions reach the caller unchanged.
    /// </summary>
    public Action<ResponseInfo>? OnResponse { get; init; }
}
