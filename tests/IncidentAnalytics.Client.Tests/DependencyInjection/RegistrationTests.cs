using System.Net;
using IncidentAnalytics.Client.Tests.Support;
using IncidentAnalytics.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Xunit;

namespace IncidentAnalytics.Client.Tests.DependencyInjection;

public sealed class RegistrationTests
{
    private readonly ScriptedHandler _server = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AddIncidentAnalytics_UsesTheClockAndLoggersOfTheServiceProvider()
    {
        var log = new RecordingLoggerFactory();
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(new FakeTimeProvider()).AddSingleton<ILoggerFactory>(log);
        Reach(services.AddIncidentAnalytics(Configure), _server);
        _server.Respond(HttpStatusCode.OK, TestClient.EmptyAnswer);
        await using var provider = services.BuildServiceProvider();

        var client = provider.GetRequiredService<IncidentAnalyticsClient>();
        await client.AggregateAsync(cancellationToken: Token);

        Assert.Same(client, provider.GetRequiredService<IncidentAnalyticsClient>());
        Assert.Contains(log.Messages, static m => m.StartsWith("tickets.aggregate: attempt 1", StringComparison.Ordinal));
    }

    [Fact]
    public void AddIncidentAnalytics_AllowsSynchronousDisposal()
    {
        var services = new ServiceCollection();
        Reach(services.AddIncidentAnalytics(Configure), _server);
        var provider = services.BuildServiceProvider();
        _ = provider.GetRequiredService<IncidentAnalyticsClient>();

        provider.Dispose();
    }

    [Fact]
    public async Task AddIncidentAnalytics_RegistersTenantsSeparately()
    {
        var emeaServer = new ScriptedHandler();
        var services = new ServiceCollection();
        Reach(services.AddIncidentAnalytics(Configure), _server);
        Reach(
            services.AddIncidentAnalytics(
                "emea",
                static o =>
                {
                    Configure(o);
                    o.Tickets.BaseAddress = new Uri("https://emea.example.com");
                }
            ),
            emeaServer
        );
        _server.Respond(HttpStatusCode.OK, TestClient.EmptyAnswer);
        emeaServer.Respond(HttpStatusCode.OK, TestClient.EmptyAnswer);
        await using var provider = services.BuildServiceProvider();

        await provider.GetRequiredService<IncidentAnalyticsClient>().AggregateAsync(cancellationToken: Token);
        await provider.GetRequiredKeyedService<IncidentAnalyticsClient>("emea").AggregateAsync(cancellationToken: Token);

        Assert.Equal("monitoring.example.com", Assert.Single(_server.Calls).Address.Host);
        Assert.Equal("emea.example.com", Assert.Single(emeaServer.Calls).Address.Host);
        Assert.Single(emeaServer.TokenRequests);
    }

    [Fact]
    public async Task AddIncidentAnalytics_RemovesHandlersOfTheHost()
    {
        var services = new ServiceCollection();
        services.ConfigureHttpClientDefaults(static b => b.AddHttpMessageHandler(static () => new RepeatingHandler()));
        Reach(services.AddIncidentAnalytics(Configure), _server);
        _server.Respond(HttpStatusCode.BadGateway);
        await using var provider = services.BuildServiceProvider();

        await Assert.ThrowsAsync<ServerErrorException>(() =>
            provider.GetRequiredService<IncidentAnalyticsClient>().AggregateAsync(new RequestOptions { MaxRetries = 0 }, Token)
        );

        Assert.Single(_server.Calls);
        Assert.Single(_server.TokenRequests);
    }

    [Fact]
    public async Task KeepHostHandlers_KeepsHandlersOfTheHost()
    {
        var services = new ServiceCollection();
        services.ConfigureHttpClientDefaults(static b => b.AddHttpMessageHandler(static () => new RepeatingHandler()));
        Reach(
            services.AddIncidentAnalytics(static o =>
            {
                Configure(o);
                o.KeepHostHandlers = true;
            }),
            _server
        );
        _server.Respond(HttpStatusCode.BadGateway).Respond(HttpStatusCode.OK, TestClient.EmptyAnswer);
        await using var provider = services.BuildServiceProvider();

        await provider.GetRequiredService<IncidentAnalyticsClient>().AggregateAsync(new RequestOptions { MaxRetries = 0 }, Token);

        Assert.Equal(2, _server.Calls.Count);
    }

