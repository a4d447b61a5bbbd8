using System.Net;
using IncidentAnalytics.Client.Tests.Support;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Resilience;

/// <summary>Handlers that ignore their token, bodies that stall, and clients that are disposed while calls wait.</summary>
public sealed class StubbornHandlerTests
{
    private readonly ScriptedHandler _server = new();
    private readonly FakeTimeProvider _clock = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AggregateAsync_EndsAtItsTimeout_WhenAHandlerIgnoresItsToken()
    {
        var answer = new TaskCompletionSource<HttpResponseMessage>();
        _server.Respond((_, _) => answer.Task);
        using var client = AllServices.Create(_server, _clock);

        var call = client.AggregateAsync(
            new RequestOptions { Timeout = TimeSpan.FromSeconds(5), AttemptTimeout = TimeSpan.FromSeconds(5) },
            Token
        );
        await _clock.AdvanceToTimerAsync(TimeSpan.FromSeconds(5));
        await Assert.ThrowsAsync<ApiTimeoutException>(() => call);

        var late = new DisposableContent();
        answer.SetResult(new HttpResponseMessage { Content = late });
        await late.Disposed.WaitAsync(Token);
    }

    [Fact]
    public async Task AggregateAsync_TriesAgain_WhenAnAnswerCameTooLate()
    {
        var answer = new TaskCompletionSource<HttpResponseMessage>();
        _server.Respond((_, _) => answer.Task).Respond(HttpStatusCode.OK, """{"data":{"total":7}}""");
        using var client = AllServices.Create(_server, _clock, static o => o.Tickets.MaxRetries = 1);

        var call = client.AggregateAsync(cancellationToken: Token);
        await _clock.AdvanceToTimerAsync(TimeSpan.FromSeconds(30));
        answer.SetResult(ScriptedHandler.Json("""{"data":{"total":1}}"""));
        await _clock.AdvanceToTimerAsync(TimeSpan.FromSeconds(0.8));

        Assert.Equal(7, (await call).Total);
    }

