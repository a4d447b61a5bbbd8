using Microsoft.Extensions.Logging;

namespace IncidentAnalytics.Client.Authentication;

/// <summary>What credentials need of the client they work for.</summary>
internal sealed record AuthenticationServices
{
    /// <summary>The connection to token endpoints: never that of a service, whose handlers must not run there.</summary>
    public required HttpClient TokenClient { get; init; }

    public required TokenCacheStore Caches { get; init; }

    /// <summary>How long a token request may take and how often it may be repeated.</summary>
    public CallLimits Limits { get; init; } = new TokenRequestOptions().ToLimits();

    public required TimeProvider Time { get; init; }

    public required ILogger Logger { get; init; }

    /// <summary>What token requests say of themselves (<c>User-Agent</c>); null for nothing.</summary>
    public string? UserAgent { get; init; }

    /// <summary>The jitter of retries; from 0 to 1.</summary>
    public Func<double>? Random { get; init; }

    /// <summary>Authenticates with the tokens of this key, which all credentials of the same key share.</summary>
    /// <param name="key">Whose tokens.</param>
    /// <param name="createFlow">What requests them; made for the first credential of the key.</param>
    public Authenticator TokensOf(TokenKey key, Func<Func<CancellationToken, Task<AccessToken>>> createFlow) =>
        new TokenAuthenticator(Caches.GetOrAdd(key, () => new TokenCache(createFlow(), Time, Logger)));
}
