using System.Net;
using IncidentAnalytics.Client;
using IncidentAnalytics.ReferenceServer;
using IncidentAnalytics.Testing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.Transport;

/// <summary>Clients whose HTTP handlers are configured as a user does it, through the builder that the registration returns.</summary>
public abstract class TransportTests : IAsyncLifetime
{
    private readonly List<IAsyncDisposable> _resources = [];

    private protected static CancellationToken Token => TestContext.Current.CancellationToken;

    private protected FakeTimeProvider Clock { get; } = new();

    private protected CertificateAuthority Authority { get; } = new();

    private protected IncidentAnalyticsServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Server = await IncidentAnalyticsServer.StartAsync(new() { TimeProvider = Clock }, Token);

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        for (var i = _resources.Count - 1; i >= 0; i--)
            await _resources[i].DisposeAsync();
        await Server.DisposeAsync();
        Authority.Dispose();
    }

    /// <summary>Starts a gateway in front of the reference server, which ends with the test.</summary>
    private protected async Task<Gateway> StartGatewayAsync(Action<ListenOptions> listen) => Own(await Gateway.StartAsync(Server, listen));

    private protected T Own<T>(T resource)
        where T : IAsyncDisposable
    {
        _resources.Add(resource);
        return resource;
    }

    /// <summary>Creates a client with the reference server's credentials, all of whose HTTP clients are configured alike.</summary>
    /// <param name="address">The address of the services and of the token endpoints.</param>
    /// <param name="handler">Configures the client's own handlers.</param>
    /// <param name="http">Configures the HTTP clients.</param>
    private protected IncidentAnalyticsClient CreateClient(
        Uri address,
        Action<SocketsHttpHandler>? handler = null,
        Action<HttpClient>? http = null
    ) => CreateClient(address, Configure(handler, http), Configure(handler, http));

    /// <param name="address">The address of the services and of the token endpoints.</param>
    /// <param name="services">Configures the HTTP clients of the services.</param>
    /// <param name="tokens">Configures the HTTP client of the token endpoints.</param>
    private protected IncidentAnalyticsClient CreateClient(
        Uri address,
        Action<IHttpClientBuilder> services,
        Action<IHttpClientBuilder> tokens
    )
    {
        var collection = new ServiceCollection();
        collection.AddSingleton<TimeProvider>(Clock);
        var builder = collection.AddIncidentAnalytics(o =>
        {
            o.TokenRequests.MaxRetries = 0;
            o.Tickets.BaseAddress = address;
            o.Tickets.MaxRetries = 0;
            o.Tickets.Credential = Credential.ClientCredentials(
                new()
                {
                    TokenEndpoint = new Uri(address, Server.TokenEndpoint.AbsolutePath),
                    ClientId = ReferenceCredentials.ClientId,
                    ClientSecret = ReferenceCredentials.ClientSecret,
                }
            );
            o.Sonar.BaseAddress = address;
            o.Sonar.MaxRetries = 0;
            o.Sonar.Credential = Credential.Bearer(ReferenceCredentials.SonarApiKey);
            o.Analytics.BaseAddress = address;
            o.Analytics.Credential = Credential.Token(ReferenceCredentials.AnalyticsToken);
        });
        foreach (var service in Enum.GetValues<IncidentAnalyticsService>())
            builder.ConfigureHttpClient(service, services);
        builder.ConfigureTokenHttpClient(tokens);
        return Own(collection.BuildServiceProvider()).GetRequiredService<IncidentAnalyticsClient>();
    }

    private protected static Action<IHttpClientBuilder> Configure(
        Action<SocketsHttpHandler>? handler = null,
        Action<HttpClient>? http = null
    ) =>
        builder =>
            builder
                .UseSocketsHttpHandler(
                    (sockets, _) =>
                    {
                        // Not the proxy of the machine that runs the tests.
                        sockets.UseProxy = false;
                        handler?.Invoke(sockets);
                    }
                )
                .ConfigureHttpClient(client => http?.Invoke(client));

    /// <summary>Demands HTTP/2, which also works without TLS.</summary>
    private protected static void UseOnlyHttp2(HttpClient http)
    {
        http.DefaultRequestVersion = HttpVersion.Version20;
        http.DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact;
    }

    private protected static Task<Client.Tickets.TicketAggregationResult> AggregateAsync(IncidentAnalyticsClient client) =>
        client.Tickets.AggregateAsync(
            new() { Application = "atr", Range = TimeRange.Last(TimeSpan.FromDays(1)) },
            cancellationToken: Token
        );
}