    [Fact]
    public async Task AggregateAsync_EndsAtItsCancellation_WhenAHandlerIgnoresItsToken()
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);
        _server.Respond(static (_, _) => new TaskCompletionSource<HttpResponseMessage>().Task);
        using var client = AllServices.Create(_server, _clock);

        var call = client.AggregateAsync(cancellationToken: cancellation.Token);
        await _clock.WaitForTimerAsync(TimeSpan.FromSeconds(30));
        await cancellation.CancelAsync();

        var e = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal(cancellation.Token, e.CancellationToken);
    }

    [Theory]
    [InlineData(30, 5, """{"error_code":"invalid-argument","error_msg":"limit"}""", "HTTP 400 invalid-argument: limit")]
    [InlineData(30, 5, """{"error_code":"invalid-argu""", """HTTP 400: {"error_code":"invalid-argu""")]
    [InlineData(2, 2, "", "HTTP 400: Bad Request")]
    public async Task CountTicketsAsync_KeepsTheStatus_WhenTheBodyOfAnErrorStalls(
        int attemptTimeout,
        int wait,
        string start,
        string message
    )
    {
        _server.Respond(
            HttpStatusCode.BadRequest,
            "",
            r => r.Content = new StreamContent(new BreakingStream(System.Text.Encoding.UTF8.GetBytes(start), null))
        );
        using var client = AllServices.Create(_server, _clock, o => o.Sonar.AttemptTimeout = TimeSpan.FromSeconds(attemptTimeout));

        var call = client.Sonar.CountTicketsAsync(cancellationToken: Token);
        await _clock.AdvanceToTimerAsync(TimeSpan.FromSeconds(wait));
        var e = await Assert.ThrowsAsync<InvalidRequestException>(() => call);

        Assert.StartsWith($"sonar.list_tickets: {message} (1 attempt", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CountTicketsAsync_KeepsTheStatus_WhenTheBodyOfAnErrorStallsBeyondTheTimeoutOfTheCall()
    {
        _server.Respond(HttpStatusCode.ServiceUnavailable, "", static r => r.Content = new StreamContent(new BreakingStream([], null)));
        using var client = AllServices.Create(_server, _clock, static o => o.Sonar.MaxRetries = 3);

        var call = client.Sonar.CountTicketsAsync(
            options: new RequestOptions { Timeout = TimeSpan.FromSeconds(3), AttemptTimeout = TimeSpan.FromSeconds(3) },
            cancellationToken: Token
        );
        await _clock.AdvanceToTimerAsync(TimeSpan.FromSeconds(3));
        var e = await Assert.ThrowsAsync<ServerErrorException>(() => call);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, e.StatusCode);
    }

    [Fact]
    public async Task CountTicketsAsync_IsCancelled_WhileTheBodyOfAnErrorStalls()
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);
        _server.Respond(HttpStatusCode.BadRequest, "", static r => r.Content = new StreamContent(new BreakingStream([], null)));
        using var client = AllServices.Create(_server, _clock);

        var call = client.Sonar.CountTicketsAsync(cancellationToken: cancellation.Token);
        await _clock.WaitForTimerAsync(TimeSpan.FromSeconds(5));
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(7)]
    public async Task CountTicketsAsync_KeepsTheStatus_WhenTheBodyOfAnErrorCannotBeRead(int length)
    {
        foreach (
            var failure in new Exception[]
            {
                new IOException("x"),
                new HttpRequestException("x"),
                new InvalidDataException("x"),
                new InvalidOperationException("x"),
                new TaskCanceledException("x"),
                new TimeoutException("x"),
                new Polly.Timeout.TimeoutRejectedException("x"),
            }
        )
        {
            _server.Respond(HttpStatusCode.Conflict, "", r => r.Content = new StreamContent(new BreakingStream(new byte[length], failure)));
            using var client = AllServices.Create(_server, _clock);

            await Assert.ThrowsAsync<ConflictException>(() => client.Sonar.CountTicketsAsync(cancellationToken: Token));
        }
    }

    /// <summary>A secret that is cut by the end of the body is not shown in part.</summary>
    [Fact]
    public async Task CountTicketsAsync_ShowsNoPartOfASecret_WhenTheBodyOfAnErrorBreaksOff()
    {
        for (var length = 1; length <= AllServices.SonarSecret.Length; length++)
        {
            var start = System.Text.Encoding.UTF8.GetBytes("you sent " + AllServices.SonarSecret[..length]);
            _server.Respond(
                HttpStatusCode.Forbidden,
                "",
                r => r.Content = new StreamContent(new BreakingStream(start, new IOException("reset")))
            );
            using var client = AllServices.Create(_server, _clock);

            var e = await Assert.ThrowsAsync<PermissionDeniedException>(() => client.Sonar.CountTicketsAsync(cancellationToken: Token));

            Assert.Equal("you sent ***", e.Error.Message);
        }
    }

    [Fact]
    public async Task GetAsync_TellsANotModifiedAsSuch()
    {
        _server.Respond(HttpStatusCode.NotModified);
        using var client = AllServices.Create(_server, _clock);

        var e = Assert.IsType<ApiException>(
            await Record.ExceptionAsync(() =>
                client.Analytics.KpiMetrics.GetAsync(
                    "1",
                    new RequestOptions { Headers = new Dictionary<string, string> { ["If-None-Match"] = "\"1\"" } },
                    Token
                )
            )
        );

        Assert.Equal("analytics.kpi_metrics.get: HTTP 304: Not Modified (1 attempt, 0.0 s)", e.Message);
    }

    [Theory]
    [InlineData(300)]
    [InlineData(305)]
    [InlineData(306)]
    public async Task GetAsync_DoesNotCallEvery3xxARedirect(int status)
    {
        _server.Respond((HttpStatusCode)status, "", static r => r.Headers.Location = new Uri("https://other.example.com/"));
        using var client = AllServices.Create(_server, _clock);

        var e = await Assert.ThrowsAnyAsync<ApiException>(() => client.Analytics.KpiMetrics.GetAsync("1", cancellationToken: Token));

        Assert.DoesNotContain("redirects", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dispose_WakesACallThatWaitsForARetryAfter()
    {
        _server.Respond(HttpStatusCode.TooManyRequests, "{}", static r => r.Headers.TryAddWithoutValidation("Retry-After", "60"));
        var client = AllServices.Create(_server, _clock, static o => o.Tickets.MaxRetries = 1);
        var call = client.AggregateAsync(cancellationToken: Token);
        await _clock.WaitForTimerAsync(TimeSpan.FromSeconds(60));

        client.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => call);
        Assert.Single(_server.Calls);
    }

    [Fact]
    public async Task Dispose_WakesACallWhoseTokenWaitsForARetryAfter()
    {
        _server.Token = static (_, _) =>
        {
            var response = ScriptedHandler.Json("{}", HttpStatusCode.TooManyRequests);
            response.Headers.TryAddWithoutValidation("Retry-After", "20");
            return Task.FromResult(response);
        };
        var client = TestClient.Create(_server, _clock);
        var call = client.AggregateAsync(cancellationToken: Token);
        await _clock.WaitForTimerAsync(TimeSpan.FromSeconds(20));

        client.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => call);
    }

    /// <summary>Failures after which the first attempt may have run, and failures that show that it did not.</summary>
    [Theory]
    [InlineData("reset", true)]
    [InlineData("cut", true)]
    [InlineData("502", true)]
    [InlineData("504", true)]
    [InlineData("timeout", true)]
    [InlineData("429", false)]
    [InlineData("503", false)]
    [InlineData("refused", false)]
    public async Task Actions_SucceedWithAConflict_WhenTheFirstAnswerWasLost(string failure, bool isSuccess)
    {
        foreach (
            var act in new Func<IncidentAnalyticsClient, Task<bool>>[]
            {
                static async c => await c.Analytics.AnomalyDetections.AcknowledgeAsync("1", cancellationToken: Token) is null,
                static async c => await c.Analytics.AnomalyDetections.ResolveAsync("1", cancellationToken: Token) is null,
            }
        )
        {
            var clock = new FakeTimeProvider();
            var server = new ScriptedHandler();
            _ = failure switch
            {
                "reset" => server.Throw(new HttpRequestException(HttpRequestError.Unknown, "x", new IOException("reset"))),
                "cut" => server.Throw(new HttpRequestException(HttpRequestError.ResponseEnded, "x")),
                "refused" => server.Throw(new HttpRequestException(HttpRequestError.ConnectionError, "x")),
                "timeout" => server.Hang(),
                _ => server.Respond((HttpStatusCode)int.Parse(failure, System.Globalization.CultureInfo.InvariantCulture), "{}"),
            };
            server.Respond(HttpStatusCode.Conflict, """{"detail":"The anomaly is already closed."}""");
            using var client = AllServices.Create(server, clock, static o => o.Analytics.MaxRetries = 1);

            var call = act(client);
            if (failure == "timeout")
                await clock.AdvanceToTimerAsync(TimeSpan.FromSeconds(30));
            await clock.AdvanceToTimerAsync(TimeSpan.FromSeconds(0.8));

            if (isSuccess)
                Assert.True(await call);
            else
                await Assert.ThrowsAsync<ConflictException>(() => call);
            Assert.Equal(2, server.Calls.Count);
        }
    }

    [Fact]
    public async Task Actions_SucceedWithAConflict_WhenTwoAnswersWereLost()
    {
        _server
            .Respond(HttpStatusCode.BadGateway, "{}")
            .Respond(HttpStatusCode.BadGateway, "{}")
            .Respond(HttpStatusCode.Conflict, """{"detail":"The anomaly is already closed."}""");
        using var client = AllServices.Create(_server, _clock, static o => o.Analytics.MaxRetries = 2);

        var call = client.Analytics.AnomalyDetections.AcknowledgeAsync("1", cancellationToken: Token);
        await _clock.AdvanceToRetryAsync(call);
        await _clock.AdvanceToRetryAsync(call, 1.6);

        Assert.Null(await call);
    }

    [Fact]
    public async Task Actions_FailWithAConflict_ThatIsTheFirstAnswer()
    {
        _server.Respond(HttpStatusCode.Conflict, """{"detail":"The anomaly is already closed."}""");
        using var client = AllServices.Create(_server, _clock);

        var e = await Assert.ThrowsAsync<ConflictException>(() =>
            client.Analytics.AnomalyDetections.AcknowledgeAsync("1", cancellationToken: Token)
        );

        Assert.Equal("analytics.anomaly_detections.acknowledge: HTTP 409: The anomaly is already closed. (1 attempt, 0.0 s)", e.Message);
    }

    /// <summary>The status shows that the action was done.</summary>
    [Fact]
    public async Task Actions_Succeed_WhenTheBodyOfASuccessStalls()
    {
        _server.Respond(HttpStatusCode.OK, "", static r => r.Content = new StreamContent(new BreakingStream("{\"id\":"u8.ToArray(), null)));
        using var client = AllServices.Create(_server, _clock, static o => o.Analytics.MaxRetries = 3);

        var call = client.Analytics.PredictiveModels.TrainAsync("1", cancellationToken: Token);
        await _clock.AdvanceToTimerAsync(TimeSpan.FromSeconds(30));

        Assert.Null(await call);
        Assert.Single(_server.Calls);
    }

    private sealed class DisposableContent() : ByteArrayContent([])
    {
        private readonly TaskCompletionSource _disposed = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Disposed => _disposed.Task;

        protected override void Dispose(bool disposing)
        {
            _disposed.TrySetResult();
            base.Dispose(disposing);
        }
    }
}
