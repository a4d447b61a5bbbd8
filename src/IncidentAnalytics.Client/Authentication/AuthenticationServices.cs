using Microsoft.Extensions.Logging;

namespace IncidentAnalytics.Client.Authentication;

/// <summary>The services of a client that its credentials use.</summary>
internal sealed record AuthenticationServices
{
    /// <summary>The HTTP client for token endpoints, separate from those of the services and their handlers.</summary>
    public required HttpClient TokenClient { get; init; }

    /// <summary>The timeouts and retries of token requests.</summary>
    public CallLimits Limits { get; init; } = new TokenRequestOptions().ToLimits();

    public required TimeProvider Time { get; init; }

    public required ILogger Logger { get; init; }

    /// <summary>Canceled when the client is disposed.</summary>
    public CancellationToken Disposal { get; init; }

    /// <summary>The <c>User-Agent</c> of token requests; null for none.</summary>
    public string? UserAgent { get; init; }

    /// <summary>The jitter of retries, from 0 to 1; null for a random one.</summary>
    public Func<double>? Random { get; init; }

    /// <summary>The cache in which processes share tokens; null for none.</summary>
    public SharedTokenStore? SharedTokens { get; init; }

    private TokenCacheStore Caches { get; } = new();

    /// <summary>Creates an authenticator whose tokens are shared by all credentials with the same key.</summary>
    /// <param name="key">The key of the tokens.</param>
    /// <param name="createFlow">Creates what requests the tokens; called for the first credential with the key.</param>
    public Authenticator CreateTokenAuthenticator(TokenKey key, Func<TokenFlow> createFlow) =>
        new TokenAuthenticator(Caches.GetOrAdd(key, () => new TokenCache(createFlow(), Time, Logger, Disposal)));
}
