using System.Net;
using IncidentAnalytics.Client;
using IncidentAnalytics.ReferenceServer;
using IncidentAnalytics.ReferenceServer.Faults;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.Tickets;

/// <summary>What networks and servers do to a call, on a real HTTP connection.</summary>
public sealed class FaultTests : TicketsFixture
{
    [Fact]
    public async Task A_dropped_connection_is_repeated()
    {
        Server.Faults.Add(Fault.Drop() with { Path = "/v3/*" });

        var call = AggregateAsync();
        await AdvanceToRetryAsync(call);
        await call;

        Assert.Equal(2, Calls.Count);
    }

    [Fact]
    public async Task A_connection_that_is_dropped_every_time_is_a_connection_error_with_its_attempts()
    {
        Server.Faults.Add(Fault.Drop() with { Path = "/v3/*", Times = 2 });

        var call = AggregateAsync();
        await AdvanceToRetryAsync(call);
        var e = await Assert.ThrowsAsync<ApiConnectionException>(() => call);

        Assert.True(e.WasSent);
        Assert.Equal(["connection", "connection"], e.Attempts.Select(static a => a.Outcome));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(40)]
    public async Task A_body_cut_short_is_read_anew(int keptBytes)
    {
        Server.Faults.Add(Fault.CutBody(keptBytes) with { Path = "/v3/*" });

        var call = AggregateAsync();
        await AdvanceToRetryAsync(call);
        var tickets = await call;

        Assert.True(tickets.Total > 0);
        Assert.Equal(2, Calls.Count);
    }

    [Fact]
    public async Task A_dropped_token_request_is_repeated_too()
    {
        Server.Faults.Add(Fault.Drop() with { Path = "/oauth2/token" });

        var call = AggregateAsync();
        await AdvanceToRetryAsync(call);
        await call;

        Assert.Equal(2, TokenRequests.Count);
        Assert.Single(Calls);
    }

    [Fact]
    public async Task A_wrong_secret_is_told_with_the_servers_own_words()
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

        var e = await FailAtOnceAsync<AuthenticationFailedException>(client.Tickets.AggregateAsync(Request(), cancellationToken: Token));

        Assert.Equal("token", e.Operation);
        Assert.Equal("invalid_client", e.Code);
        Assert.DoesNotContain("not-the-secret", e.ToString(), StringComparison.Ordinal);
        Assert.Empty(Calls);
    }

    [Theory]
    [InlineData(ClientAuthentication.ClientSecretPost)]
    [InlineData(ClientAuthentication.ClientSecretBasic)]
    public async Task Both_client_authentications_are_accepted(ClientAuthentication authentication)
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
    public async Task A_revoked_token_is_renewed_once()
    {
        await AggregateAsync();
        Server.Tokens.RevokeAll();

        await AggregateAsync();

        Assert.Equal(2, TokenRequests.Count);
        Assert.Equal([200, 401, 200], Calls.Select(static r => r.Status ?? 0));
    }

    [Fact]
    public async Task Tokens_that_live_three_seconds_serve_an_hour_of_calls()
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
    public async Task A_client_whose_wall_clock_is_off_by_five_minutes_does_not_notice()
    {
        var skewed = new IncidentAnalytics.Testing.FakeTimeProvider(Clock.GetUtcNow().AddMinutes(-5));
        await using var client = Server.CreateClient(o => o.TimeProvider = skewed);

        await client.Tickets.AggregateAsync(Request(), cancellationToken: Token);
        await client.Tickets.AggregateAsync(Request(), cancellationToken: Token);

        Assert.Single(TokenRequests);
    }

    [Fact]
    public async Task Retry_after_is_obeyed_by_the_clock_of_both()
    {
        Server.Faults.Add((Fault.Answer(429, """{"detail":"slow down"}""") with { Path = "/v3/*" }).WithHeader("Retry-After", "7"));

        var call = AggregateAsync();
        await Clock.WaitForTimerAsync(TimeSpan.FromSeconds(7));
        Clock.Advance(TimeSpan.FromSeconds(7));
        await call;

        Assert.Equal(TimeSpan.FromSeconds(7), Calls[1].ReceivedAt - Calls[0].ReceivedAt);
    }

    [Fact]
    public async Task The_services_own_errors_arrive_as_they_are()
    {
        var e = await FailAtOnceAsync<InvalidRequestException>(
            Client.Tickets.AggregateAsync(Request() with { Application = "nothing" }, cancellationToken: Token)
        );

        Assert.Equal(HttpStatusCode.BadRequest, e.StatusCode);
        Assert.Equal("tickets.aggregate", e.Operation);
        Assert.NotNull(e.Error.Message);
        Assert.Single(Calls);
    }

    [Fact]
    public async Task Cancelling_during_the_answer_ends_the_call()
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);
        Server.Faults.Add(Fault.Delay(TimeSpan.FromMinutes(5)) with { Path = "/v3/*" });

        var call = AggregateAsync(cancellationToken: cancellation.Token);
        await Clock.WaitForTimerAsync(TimeSpan.FromMinutes(5));
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    [Fact]
    public async Task Cancelling_after_the_call_changes_nothing()
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var tickets = await AggregateAsync(cancellationToken: cancellation.Token);

        await cancellation.CancelAsync();

        Assert.NotEmpty(tickets.Get(ByType).Buckets);
        Assert.NotEmpty((await AggregateAsync()).Get(ByType).Buckets);
    }

    [Fact]
    public async Task A_server_that_is_slow_runs_into_the_attempts_timeout()
    {
        Server.Faults.Add(Fault.Delay(TimeSpan.FromMinutes(5)) with { Path = "/v3/*" });

        var call = AggregateAsync(new RequestOptions { AttemptTimeout = TimeSpan.FromSeconds(3), MaxRetries = 0 });
        await Clock.WaitForTimerAsync(TimeSpan.FromSeconds(3));
        Clock.Advance(TimeSpan.FromSeconds(3));

        var e = await Assert.ThrowsAsync<ApiTimeoutException>(() => call);
        Assert.True(e.IsAttemptTimeout);
    }
}
