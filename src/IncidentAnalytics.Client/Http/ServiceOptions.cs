namespace IncidentAnalytics.Client;

/// <summary>What every service of the client has: where it is, who calls it, and how patient the client is.</summary>
public abstract class ServiceOptions
{
    private protected ServiceOptions(int maxRetries) => MaxRetries = maxRetries;

    /// <summary>
    /// The service's address; a path in it is kept in front of every endpoint's. <c>https</c>, or <c>http</c> on loopback. Null
    /// for a service that is not used.
    /// </summary>
    public Uri? BaseAddress { get; set; }

    /// <summary>Who calls. Required when the service is used.</summary>
    public Credential? Credential { get; set; }

    /// <summary>The time a whole call may take: token, attempts and the waits between them. Above zero, at most a day; default: 100 s.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>The time one attempt may take. Above zero, at most a day; default: 30 s.</summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How many times a failed call is repeated, where the operation and the failure allow it. 0 to 10.
    /// </summary>
    public int MaxRetries { get; set; }
}