    [Fact]
    public async Task ConfigureHttpClient_AddsHandlersToOneService()
    {
        var seen = new List<Uri>();
        var services = new ServiceCollection();
        var builder = services.AddIncidentAnalytics(Configure);
        Reach(builder, _server);
        builder.ConfigureHttpClient(IncidentAnalyticsService.Tickets, b => b.AddHttpMessageHandler(() => new WatchingHandler(seen)));
        _server.Respond(HttpStatusCode.OK, TestClient.EmptyAnswer);
        await using var provider = services.BuildServiceProvider();

        await provider.GetRequiredService<IncidentAnalyticsClient>().AggregateAsync(cancellationToken: Token);

        Assert.Equal("monitoring.example.com", Assert.Single(seen).Host);
    }

    [Fact]
    public async Task AddIncidentAnalytics_CreatesOneHttpClientPerService()
    {
        var events = new ScriptedHandler().Respond(HttpStatusCode.OK, TestEvents.EmptyAnswer);
        var services = new ServiceCollection();
        var builder = services.AddIncidentAnalytics(static o =>
        {
            Configure(o);
            o.Events.BaseAddress = new Uri("https://aom.example.com");
            o.Events.ProjectId = TestEvents.ProjectId;
            o.Events.Credential = Credential.IamPassword(TestEvents.IamPassword());
        });
        Reach(builder, _server);
        builder.ConfigureHttpClient(IncidentAnalyticsService.Events, b => b.ConfigurePrimaryHttpMessageHandler(() => events));
        _server.Token = static (number, _) =>
            Task.FromResult(number == 1 ? TestEvents.IamAnswer(1) : ScriptedHandler.Json("""{"access_token":"oauth","expires_in":3600}"""));
        _server.Respond(HttpStatusCode.OK, TestClient.EmptyAnswer);
        await using var provider = services.BuildServiceProvider();
        var client = provider.GetRequiredService<IncidentAnalyticsClient>();

        await client.GetStatisticsAsync(cancellationToken: Token);
        await client.AggregateAsync(cancellationToken: Token);

        Assert.Equal("iam-token-1", Assert.Single(events.Requests).Headers["X-Auth-Token"]);
        Assert.Equal("Bearer oauth", Assert.Single(_server.Calls).Headers["Authorization"]);
        Assert.Equal(["iam.example.com", "auth.example.com"], _server.TokenRequests.Select(static r => r.Address.Host));
    }

