using System.Net;
using System.Net.Http.Json;
using IncidentAnalytics.Client;
using IncidentAnalytics.ReferenceServer;
using IncidentAnalytics.ReferenceServer.Faults;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.Events;

/// <summary>IAM tokens over their lifetime. Client and server share a fake clock.</summary>
public sealed class IamTokenTests : EventsFixture
{
    public static TheoryData<string> Passing => ["drop", "lost answer", "cut body", "503", "page of a proxy"];

    [Fact]
    public async Task GetStatisticsAsync_SharesOneToken_AcrossConcurrentCalls()
    {
        await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => CountAsync()));

        var request = Assert.Single(TokenRequests);
        Assert.Equal(("POST", "?nocatalog=true", 201), (request.Method, request.Query, request.Status));
        Assert.Equal(30, Calls.Count);
    }

    [Fact]
    public async Task Token_IsRenewedInTheBackground_BeforeItExpires()
    {
        await CountAsync();
        Clock.Advance(TimeSpan.FromHours(23.9));
        await CountAsync();
        Assert.Single(TokenRequests);

        Clock.Advance(TimeSpan.FromMinutes(5));
        await CountAsync();
        await Server.Requests.WaitForAsync(5, Token);

        Assert.Equal(2, TokenRequests.Count);
        Assert.All(Calls, static r => Assert.Equal(200, r.Status));
    }

    [Fact]
    public async Task Token_IsNotSent_AfterItExpired()
    {
        await CountAsync();
        Clock.Advance(TimeSpan.FromDays(2));

        await CountAsync();

        Assert.Equal(2, TokenRequests.Count);
        Assert.All(Calls, static r => Assert.Equal(200, r.Status));
    }

    [Fact]
    public async Task Token_ServesAllCalls_WhenItLivesThreeSeconds()
    {
        Server.IamTokens.Lifetime = TimeSpan.FromSeconds(3);

        for (var i = 0; i < 20; i++)
        {
            await CountAsync();
            Clock.Advance(TimeSpan.FromSeconds(36));
        }

        Assert.Equal(20, TokenRequests.Count);
        Assert.All(Calls, static r => Assert.Equal(200, r.Status));
    }

    [Fact]
    public async Task Token_IsRenewedOnce_WhenItIsRevoked()
    {
        await CountAsync();
        Server.IamTokens.RevokeAll();

        await CountAsync();

        Assert.Equal(2, TokenRequests.Count);
        Assert.Equal([200, 401, 200], Calls.Select(static r => r.Status ?? 0));
    }

    [Fact]
    public async Task Token_IsRenewedOnce_ForConcurrentCallsThatFail()
    {
        await CountAsync();
        Server.IamTokens.RevokeAll();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => CountAsync()));

        Assert.Equal(2, TokenRequests.Count);
        Assert.Equal(21, Calls.Count(static r => r.Status == 200));
    }

    [Fact]
    public async Task Token_ReachesTheOtherCallers_WhenOneCancels()
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);
        Server.Faults.Add(Fault.Delay(TimeSpan.FromSeconds(2)) with { Path = TokenPath });
        var first = CountAsync(cancellationToken: cancellation.Token);
        var second = CountAsync();
        await Server.Requests.WaitForAsync(1, Token);

        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Clock.Advance(TimeSpan.FromSeconds(2));
        await second;

        Assert.Single(TokenRequests);
        Assert.Single(Calls);
    }

    [Fact]
    public async Task TokenRequest_ThrowsApiTimeout_WhenIamDoesNotRespond()
    {
        Server.Faults.Add(Fault.Delay(TimeSpan.FromMinutes(5)) with { Path = TokenPath });

        var call = CountAsync(options: new RequestOptions { Timeout = TimeSpan.FromSeconds(4) });
        await Server.Requests.WaitForAsync(1, Token);
        Clock.Advance(TimeSpan.FromSeconds(4));
        var e = await Assert.ThrowsAsync<ApiTimeoutException>(() => call);

        Assert.False(e.IsAttemptTimeout);
        Assert.Empty(Calls);
    }

    [Fact]
    public async Task Token_IsRenewedOnlyOnce_WhenTheNewOneIsRefusedToo()
    {
        const string Refusal = """{"error_code":"AOM.0401","error_message":"you dont have permission","error_type":"SC_UNAUTHORIZED"}""";
        Server.Faults.Add(Fault.Answer(401, Refusal) with { Path = Path, Times = 9 });

        var e = await AssertFailsWithoutRetryAsync<AuthenticationFailedException>(CountAsync());

        Assert.Equal(("events.get_statistics", "AOM.0401", "you dont have permission"), (e.Operation, e.Code, e.Error.Message));
        Assert.Equal((2, 2), (TokenRequests.Count, Calls.Count));
    }

    [Theory]
    [InlineData(-5)]
    [InlineData(-60 * 24 * 400)]
    [InlineData(60 * 24 * 400)]
    public async Task Token_Expiry_IgnoresTheWallClock(int minutesOff)
    {
        await using var client = Server.CreateClient(o => o.TimeProvider = new FakeTimeProvider(Clock.GetUtcNow().AddMinutes(minutesOff)));

        await client.Events.GetStatisticsAsync(Request(), cancellationToken: Token);
        await client.Events.GetStatisticsAsync(Request(), cancellationToken: Token);

        Assert.Single(TokenRequests);
        Assert.All(Calls, static r => Assert.Equal(200, r.Status));
    }

    [Fact]
    public async Task GetStatisticsAsync_ThrowsIamsMessageWithoutThePassword_WhenItIsWrong()
    {
        await using var client = WithPassword(static o => (o.Password, o.ProjectId) = ("not-the-password", ReferenceCredentials.ProjectId));

        var e = await AssertFailsWithoutRetryAsync<AuthenticationFailedException>(
            client.Events.GetStatisticsAsync(Request(), cancellationToken: Token)
        );

        Assert.Equal(("token", "401", "The username or password is wrong."), (e.Operation, e.Code, e.Error.Message));
        Assert.DoesNotContain("not-the-password", e.ToString(), StringComparison.Ordinal);
        Assert.Single(TokenRequests);
        Assert.Empty(Calls);
    }

    [Fact]
    public async Task ProjectName_ScopesTheToken()
    {
        await using var client = WithPassword(o => o.ProjectName = ReferenceCredentials.ProjectName);

        await client.Events.GetStatisticsAsync(Request() with { ProjectId = ReferenceCredentials.ProjectId }, cancellationToken: Token);

        Assert.Equal(200, Assert.Single(Calls).Status);
    }

    [Fact]
    public async Task ProjectName_ThrowsAuthenticationFailed_WhenItIsUnknown()
    {
        await using var client = WithPassword(o => o.ProjectName = "of somebody else");

        var e = await AssertFailsWithoutRetryAsync<AuthenticationFailedException>(
            client.Events.GetStatisticsAsync(Request() with { ProjectId = ReferenceCredentials.ProjectId }, cancellationToken: Token)
        );

        Assert.Equal((HttpStatusCode.NotFound, "404", "token"), (e.StatusCode, e.Code, e.Operation));
        Assert.Empty(Calls);
    }

    [Fact]
    public async Task GetStatisticsAsync_ThrowsPermissionDenied_WithATokenOfTheDomain()
    {
        await using var client = WithPassword(static _ => { });

        var e = await AssertFailsWithoutRetryAsync<PermissionDeniedException>(
            client.Events.GetStatisticsAsync(Request() with { ProjectId = ReferenceCredentials.ProjectId }, cancellationToken: Token)
        );

        Assert.Equal("AOM.0403", e.Code);
        Assert.Single(Calls);
    }

    [Fact]
    public async Task IamToken_IsSentUnchanged_AndNeverRenewed()
    {
        var token = await IssueAsync();
        await using var client = Server.CreateClient(o =>
        {
            o.Events.ProjectId = ReferenceCredentials.ProjectId;
            o.Events.Credential = Credential.IamToken(token);
        });

        var statistics = await client.Events.GetStatisticsAsync(Request(), cancellationToken: Token);
        Server.IamTokens.RevokeAll();
        var e = await AssertFailsWithoutRetryAsync<AuthenticationFailedException>(
            client.Events.GetStatisticsAsync(Request(), cancellationToken: Token)
        );

        Assert.True(statistics.Total > 0);
        Assert.Equal("AOM.0401", e.Code);
        Assert.DoesNotContain(token, e.ToString(), StringComparison.Ordinal);
        Assert.Equal([200, 401], Calls.Select(static r => r.Status ?? 0));
        Assert.Single(TokenRequests);
    }

    [Theory]
    [MemberData(nameof(Passing))]
    public async Task TokenRequest_IsRetried_AfterATransientError(string fault)
    {
        Server.Faults.Add(
            (
                fault switch
                {
                    "drop" => Fault.Drop(),
                    "lost answer" => Fault.DropAfterExecution(),
                    "cut body" => Fault.CutBody(40),
                    "503" => Fault.Answer(503, """{"error":{"message":"later","code":503,"title":"Service Unavailable"}}"""),
                    _ => Fault.Answer(502, "<html>bad gateway</html>", "text/html"),
                }
            ) with
            {
                Path = TokenPath,
            }
        );

        var call = CountAsync();
        await Clock.AdvanceToRetryAsync(call);
        await call;

        Assert.Equal(2, TokenRequests.Count);
        Assert.Equal(200, Assert.Single(Calls).Status);
    }

    [Fact]
    public async Task TokenRequest_WaitsForRetryAfter_WhenIamIsBusy()
    {
        Server.Faults.Add(
            (
                Fault.Answer(429, """{"error":{"message":"slow down","code":429,"title":"Too Many Requests"}}""") with
                {
                    Path = TokenPath,
                }
            ).WithHeader("Retry-After", "7")
        );

        var call = CountAsync();
        await Clock.AdvanceToTimerAsync(TimeSpan.FromSeconds(7));
        await call;

        Assert.Equal(TimeSpan.FromSeconds(7), TokenRequests[1].ReceivedAt - TokenRequests[0].ReceivedAt);
    }

    [Fact]
    public async Task TokenRequest_ThrowsInvalidResponse_WhenTheHeaderIsMissing()
    {
        Server.Faults.Add(
            Fault.Answer(201, """{"token":{"expires_at":"2026-03-03T12:00:00.000000Z","issued_at":"2026-03-02T12:00:00.000000Z"}}""") with
            {
                Path = TokenPath,
            }
        );

        var e = await AssertFailsWithoutRetryAsync<InvalidResponseException>(CountAsync());

        Assert.Equal("token", e.Operation);
        Assert.Contains("X-Subject-Token", e.Message, StringComparison.Ordinal);
        Assert.Empty(Calls);
    }

    private IncidentAnalyticsClient WithPassword(Action<IamPasswordOptions> configure) =>
        Server.CreateClient(o =>
        {
            var password = new IamPasswordOptions
            {
                Endpoint = Server.IamEndpoint,
                UserName = ReferenceCredentials.IamUserName,
                Password = ReferenceCredentials.IamPassword,
                DomainName = ReferenceCredentials.IamDomainName,
            };
            configure(password);
            o.Events.Credential = Credential.IamPassword(password);
        });

    /// <summary>Requests a token without the client.</summary>
    private async Task<string> IssueAsync()
    {
        using var http = Server.CreateHttpClient();
        var user = new
        {
            name = ReferenceCredentials.IamUserName,
            password = ReferenceCredentials.IamPassword,
            domain = new { name = ReferenceCredentials.IamDomainName },
        };
        var identity = new { methods = new[] { "password" }, password = new { user } };
        var request = new { auth = new { identity, scope = new { project = new { id = ReferenceCredentials.ProjectId } } } };
        using var answer = await http.PostAsJsonAsync(new Uri(TokenPath, UriKind.Relative), request, Token);
        return answer.Headers.GetValues("X-Subject-Token").Single();
    }
}
