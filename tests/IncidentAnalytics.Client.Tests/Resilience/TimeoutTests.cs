using System.Net;
using IncidentAnalytics.Client.Tests.Support;
using IncidentAnalytics.Testing;
using Polly.Timeout;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Resilience;

public sealed class TimeoutTests
{
    private readonly ScriptedHandler _server = new();
    private readonly FakeTimeProvider _clock = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AttemptTimeout_EndsTheAttemptAndRetries()
    {
        _server.Hang().Respond(HttpStatusCode.OK, TestClient.EmptyAnswer);
        using var client = TestClient.Create(_server, _clock);

        var call = client.AggregateAsync(cancellationToken: Token);
        await _clock.AdvanceToTimerAsync(TestClient.AttemptTimeout);
        await _clock.AdvanceToTimerAsync(TimeSpan.FromSeconds(0.8));
        await call;

        Assert.Equal(2, _server.Calls.Count);
    }

    [Fact]
    public async Task AttemptTimeout_ThrowsApiTimeout_AfterTheLastAttempt()
    {
        _server.Hang();
        using var client = TestClient.Create(_server, _clock);

        var call = client.AggregateAsync(new RequestOptions { AttemptTimeout = TimeSpan.FromSeconds(2), MaxRetries = 0 }, Token);
        await _clock.AdvanceToTimerAsync(TimeSpan.FromSeconds(2));
        var e = await Assert.ThrowsAsync<ApiTimeoutException>(() => call);

        Assert.True(e.IsAttemptTimeout);
        Assert.Equal(TimeSpan.FromSeconds(2), e.Timeout);
        Assert.Equal("timeout", Assert.Single(e.Attempts).Outcome);
    }

    [Fact]
    public async Task Timeout_EndsTheWholeCall()
    {
        _server.Hang();
        using var client = TestClient.Create(_server, _clock);

        var call = client.AggregateAsync(new RequestOptions { Timeout = TimeSpan.FromSeconds(5) }, Token);
        await _clock.WaitForTimerAsync(TestClient.AttemptTimeout);
        _clock.Advance(TimeSpan.FromSeconds(5));
        var e = await Assert.ThrowsAsync<ApiTimeoutException>(() => call);

        Assert.False(e.IsAttemptTimeout);
        Assert.Equal(TimeSpan.FromSeconds(5), e.Timeout);
        Assert.Equal(TimeSpan.FromSeconds(5), e.Elapsed);
    }

    [Fact]
    public async Task Timeout_RecordsTheAttemptThatItEnds_AsATimeout()
    {
        _server.Hang();
        using var client = TestClient.Create(_server, _clock);

        var call = client.AggregateAsync(new RequestOptions { Timeout = TimeSpan.FromSeconds(5) }, Token);
        await _clock.WaitForTimerAsync(TestClient.AttemptTimeout);
        _clock.Advance(TimeSpan.FromSeconds(5));
        var e = await Assert.ThrowsAsync<ApiTimeoutException>(() => call);

        var attempt = Assert.Single(e.Attempts);
        Assert.Equal(("timeout", TimeSpan.FromSeconds(5)), (attempt.Outcome, attempt.Duration));
    }

    [Fact]
    public async Task Timeout_IncludesTheTokenRequest()
    {
        _server.Token = static async (_, token) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
            throw new InvalidOperationException();
        };
        using var client = TestClient.Create(_server, _clock);

        var call = client.AggregateAsync(new RequestOptions { Timeout = TimeSpan.FromSeconds(5) }, Token);
        await _clock.WaitForTimerAsync(TimeSpan.FromSeconds(10));
        _clock.Advance(TimeSpan.FromSeconds(5));
        var e = await Assert.ThrowsAsync<ApiTimeoutException>(() => call);

        Assert.Equal("tickets.aggregate", e.Operation);
        Assert.Empty(_server.Calls);
    }

    [Fact]
    public async Task Cancellation_ThrowsOperationCanceled()
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);
        _server.Hang();
        using var client = TestClient.Create(_server, _clock);

        var call = client.AggregateAsync(cancellationToken: cancellation.Token);
        await _clock.WaitForTimerAsync(TestClient.AttemptTimeout);
        await cancellation.CancelAsync();

        var e = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal((cancellation.Token, "tickets.aggregate was cancelled by the caller"), (e.CancellationToken, e.Message));
    }

    [Fact]
    public async Task Cancellation_SendsNothing_WhenRequestedBeforeTheCall()
    {
        using var client = TestClient.Create(_server, _clock);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            client.AggregateAsync(cancellationToken: new CancellationToken(canceled: true))
        );

        Assert.Empty(_server.Requests);
    }

    [Fact]
    public async Task Cancellation_ThrowsOperationCanceled_WhateverTheConnectionThrows()
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);
        _server.Respond(
            async (_, _) =>
            {
                await cancellation.CancelAsync();
                throw new IOException("the socket was closed");
            }
        );
        using var client = TestClient.Create(_server, _clock);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.AggregateAsync(cancellationToken: cancellation.Token));
    }

    public static TheoryData<Exception> GivingUp() =>
        new()
        {
            new TaskCanceledException("timed out", new TimeoutException()),
            new TimeoutException(),
            new TimeoutRejectedException(TimeSpan.FromSeconds(10)),
        };

    [Theory]
    [MemberData(nameof(GivingUp), DisableDiscoveryEnumeration = true)]
    public async Task SecretFunction_FailsTheCall_WhenItCancelsItself(Exception exception)
    {
        var secret = new Secret(_ => ValueTask.FromException<string>(exception));
        var clientCredentials = TestClient.ClientCredentials();
        clientCredentials.ClientSecret = secret;
        foreach (var credential in new[] { Credential.Bearer(secret), Credential.ClientCredentials(clientCredentials) })
        {
            var clock = new FakeTimeProvider();
            using var client = TestClient.Create(_server, clock, o => o.Tickets.Credential = credential);

            var call = client.AggregateAsync(new RequestOptions { MaxRetries = 2 }, Token);
            await clock.AdvanceToTimerAsync(TimeSpan.FromSeconds(0.8));
            await clock.AdvanceToTimerAsync(TimeSpan.FromSeconds(1.6));
            var e = await Assert.ThrowsAsync<ApiConnectionException>(() => call);

            Assert.False(e.WasSent);
            Assert.Same(exception, e.InnerException);
        }

        Assert.Empty(_server.Requests);
    }

    [Fact]
    public async Task SecretFunction_DoesNotHoldTheCall_WhenItIgnoresCancellation()
    {
        var secret = new Secret(static _ => new ValueTask<string>(new TaskCompletionSource<string>().Task));
        using var client = TestClient.Create(_server, _clock, o => o.Tickets.Credential = Credential.Bearer(secret));

        var call = client.AggregateAsync(new RequestOptions { Timeout = TimeSpan.FromSeconds(5) }, Token);
        await _clock.AdvanceToTimerAsync(TimeSpan.FromSeconds(5));

        await Assert.ThrowsAsync<ApiTimeoutException>(() => call);
    }

    [Theory]
    [MemberData(nameof(GivingUp), DisableDiscoveryEnumeration = true)]
    public async Task Handler_FailsTheCallAsAConnection_WhenItCancelsItself(Exception exception)
    {
        _server.Throw(exception);
        using var client = TestClient.Create(_server, _clock);

        await Assert.ThrowsAsync<ApiConnectionException>(() => client.AggregateAsync(new RequestOptions { MaxRetries = 0 }, Token));
    }
}
