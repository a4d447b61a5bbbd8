using System.Net;
using System.Net.Http.Headers;
using IncidentAnalytics.Client.Diagnostics;
using IncidentAnalytics.Client.Tests.Support;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Resilience;

public sealed class RetryTests
{
    private readonly ScriptedHandler _server = new();
    private readonly FakeTimeProvider _clock = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(HttpStatusCode.RequestTimeout)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.BadGateway)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.GatewayTimeout)]
    public async Task Retry_WaitsLongerEachTime_AfterATransientStatus(HttpStatusCode status)
    {
        _server.Respond(status).Respond(status).Respond(status).Respond(HttpStatusCode.OK, TestClient.EmptyAnswer);
        using var client = TestClient.Create(_server, _clock);

        var call = client.AggregateAsync(cancellationToken: Token);
        foreach (var wait in new[] { 0.8, 1.6, 3.2 })
            await _clock.AdvanceToTimerAsync(TimeSpan.FromSeconds(wait));
        await call;

        Assert.Equal(4, _server.Calls.Count);
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest, typeof(InvalidRequestException))]
    [InlineData(HttpStatusCode.UnprocessableEntity, typeof(InvalidRequestException))]
    [InlineData(HttpStatusCode.Forbidden, typeof(PermissionDeniedException))]
    [InlineData(HttpStatusCode.NotFound, typeof(NotFoundException))]
    [InlineData(HttpStatusCode.Conflict, typeof(ConflictException))]
    [InlineData(HttpStatusCode.NotImplemented, typeof(ServerErrorException))]
    [InlineData((HttpStatusCode)418, typeof(ApiException))]
    public async Task Call_ThrowsTheStatusTypeWithoutRetry_WhenTheStatusIsFinal(HttpStatusCode status, Type type)
    {
        _server.Respond(status, """{"status_code":1,"detail":"no"}""");
        using var client = TestClient.Create(_server, _clock);

        var e = await Assert.ThrowsAnyAsync<ApiException>(() => client.AggregateAsync(cancellationToken: Token));

        Assert.IsType(type, e);
        Assert.Equal(status, e.StatusCode);
        Assert.Equal("no", e.Error.Message);
        Assert.Single(_server.Calls);
    }

    [Fact]
    public async Task MaxRetries_ThrowsTheLastErrorWithAllAttempts()
    {
        _server
            .Respond(HttpStatusCode.BadGateway)
            .Throw(new HttpRequestException(HttpRequestError.ResponseEnded))
            .Respond(HttpStatusCode.ServiceUnavailable);
        using var client = TestClient.Create(_server, _clock, static o => o.Tickets.MaxRetries = 2);

        var call = client.AggregateAsync(cancellationToken: Token);
        await _clock.AdvanceToTimerAsync(TimeSpan.FromSeconds(0.8));
        await _clock.AdvanceToTimerAsync(TimeSpan.FromSeconds(1.6));
        var e = await Assert.ThrowsAsync<ServerErrorException>(() => call);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, e.StatusCode);
        Assert.Equal("tickets.aggregate", e.Operation);
        Assert.Equal(["502", "connection", "503"], e.Attempts.Select(static a => a.Outcome));
        Assert.Equal([TimeSpan.Zero, TimeSpan.FromSeconds(0.8), TimeSpan.FromSeconds(2.4)], e.Attempts.Select(static a => a.Started));
        Assert.Equal(TimeSpan.FromSeconds(2.4), e.Elapsed);
        Assert.Contains("3 attempts, 2.4 s", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MaxRetries_OfACallMayBeZero()
    {
        _server.Respond(HttpStatusCode.BadGateway);
        using var client = TestClient.Create(_server, _clock);

        await Assert.ThrowsAsync<ServerErrorException>(() => client.AggregateAsync(new RequestOptions { MaxRetries = 0 }, Token));

        Assert.Single(_server.Calls);
    }

    [Fact]
    public async Task RetryAfter_IsWaitedForExactly_WhenItIsInSeconds()
    {
        RespondRetryAfter(new RetryConditionHeaderValue(TimeSpan.FromSeconds(7)));
        _server.Respond(HttpStatusCode.OK, TestClient.EmptyAnswer);
        using var client = TestClient.Create(_server, _clock);

        var call = client.AggregateAsync(cancellationToken: Token);
        await _clock.AdvanceToTimerAsync(TimeSpan.FromSeconds(7));
        await call;

        Assert.Equal(2, _server.Calls.Count);
    }

    [Fact]
    public async Task RetryAfter_IsRelativeToTheServersDate_WhenItIsADate()
    {
        var serverNow = _clock.GetUtcNow().AddMinutes(-5);
        RespondRetryAfter(new RetryConditionHeaderValue(serverNow.AddSeconds(9)), r => r.Headers.Date = serverNow);
        _server.Respond(HttpStatusCode.OK, TestClient.EmptyAnswer);
        using var client = TestClient.Create(_server, _clock);

        var call = client.AggregateAsync(cancellationToken: Token);
        await _clock.AdvanceToTimerAsync(TimeSpan.FromSeconds(9));
        await call;
    }

    [Theory]
    [InlineData("120")]
    [InlineData("99999999999999")]
    public async Task RetryAfter_FailsAtOnce_WhenItExceedsTheTimeout(string seconds)
    {
        _server.Respond(HttpStatusCode.TooManyRequests, "", r => r.Headers.TryAddWithoutValidation("Retry-After", seconds));
        using var client = TestClient.Create(_server, _clock);

        var e = await Assert.ThrowsAsync<RateLimitedException>(() => client.AggregateAsync(cancellationToken: Token));

        Assert.True(e.RetryAfter >= TimeSpan.FromSeconds(120));
        Assert.Single(_server.Calls);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-3")]
    [InlineData("soon")]
    [InlineData("Fri, 31 Dec 1999 23:59:59 GMT")]
    public async Task RetryAfter_IsIgnored_WhenItIsInvalid(string value)
    {
        _server
            .Respond(HttpStatusCode.ServiceUnavailable, "", r => r.Headers.TryAddWithoutValidation("Retry-After", value))
            .Respond(HttpStatusCode.OK, TestClient.EmptyAnswer);
        using var client = TestClient.Create(_server, _clock);

        var call = client.AggregateAsync(cancellationToken: Token);
        await _clock.AdvanceToTimerAsync(TimeSpan.FromSeconds(0.8));
        await call;
    }

    [Fact]
    public async Task Retry_WaitsTheRest_WhenATimerFiresEarly()
    {
        var early = new EarlyTimerClock(_clock, TimeSpan.FromSeconds(0.5));
        RespondRetryAfter(new RetryConditionHeaderValue(TimeSpan.FromSeconds(7)));
        _server.Respond(HttpStatusCode.OK, TestClient.EmptyAnswer);
        using var client = TestClient.Create(_server, configure: o => o.TimeProvider = early);

        var call = client.AggregateAsync(cancellationToken: Token);
        await _clock.AdvanceToTimerAsync(TimeSpan.FromSeconds(6.5));
        await _clock.WaitForTimerAsync(TimeSpan.FromSeconds(0.5));
        Assert.Single(_server.Calls);

        _clock.Advance(TimeSpan.FromSeconds(0.5));
        await call;
        Assert.Equal(2, _server.Calls.Count);
    }

    [Fact]
    public async Task Retry_RoundsItsWaitUpToMilliseconds()
    {
        _server.Respond(HttpStatusCode.BadGateway).Respond(HttpStatusCode.OK, TestClient.EmptyAnswer);
        using var client = TestClient.Create(_server, _clock, static o => o.Random = static () => 0.123456);

        var call = client.AggregateAsync(cancellationToken: Token);
        await _clock.AdvanceToTimerAsync(TimeSpan.FromMilliseconds(450)); // 0.8 s × (0.5 + 0.123456 / 2) = 449.3824 ms
        await call;
    }

    [Fact]
    public async Task Cancellation_EndsTheWaitForARetry()
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);
        _server.Respond(HttpStatusCode.BadGateway);
        using var client = TestClient.Create(_server, _clock);

        var call = client.AggregateAsync(cancellationToken: cancellation.Token);
        await _clock.WaitForTimerAsync(TimeSpan.FromSeconds(0.8));
        await cancellation.CancelAsync();

        var e = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal(cancellation.Token, e.CancellationToken);
        Assert.Single(_server.Calls);
    }

    public static TheoryData<Exception, bool, bool> Failures() =>
        new()
        {
            { new ApiConnectionException("refused", wasSent: false), false, true },
            { new ApiConnectionException("reset"), false, false },
            { new ApiConnectionException("reset"), true, true },
            { new RateLimitedException(new ApiError { StatusCode = HttpStatusCode.TooManyRequests }), false, true },
            { new ServerErrorException(new ApiError { StatusCode = HttpStatusCode.ServiceUnavailable }), false, false },
            { new ServerErrorException(new ApiError { StatusCode = HttpStatusCode.ServiceUnavailable }), true, true },
            { new ApiTimeoutException(TimeSpan.FromSeconds(1), isAttemptTimeout: true), false, false },
            { new ApiTimeoutException(TimeSpan.FromSeconds(1), isAttemptTimeout: true), true, true },
            { new ApiTimeoutException(TimeSpan.FromSeconds(1)), true, false },
            { new InvalidResponseException("html"), true, false },
            { new InvalidOperationException("bug"), true, false },
        };

    [Theory]
    [MemberData(nameof(Failures), DisableDiscoveryEnumeration = true)]
    public void Retry_OfAnUnsafeOperation_NeedsProofThatItDidNotRun(Exception failure, bool isRetrySafe, bool allowed)
    {
        var operation = new Operation("test", isRetrySafe);

        Assert.Equal(allowed, RetryRules.Allow(operation, failure));
    }

    [Theory]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    public void Retry_IsSkipped_WhenTheServiceCallsTheErrorFinal(HttpStatusCode status)
    {
        var operation = new Operation("test", isRetrySafe: true);
        var error = ApiException.Create(new ApiError { StatusCode = status });
        Assert.True(RetryRules.Allow(operation, error));

        error.IsFinal = true;

        Assert.False(RetryRules.Allow(operation, error));
    }

    [Fact]
    public void Retry_WaitsBetweenHalfAndAllOfItsBackoff_UpToAMinute()
    {
        Assert.Equal(TimeSpan.FromSeconds(0.4), Backoff.GetDelay(0, 0));
        Assert.Equal(TimeSpan.FromSeconds(0.8), Backoff.GetDelay(0, 1));
        Assert.Equal(TimeSpan.FromSeconds(51.2), Backoff.GetDelay(6, 1));
        Assert.Equal(TimeSpan.FromSeconds(60), Backoff.GetDelay(7, 1));
        Assert.Equal(TimeSpan.FromSeconds(30), Backoff.GetDelay(1000, 0));
    }

    private void RespondRetryAfter(RetryConditionHeaderValue value, Action<HttpResponseMessage>? adjust = null) =>
        _server.Respond(
            HttpStatusCode.TooManyRequests,
            "",
            r =>
            {
                r.Headers.RetryAfter = value;
                adjust?.Invoke(r);
            }
        );

    /// <summary>A clock whose timers fire early, as real ones do by fractions of a millisecond.</summary>
    private sealed class EarlyTimerClock(FakeTimeProvider inner, TimeSpan early) : TimeProvider
    {
        private bool _wasEarly;

        public override long TimestampFrequency => inner.TimestampFrequency;

        public override DateTimeOffset GetUtcNow() => inner.GetUtcNow();

        public override long GetTimestamp() => inner.GetTimestamp();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var isRetryWait = dueTime == TimeSpan.FromSeconds(7) && !_wasEarly;
            _wasEarly |= isRetryWait;
            return inner.CreateTimer(callback, state, isRetryWait ? dueTime - early : dueTime, period);
        }
    }
}
