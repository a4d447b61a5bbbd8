namespace IncidentAnalytics.Client;

/// <summary>
/// How patient the client is with token endpoints. A request for a token is one call of its own, under its own limits and within the
/// timeout of the calls that wait for it.
/// </summary>
public sealed class TokenRequestOptions
{
    internal TokenRequestOptions() { }

    /// <summary>The time a token request may take, with its retries. Above zero, at most a day; default: 30 s.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The time one attempt may take. Above zero, at most <see cref="Timeout"/>; default: 10 s.</summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How many times a failed token request is repeated, 0 to 10; default: 2.</summary>
    public int MaxRetries { get; set; } = 2;

    internal CallLimits ToLimits() => new(Timeout, AttemptTimeout, MaxRetries);
}
