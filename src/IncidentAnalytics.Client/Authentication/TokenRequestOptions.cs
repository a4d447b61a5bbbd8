namespace IncidentAnalytics.Client;

/// <summary>
/// The timeouts and retries of token requests. They also end with the timeouts of the calls that wait for the token.
/// </summary>
public sealed class TokenRequestOptions
{
    internal TokenRequestOptions() { }

    /// <summary>The timeout of a token request, retries included. Above zero, at most a day; default: 30 s.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The timeout of one attempt. Above zero, at most <see cref="Timeout"/>; default: 10 s.</summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The maximum number of retries, 0 to 10; default: 2.</summary>
    public int MaxRetries { get; set; } = 2;

    internal CallLimits ToLimits() => new(Timeout, AttemptTimeout, MaxRetries);
}
