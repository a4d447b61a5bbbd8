using System.Net;
using IncidentAnalytics.Client.Tests.Support;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.Client.Tests.DependencyInjection;

/// <summary>The checks of the services: what they send, what is a success, and what is told of failures.</summary>
public sealed class ServiceCheckTests
{
    private readonly ScriptedHandler _server = new();
    private readonly FakeTimeProvider _clock = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task CheckAsync_SendsOneCheapRequestToEachService()
    {
        using var client = AllServices.Create(_server, _clock);
        _server.Respond(Answer).Respond(Answer).Respond(Answer).Respond(Answer);

        var results = await client.CheckAsync(cancellationToken: Token);

        Assert.Equal(
            [
                "GET https://monitoring.example.com/v3/tickets/aggs ",
                $"POST https://aom.example.com/v2/{TestEvents.ProjectId}/events/statistic " + """{"time_range":"-1.-1.1","step":60000}""",
                "GET https://sonar.example.com/api/sonar/tickets?limit=0 ",
                "GET https://analytics.example.com/api/analytics/kpi-metrics/?page_size=1 ",
            ],
            _server.Requests.Select(static r => $"{r.Method} {r.Address} {r.Text}")
        );
        Assert.Equal("my client", _server.Requests[0].Headers["client_id"]);
        Assert.Equal($"Bearer {AllServices.TicketsSecret}", _server.Requests[0].Headers["Authorization"]);
        Assert.Equal(
            [
                (IncidentAnalyticsService.Tickets, "tickets.check", null, true),
                (IncidentAnalyticsService.Events, "events.check", null, true),
                (IncidentAnalyticsService.Sonar, "sonar.check", null, true),
                (IncidentAnalyticsService.Analytics, "analytics.check", null, true),
            ],
            results.Select(static r => (r.Service, r.Operation, r.ErrorType, r.IsSuccess))
        );
    }

    [Fact]
    public async Task CheckAsync_RunsTheChecksAtTheSameTime()
    {
        var arrived = 0;
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        for (var i = 0; i < 4; i++)
        {
            _server.Respond(
                async (request, token) =>
                {
                    if (Interlocked.Increment(ref arrived) == 4)
                        all.SetResult();
                    await all.Task.WaitAsync(token);
                    return await Answer(request, token);
                }
            );
        }

        using var client = AllServices.Create(_server, _clock);

        Assert.All(await client.CheckAsync(cancellationToken: Token), static r => Assert.True(r.IsSuccess));
    }

    [Fact]
    public async Task CheckAsync_ChecksTheGivenServices_ThatAreConfigured()
    {
        using var client = AllServices.Create(_server, _clock, static o => (o.Sonar.BaseAddress, o.Sonar.Credential) = (null, null));
        _server.Respond(Answer);

        var results = await client.CheckAsync(
            [IncidentAnalyticsService.Sonar, IncidentAnalyticsService.Analytics, IncidentAnalyticsService.Analytics],
            cancellationToken: Token
        );

        Assert.Equal(IncidentAnalyticsService.Analytics, Assert.Single(results).Service);
    }

    [Theory]
    [InlineData(HttpStatusCode.OK, null)]
    [InlineData(HttpStatusCode.NotFound, null)]
    [InlineData(HttpStatusCode.MethodNotAllowed, null)]
    [InlineData(HttpStatusCode.Forbidden, "403")]
    [InlineData(HttpStatusCode.TooManyRequests, "429")]
    [InlineData(HttpStatusCode.Found, "302")]
    [InlineData(HttpStatusCode.ProxyAuthenticationRequired, "407")]
    [InlineData(HttpStatusCode.RequestTimeout, "408")]
    [InlineData(HttpStatusCode.BadGateway, "502")]
    public async Task CheckAsync_SucceedsWithAnyResponseOfTheTicketsService_ThatProvesItsReach(HttpStatusCode status, string? errorType)
    {
        using var client = TestClient.Create(_server, _clock, static o => o.Tickets.MaxRetries = 0);
        _server.Respond(status, "not JSON");

        var result = Assert.Single(await client.CheckAsync(cancellationToken: Token));

        Assert.Equal(errorType, result.ErrorType);
        Assert.Single(_server.TokenRequests);
    }

    [Fact]
    public async Task CheckAsync_RenewsARefusedToken()
    {
        using var client = TestClient.Create(_server, _clock);
        _server.Respond(HttpStatusCode.Unauthorized).Respond(HttpStatusCode.Unauthorized);

        var result = Assert.Single(await client.CheckAsync(cancellationToken: Token));

        Assert.Equal(("tickets.check", "401"), (result.Operation, result.ErrorType));
        Assert.Equal(2, _server.TokenRequests.Count);
    }

    [Theory]
    [InlineData("MissingAuthenticationTokenException", null)]
    [InlineData("AccessDeniedException", "403")]
    public async Task CheckAsync_SucceedsWhenTheGatewayKnowsNoSuchMethod(string gatewayError, string? errorType)
    {
        using var client = TestClient.Create(_server, _clock);
        _server.Respond(HttpStatusCode.Forbidden, adjust: response => response.Headers.Add("x-amzn-ErrorType", gatewayError));

        Assert.Equal(errorType, Assert.Single(await client.CheckAsync(cancellationToken: Token)).ErrorType);
    }

