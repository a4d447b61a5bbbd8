namespace IncidentAnalytics.Client;

/// <summary>Options of one service: its address, credential, timeouts and retries.</summary>
public abstract class ServiceOptions
{
    private protected ServiceOptions(int maxRetries) => MaxRetries = maxRetries;

    /// <summary>
    /// The address of the service; its path is kept as the prefix of all routes. <c>https</c>, or <c>http</c> on loopback. Null when the
    /// service is not used.
    /// </summary>
    public Uri? BaseAddress { get; set; }

    /// <summary>The credential of all calls. Required when the service is used.</summary>
    public Credential? Credential { get; set; }

    /// <summary>The timeout of a whole call: token, attempts and waits between them. Above zero, at most a day; default: 100 s.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>The timeout of one attempt. Above zero, at most <see cref="Timeout"/>; default: 30 s.</summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The maximum number of retries, for operations and failures that can be retried. 0 to 10.
    /// </summary>
    public int MaxRetries { get; set; }
}
