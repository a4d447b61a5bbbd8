using System.Net;
using IncidentAnalytics.Client;
using IncidentAnalytics.ReferenceServer;
using IncidentAnalytics.ReferenceServer.Faults;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.Tickets;

/// <summary>Faults of networks and servers on a real HTTP connection.</summary>
public sealed class FaultTests : TicketsFixture
{
    [Fact]
    public async Task AggregateAsync_Retries_AfterADroppedConnection()
    {
        Server.Faults.Add(Fault.Drop() with { Path = "/v3/*" });

        var call = AggregateAsync();
        await Clock.AdvanceToRetryAsync(call);
        await call;

        Assert.Equal(2, Calls.Count);
    }

    [Fact]
    public async Task AggregateAsync_ThrowsConnectionErrorWithAttempts_WhenEveryConnectionIsDropped()
    {
        Server.Faults.Add(Fault.Drop() with { Path = "/v3/*", Times = 2 });

        var call = AggregateAsync();
        await Clock.AdvanceToRetryAsync(call);
        var e = await Assert.ThrowsAsync<ApiConnectionException>(() => call);

        Assert.True(e.WasSent);
        Assert.Equal(["connection", "connection"], e.Attempts.Select(static a => a.Outcome));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(40)]
    public async Task AggregateAsync_Retries_AfterATruncatedBody(int keptBytes)
    {
        Server.Faults.Add(Fault.CutBody(keptBytes) with { Path = "/v3/*" });

        var call = AggregateAsync();
        await Clock.AdvanceToRetryAsync(call);
        var tickets = await call;

        Assert.True(tickets.Total > 0);
        Assert.Equal(2, Calls.Count);
    }

    [Fact]
    public async Task TokenRequest_IsRetried_AfterADroppedConnection()
    {
        Server.Faults.Add(Fault.Drop() with { Path = "/oauth2/token" });

        var call = AggregateAsync();
        await Clock.AdvanceToRetryAsync(call);
        await call;

        Assert.Equal(2, TokenRequests.Count);
        Assert.Single(Calls);
    }

    [Fact]
    public async Task AggregateAsync_ThrowsTheServersMessage_WhenTheSecretIsWrong()
    {
        await using var client = Server.CreateClient(o =>
            o.Tickets.Credential = Credential.ClientCredentials(
                new()
                {
                    TokenEndpoint = Server.TokenEndpoint,
                    ClientId = ReferenceCredentials.ClientId,
                    ClientSecret = "not-the-secret",
                }
            )
        );

        var e = await AssertFailsWithoutRetryAsync<AuthenticationFailedException>(
            client.Tickets.AggregateAsync(Request(), cancellationToken: Token)
        );

        Assert.Equal("token", e.Operation);
        Assert.Equal("invalid_client", e.Code);
        Assert.DoesNotContain("not-the-secret", e.ToString(), StringComparison.Ordinal);
        Assert.Empty(Calls);
    }

    [Theory]
    [InlineData(ClientAuthentication.ClientSecretPost)]
    [InlineData(ClientAuthentication.ClientSecretBasic)]
    public async Task ClientCredentials_AreAccepted_InHeaderAndBody(ClientAuthentication authentication)
    {
        await using var client = Server.CreateClient(o =>
            o.Tickets.Credential = Credential.ClientCredentials(
                new()
                {
                    TokenEndpoint = Server.TokenEndpoint,
                    ClientId = ReferenceCredentials.ClientId,
                    ClientSecret = ReferenceCredentials.ClientSecret,
                    ClientAuthentication = authentication,
                }
            )
        );

        await client.Tickets.AggregateAsync(Request(), cancellationToken: Token);

        Assert.Single(TokenRequests);
    }

    [Fact]
    public async Task Token_IsRenewedOnce_WhenItIsRevoked()
    {
        await AggregateAsync();
        Server.Tokens.RevokeAll();

        await AggregateAsync();

        Assert.Equal(2, TokenRequests.Count);
        Assert.Equal([200, 401, 200], Calls.Select(static r => r.Status ?? 0));
    }

    [Fact]
    public async Task Token_ServesAnHourOfCalls_WhenItLivesThreeSeconds()
    {
        Server.Tokens.Lifetime = TimeSpan.FromSeconds(3);

        for (var i = 0; i < 100; i++)
        {
            await AggregateAsync();
            Clock.Advance(TimeSpan.FromSeconds(36));
        }

        Assert.Equal(100, TokenRequests.Count);
        Assert.All(Calls, static r => Assert.Equal(200, r.Status));
    }

    [Fact]
    public async Task Token_Expiry_IgnoresTheWallClock()
    {
        var skewed = new IncidentAnalytics.Testing.FakeTimeProvider(Clock.GetUtcNow().AddMinutes(-5));
        await using var client = Server.CreateClient(o => o.TimeProvider = skewed);

        await client.Tickets.AggregateAsync(Request(), cancellationToken: Token);
        await client.Tickets.AggregateAsync(Request(), cancellationToken: Token);

        Assert.Single(TokenRequests);
    }

    [Fact]
    public async Task AggregateAsync_WaitsForRetryAfter()
    {
        Server.Faults.Add((Fault.Answer(429, """{"detail":"slow down"}""") with { Path = "/v3/*" }).WithHeader("Retry-After", "7"));

        var call = AggregateAsync();
        await Clock.AdvanceToTimerAsync(TimeSpan.FromSeconds(7));
        await call;

        Assert.Equal(TimeSpan.FromSeconds(7), Calls[1].ReceivedAt - Calls[0].ReceivedAt);
    }

    [Fact]
    public async Task AggregateAsync_ThrowsTheServicesErrors()
    {
        var e = await AssertFailsWithoutRetryAsync<InvalidRequestException>(
            Client.Tickets.AggregateAsync(Request() with { Application = "nothing" }, cancellationToken: Token)
        );

        Assert.Equal(HttpStatusCode.BadRequest, e.StatusCode);
        Assert.Equal("tickets.aggregate", e.Operation);
        Assert.NotNull(e.Error.Message);
        Assert.Single(Calls);
    }

    [Fact]
    public async Task AggregateAsync_IsCancelled_DuringTheResponse()
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);
        Server.Faults.Add(Fault.Delay(TimeSpan.FromMinutes(5)) with { Path = "/v3/*" });

        var call = AggregateAsync(cancellationToken: cancellation.Token);
        await Clock.WaitForTimerAsync(TimeSpan.FromMinutes(5));
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    [Fact]
    public async Task AggregateAsync_IgnoresCancellation_AfterTheCall()
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var tickets = await AggregateAsync(cancellationToken: cancellation.Token);

        await cancellation.CancelAsync();

        Assert.NotEmpty(tickets.Get(ByType).Buckets);
        Assert.NotEmpty((await AggregateAsync()).Get(ByType).Buckets);
    }

    [Fact]
    public async Task AggregateAsync_ThrowsApiTimeout_WhenTheServerIsSlow()
    {
        Server.Faults.Add(Fault.Delay(TimeSpan.FromMinutes(5)) with { Path = "/v3/*" });

        var call = AggregateAsync(new RequestOptions { AttemptTimeout = TimeSpan.FromSeconds(3), MaxRetries = 0 });
        await Clock.AdvanceToTimerAsync(TimeSpan.FromSeconds(3));

        var e = await Assert.ThrowsAsync<ApiTimeoutException>(() => call);
        Assert.True(e.IsAttemptTimeout);
    }
}
