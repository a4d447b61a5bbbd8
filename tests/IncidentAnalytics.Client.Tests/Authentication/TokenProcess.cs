using IncidentAnalytics.Client.Tests.Support;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace IncidentAnalytics.Client.Tests.Authentication;

/// <summary>The tokens of one client, as in a process of its own: it has only the token endpoint and the cache in common with others.</summary>
internal sealed class TokenProcess
{
    private readonly TokenCache _cache;

    private TokenProcess(TokenCache cache) => _cache = cache;

    /// <summary>Settings that tests change.</summary>
    public sealed record Settings(HttpMessageHandler Endpoint, TimeProvider Clock)
    {
        public ClientCredentialsOptions Credential { get; init; } = TestClient.ClientCredentials();

        public IDistributedCache? Cache { get; init; }

        public Action<SharedTokenOptions>? Share { get; init; }

        public string? Tenant { get; init; }

        public double Random { get; init; }

        public ILogger Logger { get; init; } = NullLogger.Instance;

        public CancellationToken Disposal { get; init; }
    }

    public static TokenProcess Start(Settings settings)
    {
        var options = new SharedTokenOptions { Cache = settings.Cache, KeyIterations = 1 };
        settings.Share?.Invoke(options);
        var services = new AuthenticationServices
        {
            TokenClient = new HttpClient(settings.Endpoint, disposeHandler: false),
            Time = settings.Clock,
            Logger = settings.Logger,
            Disposal = settings.Disposal,
            Random = () => settings.Random,
            SharedTokens = SharedTokenStore.Create(options, settings.Tenant, settings.Clock, settings.Logger),
        };
        return new(
            new TokenCache(new ClientCredentialsFlow(settings.Credential, services), settings.Clock, settings.Logger, settings.Disposal)
        );
    }

    /// <summary>Returns the token that a call would send.</summary>
    public async Task<string> GetAsync(CancellationToken cancellationToken) =>
        (await _cache.GetAsync(cancellationToken)).Credential.Secrets[0];

    /// <summary>Returns the token that a call would send, and waits until a refresh in the background has ended.</summary>
    public async Task<string> GetSettledAsync(CancellationToken cancellationToken)
    {
        var token = await GetAsync(cancellationToken);
        await Task.WhenAny(_cache.Pending);
        return token;
    }
}
