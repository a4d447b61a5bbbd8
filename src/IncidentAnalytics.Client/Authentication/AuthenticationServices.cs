using Microsoft.Extensions.Logging;

namespace IncidentAnalytics.Client.Authentication;

/// <summary>What credentials need of the client they work for.</summary>
internal sealed record AuthenticationServices
{
    /// <summary>The connection to token endpoints: never that of a service, whose handlers must not run there.</summary>
    public required HttpClient TokenClient { get; init; }

    public required TokenCacheStore Caches { get; init; }

    public required TimeProvider Time { get; init; }

    public required ILogger Logger { get; init; }

    /// <summary>What token requests say of themselves (<c>User-Agent</c>); null for nothing.</summary>
    public string? UserAgent { get; init; }

    /// <summary>The jitter of retries; from 0 to 1.</summary>
    public Func<double>? Random { get; init; }
}