    [Fact]
    public async Task CheckAsync_NamesTheTokenRequest_ThatFailed()
    {
        using var client = TestClient.Create(_server, _clock);
        _server.Token = static (_, _) =>
            Task.FromResult(ScriptedHandler.Json("""{"error":"invalid_client"}""", HttpStatusCode.Unauthorized));

        var result = Assert.Single(await client.CheckAsync(cancellationToken: Token));

        Assert.Equal((IncidentAnalyticsService.Tickets, "token", "401"), (result.Service, result.Operation, result.ErrorType));
        Assert.IsType<AuthenticationFailedException>(result.Error);
        Assert.Empty(_server.Calls);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    [InlineData(10, 2)]
    public async Task CheckAsync_RetriesOnceAtMost(int maxRetries, int attempts)
    {
        using var client = AllServices.Create(_server, _clock, o => o.Sonar.MaxRetries = maxRetries);
        for (var i = 0; i < attempts; i++)
            _server.Respond(HttpStatusCode.ServiceUnavailable);

        var check = client.CheckAsync([IncidentAnalyticsService.Sonar], cancellationToken: Token);
        for (var i = 1; i < attempts; i++)
        {
            await _clock.WaitForTimerAsync(TimeSpan.FromMilliseconds(800));
            _clock.Advance(TimeSpan.FromMilliseconds(800));
        }

        var result = Assert.Single(await check);
        Assert.Equal("503", result.ErrorType);
        Assert.Equal(TimeSpan.FromMilliseconds(800 * (attempts - 1)), result.Duration);
    }

    [Fact]
    public async Task CheckAsync_IsAFailure_WhenASuccessIsOfAnotherKind()
    {
        using var client = AllServices.Create(_server, _clock);
        _server.Respond(HttpStatusCode.OK, "<title>Log in</title>");

        Assert.IsType<InvalidResponseException>(
            Assert.Single(await client.CheckAsync([IncidentAnalyticsService.Sonar], cancellationToken: Token)).Error
        );
    }

    [Fact]
    public async Task CheckAsync_ReportsAMissingProject()
    {
        using var client = AllServices.Create(_server, _clock, static o => o.Events.ProjectId = null);

        var result = Assert.Single(await client.CheckAsync([IncidentAnalyticsService.Events], cancellationToken: Token));

        Assert.Equal("events.check cannot be called: no project is configured. Set Events.ProjectId.", result.Error?.Message);
        Assert.Equal("System.InvalidOperationException", result.ErrorType);
    }

    [Fact]
    public async Task CheckAsync_ReportsWhatASecretThrows()
    {
        var vault = new InvalidDataException("The vault is sealed.");
        using var client = AllServices.Create(_server, _clock, o => o.Sonar.Credential = Credential.Bearer(new Secret(_ => throw vault)));

        Assert.Same(vault, Assert.Single(await client.CheckAsync([IncidentAnalyticsService.Sonar], cancellationToken: Token)).Error);
    }

    [Fact]
    public async Task CheckAsync_TimesOut_WithoutTheOtherServices()
    {
        using var client = AllServices.Create(_server, _clock);
        _server.Respond(Answer).Respond(Answer).Hang().Respond(Answer);

        var check = client.CheckAsync(options: new RequestOptions { Timeout = TimeSpan.FromSeconds(3) }, cancellationToken: Token);
        await _clock.WaitForTimerAsync(TimeSpan.FromSeconds(3));
        _clock.Advance(TimeSpan.FromSeconds(3));

        Assert.Equal([null, null, "timeout", null], (await check).Select(static r => r.ErrorType));
    }

    [Fact]
    public async Task CheckAsync_Throws_WhenTheCallerCancels()
    {
        using var client = AllServices.Create(_server, _clock);
        using var caller = CancellationTokenSource.CreateLinkedTokenSource(Token);
        _server.Respond(Answer).Respond(Answer).Hang().Respond(Answer);

        var check = client.CheckAsync(cancellationToken: caller.Token);
        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => check);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.CheckAsync([], cancellationToken: caller.Token));
    }

    [Fact]
    public async Task CheckAsync_Throws_WhenTheClientIsDisposed()
    {
        var client = AllServices.Create(_server, _clock);
        client.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => client.CheckAsync(cancellationToken: Token));
    }

    [Fact]
    public void CheckAsync_RefusesInvalidArguments()
    {
        using var client = AllServices.Create(_server, _clock);

        Assert.Equal(
            "services",
            Assert
                .Throws<ArgumentOutOfRangeException>(() =>
                {
                    _ = client.CheckAsync([(IncidentAnalyticsService)4], cancellationToken: Token);
                })
                .ParamName
        );
        Assert.Equal(
            "options.MaxRetries",
            Assert
                .Throws<ArgumentOutOfRangeException>(() =>
                {
                    _ = client.CheckAsync(options: new RequestOptions { MaxRetries = -1 }, cancellationToken: Token);
                })
                .ParamName
        );
    }

    [Fact]
    public async Task CheckAsync_IsEmpty_OverMocks()
    {
        using var client = new IncidentAnalyticsClient();

        Assert.Empty(await client.CheckAsync(cancellationToken: Token));
    }

    [Fact]
    public async Task CheckAsync_CallsOnResponse()
    {
        using var client = TestClient.Create(_server, _clock);
        _server.Respond(HttpStatusCode.MethodNotAllowed);
        HttpStatusCode? status = null;

        await client.CheckAsync(options: new RequestOptions { OnResponse = r => status = r.StatusCode }, cancellationToken: Token);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, status);
    }

    private static Task<HttpResponseMessage> Answer(RecordedRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(
            request.Address.Host switch
            {
                "monitoring.example.com" => ScriptedHandler.Json("""{"detail":"Method Not Allowed"}""", HttpStatusCode.MethodNotAllowed),
                "aom.example.com" => ScriptedHandler.Json(TestEvents.EmptyAnswer),
                "sonar.example.com" => ScriptedHandler.Json("""{"total":3,"tickets":[]}"""),
                _ => ScriptedHandler.Json("""{"count":0,"next":null,"previous":null,"results":[]}"""),
            }
        );
}
