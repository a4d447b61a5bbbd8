using System.Net;
using IncidentAnalytics.Client.HealthChecks;
using IncidentAnalytics.Client.Tests.Support;
using IncidentAnalytics.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Xunit;

namespace IncidentAnalytics.Client.Tests.HealthChecks;

/// <summary>The health check as a host runs it: through the service of health checks.</summary>
public sealed class HealthCheckTests
{
    private readonly ScriptedHandler _server = new();
    private readonly FakeTimeProvider _clock = new();
    private readonly ServiceCollection _services = new();
    private readonly TaskCompletionSource _hanging = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public HealthCheckTests()
    {
        _services.AddLogging();
        _services.AddSingleton<TimeProvider>(_clock);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task CheckHealthAsync_HasTheHealthOfEachConfiguredService()
    {
        AddClient(static o => (o.Analytics.BaseAddress, o.Analytics.Credential) = (null, null));
        _services.AddHealthChecks().AddIncidentAnalytics();
        Reach();

        var entry = Assert.Single((await CheckAsync()).Entries);

        Assert.Equal("incident_analytics", entry.Key);
        Assert.Equal(HealthStatus.Healthy, entry.Value.Status);
        Assert.Equal("Reachable: tickets, events, sonar.", entry.Value.Description);
        Assert.Null(entry.Value.Exception);
        Assert.Equal(["tickets", "events", "sonar"], entry.Value.Data.Keys);
        Assert.Equal(Healthy("events.check"), entry.Value.Data["events"]);
    }

    [Fact]
    public async Task CheckHealthAsync_NamesTheServicesThatFail_WithoutTheirText()
    {
        AddClient(static o => o.Tickets.Credential = Credential.ClientCredentials(TestClient.ClientCredentials()));
        _services.AddHealthChecks().AddIncidentAnalytics();
        const string Body = "secret text of the service";
        _server.Token = static (_, _) => Task.FromResult(ScriptedHandler.Json(Body, HttpStatusCode.BadRequest));
        _server
            .Respond(HttpStatusCode.OK, TestEvents.EmptyAnswer)
            .Throw(new HttpRequestException(Body))
            .Respond(HttpStatusCode.Forbidden, Body);

        var entry = Assert.Single((await CheckAsync()).Entries).Value;

        Assert.Equal(HealthStatus.Unhealthy, entry.Status);
        Assert.Equal("Failed: tickets (token: 400), sonar (connection), analytics (403).", entry.Description);
        Assert.Equal(3, Assert.IsType<AggregateException>(entry.Exception).InnerExceptions.Count);
        Assert.Equal(
            new ServiceHealth
            {
                Status = HealthStatus.Unhealthy,
                Duration = TimeSpan.Zero,
                Operation = "token",
                ErrorType = "400",
            },
            entry.Data["tickets"]
        );
        Assert.Equal(Healthy("events.check"), entry.Data["events"]);
        Assert.DoesNotContain(entry.Data.Values, static h => h.ToString()!.Contains("secret", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(HealthStatus.Unhealthy, HealthStatus.Degraded)]
    [InlineData(HealthStatus.Degraded, HealthStatus.Degraded)]
    [InlineData(HealthStatus.Healthy, HealthStatus.Healthy)]
    public async Task CheckHealthAsync_IsDegraded_WhenTheRateLimitIsUsedUp(HealthStatus failureStatus, HealthStatus expected)
    {
        AddClient();
        _services
            .AddHealthChecks()
            .AddIncidentAnalytics(failureStatus: failureStatus, configure: static o => o.Services.Add(IncidentAnalyticsService.Analytics));
        _server.Respond(HttpStatusCode.TooManyRequests);

        var entry = Assert.Single((await CheckAsync()).Entries).Value;

        Assert.Equal(expected, entry.Status);
        Assert.Equal("429", ((ServiceHealth)entry.Data["analytics"]).ErrorType);
    }

    [Fact]
    public async Task CheckHealthAsync_HasTheFailureStatus_WhenTheTokenEndpointLimitsRequests()
    {
        AddClient(static o => o.Tickets.Credential = Credential.ClientCredentials(TestClient.ClientCredentials()));
        _services.AddHealthChecks().AddIncidentAnalytics(configure: static o => o.Services.Add(IncidentAnalyticsService.Tickets));
        _server.Token = static (_, _) =>
        {
            var response = ScriptedHandler.Json("", HttpStatusCode.TooManyRequests);
            response.Headers.TryAddWithoutValidation("Retry-After", "3600");
            return Task.FromResult(response);
        };

        Assert.Equal(HealthStatus.Unhealthy, (await CheckAsync()).Status);
    }

    [Fact]
    public async Task CheckHealthAsync_ReportsATimeout_WithTheOtherServices()
    {
        AddClient();
        _services.AddHealthChecks().AddIncidentAnalytics(configure: static o => o.Timeout = TimeSpan.FromSeconds(3));
        _server
            .Respond(HttpStatusCode.MethodNotAllowed)
            .Respond(HttpStatusCode.OK, TestEvents.EmptyAnswer)
            .Respond(HangAsync)
            .Respond(HttpStatusCode.OK, """{"count":0,"results":[]}""");

        var check = CheckAsync();
        await _hanging.Task;
        _clock.Advance(TimeSpan.FromSeconds(3));

        var entry = Assert.Single((await check).Entries).Value;
        Assert.Equal("Failed: sonar (timeout).", entry.Description);
        Assert.IsType<ApiTimeoutException>(entry.Exception);
        Assert.Equal(HealthStatus.Healthy, ((ServiceHealth)entry.Data["events"]).Status);
    }

    [Fact]
    public async Task CheckHealthAsync_ReusesAResult_ForItsDuration()
    {
        AddClient();
        _services
            .AddHealthChecks()
            .AddIncidentAnalytics(configure: static o =>
            {
                o.Services.Add(IncidentAnalyticsService.Sonar);
                o.CacheDuration = TimeSpan.FromSeconds(5);
            });
        _server.Respond(HttpStatusCode.OK, """{"total":3}""").Respond(HttpStatusCode.Unauthorized);
        await using var provider = _services.BuildServiceProvider();
        var service = provider.GetRequiredService<HealthCheckService>();

        var reports = await Task.WhenAll(service.CheckHealthAsync(Token), service.CheckHealthAsync(Token));
        _clock.Advance(TimeSpan.FromSeconds(5) - TimeSpan.FromTicks(1));
        var reused = await service.CheckHealthAsync(Token);
        _clock.Advance(TimeSpan.FromTicks(1));
        var later = await service.CheckHealthAsync(Token);

        Assert.All(reports.Append(reused), static r => Assert.Equal(HealthStatus.Healthy, r.Status));
        Assert.Equal(HealthStatus.Unhealthy, later.Status);
    }

    [Fact]
    public async Task CheckHealthAsync_KeepsNoResult_OfACancelledCheck()
    {
        AddClient();
        _services.AddHealthChecks().AddIncidentAnalytics(configure: static o => o.Services.Add(IncidentAnalyticsService.Sonar));
        _server.Respond(HangAsync).Respond(HttpStatusCode.OK, """{"total":3}""");
        await using var provider = _services.BuildServiceProvider();
        var service = provider.GetRequiredService<HealthCheckService>();
        using var caller = CancellationTokenSource.CreateLinkedTokenSource(Token);

        var cancelled = service.CheckHealthAsync(caller.Token);
        await _hanging.Task;
        var waiting = service.CheckHealthAsync(Token);
        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        Assert.Equal(HealthStatus.Healthy, (await waiting).Status);
    }

    [Fact]
    public async Task AddIncidentAnalytics_ChecksTheClientOfATenant()
    {
        AddClient();
        _services.AddIncidentAnalytics(
            "emea",
            o =>
            {
                o.HttpMessageHandler = _server;
                o.Sonar.BaseAddress = new Uri("https://emea.example.com");
                o.Sonar.Credential = Credential.Bearer("key");
            }
        );
        _services.AddHealthChecks().AddIncidentAnalytics().AddIncidentAnalytics("emea", tags: ["emea"]);
        _server.Respond(HttpStatusCode.OK, """{"total":3}""");
        await using var provider = _services.BuildServiceProvider();

        var report = await provider
            .GetRequiredService<HealthCheckService>()
            .CheckHealthAsync(static registration => registration.Tags.Contains("emea"), Token);

        var entry = Assert.Single(report.Entries);
        Assert.Equal(("incident_analytics_emea", "Reachable: sonar."), (entry.Key, entry.Value.Description));
        Assert.Equal("emea.example.com", Assert.Single(_server.Requests).Address.Host);
    }

    [Fact]
    public async Task CheckHealthAsync_Fails_WhenThereIsNothingToCheck()
    {
        AddClient(static o => (o.Sonar.BaseAddress, o.Sonar.Credential) = (null, null));
        _services
            .AddHealthChecks()
            .AddIncidentAnalytics(
                name: "sonar",
                failureStatus: HealthStatus.Degraded,
                configure: static o => o.Services.Add(IncidentAnalyticsService.Sonar)
            );

        var entry = Assert.Single((await CheckAsync()).Entries);

        Assert.Equal(
            ("sonar", HealthStatus.Degraded, "None of the services to check is configured."),
            (entry.Key, entry.Value.Status, entry.Value.Description)
        );
    }

    [Theory]
    [InlineData(null, "The health check needs a client: call services.AddIncidentAnalytics(…).")]
    [InlineData("emea", "The health check needs the client of tenant 'emea': call services.AddIncidentAnalytics(\"emea\", …).")]
    public async Task CheckHealthAsync_SaysThatTheClientIsMissing(string? tenant, string message)
    {
        _services.AddHealthChecks().AddIncidentAnalytics(tenant);

        Assert.Equal(message, Assert.Single((await CheckAsync()).Entries).Value.Exception?.Message);
    }

    [Fact]
    public void AddIncidentAnalytics_RefusesInvalidOptions()
    {
        var builder = _services.AddHealthChecks();

        Assert.Equal("tenant", Assert.Throws<ArgumentException>(() => builder.AddIncidentAnalytics(" ")).ParamName);
        AssertRefused(static o => o.Timeout = TimeSpan.Zero, "Timeout '00:00:00' must be above zero and at most a day.");
        AssertRefused(static o => o.Timeout = TimeSpan.FromDays(2), "Timeout '2.00:00:00' must be above zero and at most a day.");
        AssertRefused(
            static o => o.CacheDuration = TimeSpan.FromTicks(-1),
            "CacheDuration '-00:00:00.0000001' must be from zero to a day."
        );
        AssertRefused(static o => o.CacheDuration = TimeSpan.FromDays(2), "CacheDuration '2.00:00:00' must be from zero to a day.");
        AssertRefused(static o => o.Services.Add((IncidentAnalyticsService)9), "Services has a value that is not a service.");

        void AssertRefused(Action<IncidentAnalyticsHealthCheckOptions> configure, string message) =>
            Assert.StartsWith(
                message,
                Assert.Throws<ArgumentException>(nameof(configure), () => builder.AddIncidentAnalytics(configure: configure)).Message,
                StringComparison.Ordinal
            );
    }

    private static ServiceHealth Healthy(string operation) =>
        new()
        {
            Status = HealthStatus.Healthy,
            Duration = TimeSpan.Zero,
            Operation = operation,
        };

    private void AddClient(Action<IncidentAnalyticsClientOptions>? configure = null) =>
        _services.AddIncidentAnalytics(o =>
        {
            o.HttpMessageHandler = _server;
            AllServices.Configure(o);
            foreach (var (_, service) in o.Services)
                service.MaxRetries = 0;
            configure?.Invoke(o);
        });

    /// <summary>Tells that a request arrived, and never responds.</summary>
    private async Task<HttpResponseMessage> HangAsync(RecordedRequest request, CancellationToken cancellationToken)
    {
        _hanging.SetResult();
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        throw new InvalidOperationException("The wait can only end by cancellation.");
    }

    private void Reach() =>
        _server
            .Respond(HttpStatusCode.MethodNotAllowed)
            .Respond(HttpStatusCode.OK, TestEvents.EmptyAnswer)
            .Respond(HttpStatusCode.OK, """{"total":3}""");

    private async Task<HealthReport> CheckAsync()
    {
        await using var provider = _services.BuildServiceProvider();
        return await provider.GetRequiredService<HealthCheckService>().CheckHealthAsync(Token);
    }
}