    [Fact]
    public async Task AddIncidentAnalytics_KeepsEarlierConfiguration_WhenItIsRepeated()
    {
        var seen = new List<Uri>();
        var clock = new FakeTimeProvider();
        var services = new ServiceCollection();
        var builder = services.AddIncidentAnalytics(o =>
        {
            Configure(o);
            o.TimeProvider = clock;
        });
        Reach(builder, _server);
        builder.ConfigureHttpClient(IncidentAnalyticsService.Tickets, b => b.AddHttpMessageHandler(() => new WatchingHandler(seen)));
        services.AddIncidentAnalytics(static o => o.UserAgent = "second/1.0");
        _server.Respond(HttpStatusCode.OK, TestClient.EmptyAnswer);
        await using var provider = services.BuildServiceProvider();

        await provider.GetRequiredService<IncidentAnalyticsClient>().AggregateAsync(cancellationToken: Token);

        Assert.Single(seen);
        Assert.Same(clock, provider.GetRequiredService<IOptionsMonitor<IncidentAnalyticsClientOptions>>().CurrentValue.TimeProvider);
        Assert.StartsWith("second/1.0 ", Assert.Single(_server.Calls).Headers["User-Agent"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task AddIncidentAnalytics_RemovesHandlersOfTheHost_ThatAreAddedLater()
    {
        var services = new ServiceCollection();
        Reach(services.AddIncidentAnalytics(Configure), _server);
        services.ConfigureHttpClientDefaults(static b =>
            b.AddHttpMessageHandler(static () => new RepeatingHandler())
                .ConfigureHttpClient(static http => http.Timeout = TimeSpan.FromSeconds(5))
        );
        _server.Respond(HttpStatusCode.BadGateway);
        await using var provider = services.BuildServiceProvider();
        Assert.Equal(
            Timeout.InfiniteTimeSpan,
            provider.GetRequiredService<IHttpClientFactory>().CreateClient("IncidentAnalytics.Tickets").Timeout
        );

        await Assert.ThrowsAsync<ServerErrorException>(() =>
            provider.GetRequiredService<IncidentAnalyticsClient>().AggregateAsync(new RequestOptions { MaxRetries = 0 }, Token)
        );

        Assert.Single(_server.Calls);
    }

    [Fact]
    public void PrimaryHandler_DisablesRedirectsAndCookies()
    {
        using var handler = PrimaryHandler.Create(7);

        Assert.False(handler.AllowAutoRedirect);
        Assert.False(handler.UseCookies);
        Assert.Equal(7, handler.MaxConnectionsPerServer);
        Assert.Equal(DecompressionMethods.All, handler.AutomaticDecompression);
        Assert.Equal(TimeSpan.FromMinutes(2), handler.PooledConnectionLifetime);
    }

    [Fact]
    public async Task AddIncidentAnalytics_RemovesTheLoggersOfTheFactory()
    {
        var log = new RecordingLoggerFactory();
        var services = new ServiceCollection();
        services.AddSingleton<ILoggerFactory>(log);
        Reach(services.AddIncidentAnalytics(Configure), _server);
        _server.Respond(HttpStatusCode.OK, TestClient.EmptyAnswer);
        await using var provider = services.BuildServiceProvider();

        await provider.GetRequiredService<IncidentAnalyticsClient>().AggregateAsync(cancellationToken: Token);

        Assert.NotEmpty(log.Messages);
        Assert.DoesNotContain(log.Messages, static m => m.Contains("example.com", StringComparison.Ordinal));
    }

    [Fact]
    public async Task HttpMessageHandler_IsUsedByARegisteredClient()
    {
        var services = new ServiceCollection();
        services.AddIncidentAnalytics(o =>
        {
            Configure(o);
            o.HttpMessageHandler = _server;
        });
        _server.Respond(HttpStatusCode.OK, TestClient.EmptyAnswer);
        await using var provider = services.BuildServiceProvider();

        await provider.GetRequiredService<IncidentAnalyticsClient>().AggregateAsync(cancellationToken: Token);

        Assert.Single(_server.Calls);
        Assert.Single(_server.TokenRequests);
    }

    [Fact]
    public void Validate_StopsTheHost_WithInvalidOptions()
    {
        var services = new ServiceCollection();
        services.AddIncidentAnalytics(static o =>
        {
            o.Tickets.BaseAddress = new Uri("http://monitoring.example.com");
            o.Tickets.Timeout = TimeSpan.FromSeconds(5);
            o.Tickets.MaxRetries = 99;
            o.MaxResponseBytes = -1;
        });
        services.AddIncidentAnalytics(
            "patient",
            static o =>
            {
                Configure(o);
                o.Tickets.Timeout = TimeSpan.MaxValue;
            }
        );
        using var provider = services.BuildServiceProvider();

        var e = Assert.ThrowsAny<Exception>(() => provider.GetRequiredService<IStartupValidator>().Validate());

        Assert.Contains("Tickets.BaseAddress 'http://monitoring.example.com/' must use https", e.Message, StringComparison.Ordinal);
        Assert.Contains("Tickets.Credential is missing", e.Message, StringComparison.Ordinal);
        Assert.Contains(
            "Tickets.AttemptTimeout '00:00:30' must not be longer than Tickets.Timeout '00:00:05'",
            e.Message,
            StringComparison.Ordinal
        );
        Assert.Contains("Tickets.MaxRetries '99' must be from 0 to 10", e.Message, StringComparison.Ordinal);
        Assert.Contains("MaxResponseBytes '-1' must be above zero", e.Message, StringComparison.Ordinal);
        Assert.Contains(
            "Tickets.Timeout '10675199.02:48:05.4775807' must be above zero and at most a day",
            e.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Validate_DoesNotAffectOtherTenants()
    {
        var services = new ServiceCollection();
        services.AddIncidentAnalytics(Configure);
        services.AddIncidentAnalytics("emea", static o => o.Tickets.BaseAddress = new Uri("ftp://emea.example.com"));
        using var provider = services.BuildServiceProvider();
        var options = provider.GetRequiredService<IOptionsMonitor<IncidentAnalyticsClientOptions>>();

        Assert.NotNull(options.Get(Options.DefaultName));
        Assert.Throws<OptionsValidationException>(() => options.Get("emea"));
    }

    [Theory]
    [InlineData("https://user:p4ss@monitoring.example.com", "must not contain a user name or password")]
    [InlineData("https://monitoring.example.com/?key=1", "must not have a query")]
    [InlineData("https://monitoring.example.com/#top", "has a fragment")]
    [InlineData("http://monitoring.example.com/?key=p4ss", "must use https")]
    [InlineData("https://monitoring.example.com/?key=p4ss#top", "has a fragment")]
    [InlineData("ftp://user:p4ss@monitoring.example.com", "must not contain a user name or password")]
    [InlineData("user:p4ss@monitoring.example.com", "is not an absolute https address")]
    [InlineData("//user:p4ss@monitoring.example.com", "Tickets.BaseAddress")]
    [InlineData("ftp://monitoring.example.com", "is not an absolute https address")]
    [InlineData("relative/path", "is not an absolute https address")]
    public void Validate_RefusesInsecureAddresses_WithoutRepeatingPasswords(string address, string expected)
    {
        var e = Assert.Throws<OptionsValidationException>(() =>
            IncidentAnalyticsClient.Create(o =>
            {
                o.Tickets.BaseAddress = new Uri(address, UriKind.RelativeOrAbsolute);
                o.Tickets.Credential = Credential.Bearer("t");
            })
        );

        Assert.Contains(expected, e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("p4ss", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1:5080")]
    [InlineData("http://[::1]:5080/")]
    [InlineData("http://localhost/gateway")]
    [InlineData("https://monitoring.example.com/@team/")]
    public void Validate_AllowsHttpsAndHttpOnLoopback(string address)
    {
        using var client = IncidentAnalyticsClient.Create(o =>
        {
            o.Tickets.BaseAddress = new Uri(address);
            o.Tickets.Credential = Credential.Bearer("t");
        });

        Assert.NotNull(client.Tickets);
    }

    [Fact]
    public async Task ConfigureHttpClients_ReachesServicesAndTokenEndpoints()
    {
        var seen = new List<Uri>();
        var server = new ScriptedHandler().Respond(HttpStatusCode.OK, TestClient.EmptyAnswer);
        var services = new ServiceCollection();
        services
            .AddIncidentAnalytics(Configure)
            .ConfigureHttpClients(http =>
                http.ConfigurePrimaryHttpMessageHandler(() => server).AddHttpMessageHandler(() => new WatchingHandler(seen))
            );
        await using var provider = services.BuildServiceProvider();

        await provider.GetRequiredService<IncidentAnalyticsClient>().AggregateAsync(cancellationToken: Token);

        Assert.Equal(["auth.example.com", "monitoring.example.com"], seen.Select(static uri => uri.Host));
    }

    private static void Configure(IncidentAnalyticsClientOptions options)
    {
        options.Tickets.BaseAddress = new Uri("https://monitoring.example.com");
        options.Tickets.Credential = Credential.ClientCredentials(TestClient.ClientCredentials());
    }

    private static void Reach(IncidentAnalyticsBuilder builder, ScriptedHandler server)
    {
        builder.ConfigureHttpClient(IncidentAnalyticsService.Tickets, b => b.ConfigurePrimaryHttpMessageHandler(() => server));
        builder.ConfigureTokenHttpClient(b => b.ConfigurePrimaryHttpMessageHandler(() => server));
    }

    /// <summary>A retry handler, as hosts add by default.</summary>
    private sealed class RepeatingHandler : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            return response.IsSuccessStatusCode ? response : await base.SendAsync(request, cancellationToken);
        }
    }

    private sealed class WatchingHandler(List<Uri> seen) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            seen.Add(request.RequestUri!);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
