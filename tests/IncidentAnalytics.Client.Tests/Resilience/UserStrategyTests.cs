using System.Diagnostics.Metrics;
using System.Net;
using System.Threading.RateLimiting;
using IncidentAnalytics.Client.Analytics.KpiMetrics;
using IncidentAnalytics.Client.Tests.Support;
using IncidentAnalytics.Testing;
using Polly;
using Polly.CircuitBreaker;
using Polly.Fallback;
using Polly.Hedging;
using Polly.Retry;
using Polly.Simmy;
using Polly.Timeout;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Resilience;

public sealed class UserStrategyTests
{
    private const string Metric = """{"id":"m 1"}""";

    private readonly ScriptedHandler _server = new();
    private readonly FakeTimeProvider _clock = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task CallStrategies_RejectACall_WhenTheConcurrencyLimitIsReached()
    {
        _server.Hang();
        using var client = Create(static o => o.CallStrategies = static pipeline => pipeline.AddConcurrencyLimiter(permitLimit: 1));
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);

        var first = client.Analytics.KpiMetrics.GetAsync("m 1", cancellationToken: cancellation.Token);
        var e = await Assert.ThrowsAsync<CallRejectedException>(() => GetAsync(client));
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);

        Assert.Equal(CallRejectionReason.RateLimiter, e.Reason);
        Assert.Null(e.RetryAfter);
        Assert.Equal("analytics.kpi_metrics.get: the rate limiter granted no permit (0 attempts, 0.0 s)", e.Message);
        Assert.Single(_server.Calls);
    }

    [Fact]
    public async Task AttemptStrategies_RejectARetry_WhenTheCircuitOpensInBetween()
    {
        _server.Respond(HttpStatusCode.BadGateway).Respond(HttpStatusCode.BadGateway).Respond(HttpStatusCode.OK, Metric);
        using var client = Create(o =>
        {
            o.MaxRetries = 5;
            o.AttemptStrategies = static pipeline => pipeline.AddCircuitBreaker(Breaker());
        });

        var call = GetAsync(client);
        await _clock.AdvanceToRetryAsync(call);
        await _clock.AdvanceToRetryAsync(call, 1.6);
        var e = await Assert.ThrowsAsync<CallRejectedException>(() => call);

        Assert.Equal(CallRejectionReason.CircuitBreaker, e.Reason);
        Assert.Equal(TimeSpan.FromSeconds(15 - 1.6), e.RetryAfter);
        Assert.Equal(["502", "502", "rejected"], e.Attempts.Select(static a => a.Outcome));
        Assert.Equal([1, 2, 3], e.Attempts.Select(static a => a.Number));
        Assert.Contains("the circuit breaker is open, for 13.4 s", e.Message, StringComparison.Ordinal);

        _clock.Advance(TimeSpan.FromSeconds(15));
        Assert.Equal("m 1", (await GetAsync(client)).Id);
        Assert.Equal(3, _server.Calls.Count);
    }

    [Fact]
    public async Task AttemptStrategies_HedgeARead_AndReportTheResponseThatWon()
    {
        _server.Hang().Respond(HttpStatusCode.OK, Metric, static r => r.Headers.Add("X-Request-Id", "second"));
        ResponseInfo? info = null;
        using var client = Create(static o => o.AttemptStrategies = static pipeline => pipeline.AddHedging(Hedging()));

        var call = client.Analytics.KpiMetrics.GetAsync("m 1", new RequestOptions { OnResponse = r => info = r }, Token);
        await _clock.AdvanceToTimerAsync(TimeSpan.FromSeconds(2));
        await call;

        Assert.Equal("second", info?.RequestId);
        Assert.Equal(2, info?.Attempts);
        Assert.Equal(2, _server.Calls.Count);
    }

    [Fact]
    public async Task AttemptStrategies_SendACreateOnce_WhenTheyHedgeIt()
    {
        var response = new TaskCompletionSource<HttpResponseMessage>();
        _server.Respond((_, _) => response.Task);
        using var client = Create(static o => o.AttemptStrategies = static pipeline => pipeline.AddHedging(Hedging()));

        var call = CreateMetricAsync(client);
        await _clock.AdvanceToTimerAsync(TimeSpan.FromSeconds(2));
        response.SetResult(ScriptedHandler.Json(Metric, HttpStatusCode.Created));

        Assert.Equal("m 1", (await call).Id);
        Assert.Single(_server.Calls);
    }

    [Fact]
    public async Task CallStrategies_SendACreateOnce_WhenTheyRetryIt()
    {
        _server.Respond(HttpStatusCode.ServiceUnavailable);
        using var client = Create(static o => o.CallStrategies = static pipeline => pipeline.AddRetry(Retry()));

        var e = await Assert.ThrowsAsync<ServerErrorException>(() => CreateMetricAsync(client));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, e.StatusCode);
        Assert.Single(_server.Calls);
    }

    [Fact]
    public async Task CallStrategies_SendACreateAgain_WhenItWasRefusedBeforeItWasExecuted()
    {
        _server.Throw(new HttpRequestException(HttpRequestError.ConnectionError)).Respond(HttpStatusCode.Created, Metric);
        using var client = Create(static o =>
        {
            o.MaxRetries = 0;
            o.CallStrategies = static pipeline => pipeline.AddRetry(Retry());
        });

        Assert.Equal("m 1", (await CreateMetricAsync(client)).Id);
        Assert.Equal(2, _server.Calls.Count);
    }

    [Fact]
    public async Task AttemptStrategies_SendACreateOnce_WhenTheyCancelAndRetryIt()
    {
        _server.Hang();
        using var client = Create(static o =>
            o.AttemptStrategies = static pipeline => pipeline.AddRetry(Retry()).AddTimeout(TimeSpan.FromSeconds(3))
        );

        var call = CreateMetricAsync(client);
        await _clock.AdvanceToTimerAsync(TimeSpan.FromSeconds(3));
        var e = await Assert.ThrowsAsync<ApiConnectionException>(() => call);

        Assert.True(e.WasSent);
        Assert.Contains("a resilience strategy cancelled the request before its response arrived", e.Message, StringComparison.Ordinal);
        Assert.Single(_server.Calls);
    }

    [Fact]
    public async Task CallStrategies_RetryARead_BeyondTheRetriesOfTheClient()
    {
        _server.Respond(HttpStatusCode.NotFound).Respond(HttpStatusCode.OK, Metric);
        using var client = Create(static o => o.CallStrategies = static pipeline => pipeline.AddRetry(Retry()));

        Assert.Equal("m 1", (await GetAsync(client)).Id);
    }

    [Fact]
    public async Task AttemptStrategies_DoNotCountTheCancellationOfTheCaller()
    {
        _server.Hang().Hang().Respond(HttpStatusCode.OK, Metric);
        using var client = Create(static o =>
            o.AttemptStrategies = static pipeline =>
                pipeline.AddCircuitBreaker(new CircuitBreakerStrategyOptions { MinimumThroughput = 2, FailureRatio = 0.1 })
        );

        for (var i = 0; i < 2; i++)
        {
            using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);
            var call = client.Analytics.KpiMetrics.GetAsync("m 1", cancellationToken: cancellation.Token);
            await cancellation.CancelAsync();
            var e = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
            Assert.Equal(cancellation.Token, e.CancellationToken);
        }

        Assert.Equal("m 1", (await GetAsync(client)).Id);
    }

    [Fact]
    public async Task AttemptStrategies_FailAnAttemptBeforeItIsSent_SoThatEvenACreateIsRetried()
    {
        _server.Respond(HttpStatusCode.Created, Metric);
        var failures = 1;
        using var client = Create(o =>
            o.AttemptStrategies = pipeline => pipeline.AddChaosFault(1, () => failures-- > 0 ? new HttpRequestException("injected") : null!)
        );

        var call = CreateMetricAsync(client);
        await _clock.AdvanceToRetryAsync(call);

        Assert.Equal("m 1", (await call).Id);
        Assert.Single(_server.Calls);
    }

    [Fact]
    public async Task AttemptStrategies_ThrowAConnectionException_WhenTheyInjectFaults()
    {
        using var client = Create(static o =>
        {
            o.MaxRetries = 0;
            o.AttemptStrategies = static pipeline => pipeline.AddChaosFault(1, static () => new HttpRequestException("injected"));
        });

        var e = await Assert.ThrowsAsync<ApiConnectionException>(() => GetAsync(client));

        Assert.False(e.WasSent);
        Assert.Equal("connection", Assert.Single(e.Attempts).Outcome);
        Assert.Contains("injected", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AttemptStrategies_ThrowAConnectionException_WhenTheyGiveUpByThemselves()
    {
        using var client = Create(static o =>
        {
            o.MaxRetries = 0;
            o.AttemptStrategies = static pipeline => pipeline.AddChaosFault(1, static () => new TaskCanceledException("injected"));
        });

        var e = await Assert.ThrowsAsync<ApiConnectionException>(() => GetAsync(client));

        Assert.IsType<TaskCanceledException>(e.InnerException);
    }

    [Fact]
    public async Task AttemptStrategies_ThrowATimeoutException_WhenTheirTimeoutEndsTheAttempt()
    {
        _server.Hang();
        using var client = Create(static o =>
        {
            o.MaxRetries = 0;
            o.AttemptStrategies = static pipeline => pipeline.AddTimeout(TimeSpan.FromSeconds(3));
        });

        var call = GetAsync(client);
        await _clock.AdvanceToTimerAsync(TimeSpan.FromSeconds(3));
        var e = await Assert.ThrowsAsync<ApiTimeoutException>(() => call);

        Assert.True(e.IsAttemptTimeout);
        Assert.Equal(TimeSpan.FromSeconds(3), e.Timeout);
        Assert.Equal("cancelled", Assert.Single(e.Attempts).Outcome);
    }

    [Fact]
    public async Task AttemptStrategies_LoseAResponse_WhenTheirTimeoutEndsTheAttempt_SoThatAConflictMeansDone()
    {
        _server.Hang().Respond(HttpStatusCode.Conflict, """{"error":"already acknowledged"}""");
        using var client = Create(static o => o.AttemptStrategies = static pipeline => pipeline.AddTimeout(TimeSpan.FromSeconds(3)));

        var call = client.Analytics.AnomalyDetections.AcknowledgeAsync("a 1", cancellationToken: Token);
        await _clock.AdvanceToTimerAsync(TimeSpan.FromSeconds(3));
        await _clock.AdvanceToRetryAsync(call);
        await call;

        Assert.Equal(2, _server.Calls.Count);
    }

    [Fact]
    public async Task CallStrategies_ThrowATimeoutException_WhenTheirTimeoutEndsTheCall()
    {
        _server.Hang();
        using var client = Create(static o => o.CallStrategies = static pipeline => pipeline.AddTimeout(TimeSpan.FromSeconds(3)));

        var call = GetAsync(client);
        await _clock.AdvanceToTimerAsync(TimeSpan.FromSeconds(3));
        var e = await Assert.ThrowsAsync<ApiTimeoutException>(() => call);

        Assert.False(e.IsAttemptTimeout);
        Assert.Equal(TimeSpan.FromSeconds(3), e.Timeout);
    }

    [Fact]
    public async Task CallStrategies_ReplaceAFailure_WithoutAResponse()
    {
        _server.Respond(HttpStatusCode.NotFound);
        var responses = 0;
        using var client = Create(static o =>
            o.CallStrategies = static pipeline =>
                pipeline.AddFallback(
                    new FallbackStrategyOptions<object>
                    {
                        ShouldHandle = new PredicateBuilder<object>().Handle<NotFoundException>(),
                        FallbackAction = static _ => Outcome.FromResultAsValueTask<object>(new KpiMetric { Id = "fallback" }),
                    }
                )
        );

        var metric = await client.Analytics.KpiMetrics.GetAsync("m 1", new RequestOptions { OnResponse = _ => responses++ }, Token);

        Assert.Equal("fallback", metric.Id);
        Assert.Equal(0, responses);
    }

    [Fact]
    public async Task CallStrategies_RejectACall_WhenAStrategyFails()
    {
        using var client = Create(static o =>
            o.CallStrategies = static pipeline => pipeline.AddChaosFault(1, static () => new InvalidOperationException("the store is down"))
        );

        var e = await Assert.ThrowsAsync<CallRejectedException>(() => GetAsync(client));

        Assert.Equal(CallRejectionReason.Other, e.Reason);
        Assert.IsType<InvalidOperationException>(e.InnerException);
        Assert.Contains("a resilience strategy rejected the call: the store is down", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CallStrategies_ThrowWhatAStrategyThrows_AfterTheRequestWasSent()
    {
        _server.Respond(HttpStatusCode.OK, Metric);
        using var client = Create(static o =>
            o.CallStrategies = static pipeline =>
                pipeline.AddRetry(new() { ShouldHandle = static _ => throw new InvalidOperationException("a faulty predicate") })
        );

        var e = await Assert.ThrowsAsync<InvalidOperationException>(() => GetAsync(client));

        Assert.Equal("a faulty predicate", e.Message);
        Assert.Single(_server.Calls);
    }

    [Fact]
    public async Task CallStrategies_LeaveTheExceptionOfASecretAsItIs()
    {
        var failure = new InvalidOperationException("the vault is sealed");
        using var client = Create(o =>
        {
            o.Credential = Credential.Token(new Secret(_ => throw failure));
            o.CallStrategies = static pipeline => pipeline.AddConcurrencyLimiter(permitLimit: 1);
        });

        Assert.Same(failure, await Assert.ThrowsAsync<InvalidOperationException>(() => GetAsync(client)));
    }

    [Fact]
    public async Task CallStrategies_SeeTheNameOfTheOperation()
    {
        _server.Respond(HttpStatusCode.OK, Metric);
        string? operation = null;
        using var client = Create(o =>
            o.CallStrategies = pipeline =>
                pipeline.AddRetry(
                    new RetryStrategyOptions
                    {
                        ShouldHandle = args =>
                        {
                            operation = args.Context.OperationKey;
                            return new(false);
                        },
                    }
                )
        );

        await GetAsync(client);

        Assert.Equal("analytics.kpi_metrics.get", operation);
    }

    [Fact]
    public async Task RateLimiter_RejectsACall_AndTheClientDoesNotRetryIt()
    {
        using var limiter = new FixedWindowRateLimiter(
            new()
            {
                PermitLimit = 1,
                Window = TimeSpan.FromHours(1),
                AutoReplenishment = false,
            }
        );
        _server.Respond(HttpStatusCode.ServiceUnavailable);
        using var client = Create(o => o.RateLimiter = limiter);

        var call = GetAsync(client);
        await _clock.AdvanceToRetryAsync(call);
        var e = await Assert.ThrowsAsync<CallRejectedException>(() => call);

        Assert.Equal(CallRejectionReason.RateLimiter, e.Reason);
        Assert.NotNull(e.RetryAfter);
        Assert.Equal(["503", "rejected"], e.Attempts.Select(static a => a.Outcome));
        Assert.Single(_server.Calls);
    }

    [Fact]
    public async Task AttemptStrategies_WaitForAPermit_WhenTheyRetryRejections()
    {
        var refusals = 2;
        var limiter = new ScriptedLimiter(_ => Task.FromResult<RateLimitLease>(new TrackedLease { IsGranted = refusals-- <= 0 }));
        _server.Respond(HttpStatusCode.Created, Metric);
        using var client = Create(o =>
        {
            o.RateLimiter = limiter;
            o.AttemptStrategies = static pipeline =>
                pipeline.AddRetry(
                    new RetryStrategyOptions
                    {
                        ShouldHandle = static args => new(args.Outcome.Exception is CallRejectedException),
                        MaxRetryAttempts = int.MaxValue,
                        Delay = TimeSpan.FromSeconds(1),
                    }
                );
        });

        var call = CreateMetricAsync(client);
        await _clock.AdvanceToTimerAsync(TimeSpan.FromSeconds(1));
        await _clock.AdvanceToTimerAsync(TimeSpan.FromSeconds(1));

        Assert.Equal("m 1", (await call).Id);
        Assert.Single(_server.Calls);
    }

    [Fact]
    public async Task RateLimiter_IsNotAsked_WhenACircuitBreakerIsOpen()
    {
        using var limiter = CreateLimiter(10);
        using var client = Create(o =>
        {
            o.RateLimiter = limiter;
            var state = new CircuitBreakerManualControl(isIsolated: true);
            o.AttemptStrategies = pipeline => pipeline.AddCircuitBreaker(new CircuitBreakerStrategyOptions { ManualControl = state });
        });

        var e = await Assert.ThrowsAsync<CallRejectedException>(() => GetAsync(client));

        Assert.Equal(CallRejectionReason.CircuitBreaker, e.Reason);
        Assert.Equal(10, limiter.GetStatistics()!.CurrentAvailablePermits);
    }

    [Fact]
    public async Task RateLimiter_WaitsOutsideOfTheAttemptTimeout()
    {
        using var limiter = CreateLimiter(1);
        _server.Respond(HttpStatusCode.OK, Metric).Respond(HttpStatusCode.OK, Metric);
        using var client = Create(o => o.RateLimiter = limiter);
        await GetAsync(client);

        var call = GetAsync(client);
        await _clock.AdvanceToTimerAsync(TimeSpan.FromMinutes(1));

        Assert.Equal("m 1", (await call).Id);
    }

    [Fact]
    public async Task RateLimiter_RejectsAtOnce_WhenTheWaitExceedsTheTimeoutOfTheCall()
    {
        using var limiter = CreateLimiter(1);
        _server.Respond(HttpStatusCode.OK, Metric);
        using var client = Create(o => o.RateLimiter = limiter);
        await GetAsync(client);

        var e = await Assert.ThrowsAsync<CallRejectedException>(() =>
            client.Analytics.KpiMetrics.GetAsync("m 1", new RequestOptions { Timeout = TimeSpan.FromSeconds(50) }, Token)
        );

        Assert.Equal(TimeSpan.FromMinutes(1), e.RetryAfter);
    }

    [Fact]
    public async Task RateLimiter_RejectsAtOnce_WhenTheWaitExceedsTheRestOfTheTimeout()
    {
        using var limiter = CreateLimiter(1);
        _server.Respond(HttpStatusCode.ServiceUnavailable);
        using var client = Create(o => o.RateLimiter = limiter);

        var call = client.Analytics.KpiMetrics.GetAsync("m 1", new RequestOptions { Timeout = TimeSpan.FromSeconds(59.5) }, Token);
        await _clock.AdvanceToRetryAsync(call);
        var e = await Assert.ThrowsAsync<CallRejectedException>(() => call);

        Assert.Equal(CallRejectionReason.RateLimiter, e.Reason);
    }

    [Fact]
    public async Task RateLimiter_GrantsNothing_UntilTheRetryAfterOfTheService()
    {
        using var limiter = CreateLimiter(100);
        _server
            .Respond(HttpStatusCode.TooManyRequests, "", static r => r.Headers.RetryAfter = new(TimeSpan.FromSeconds(42)))
            .Respond(HttpStatusCode.OK, Metric)
            .Respond(HttpStatusCode.OK, Metric);
        using var client = Create(o => o.RateLimiter = limiter);

        var first = GetAsync(client);
        await _clock.WaitForTimerAsync(first, static left => left == TimeSpan.FromSeconds(42));
        var second = GetAsync(client);
        Assert.Equal(0, limiter.GetStatistics()!.CurrentAvailablePermits);
        Assert.Single(_server.Calls);
        _clock.Advance(TimeSpan.FromSeconds(42));
        await Task.WhenAll(first, second);

        Assert.Equal(3, _server.Calls.Count);
    }

    [Fact]
    public async Task RateLimiter_ThatNeverGrants_EndsWithTheTimeoutOfTheCall()
    {
        var limiter = new ScriptedLimiter(static _ => new TaskCompletionSource<RateLimitLease>().Task);
        using var client = Create(o => o.RateLimiter = limiter);

        var call = GetAsync(client);
        await _clock.AdvanceToTimerAsync(TimeSpan.FromSeconds(100));
        var e = await Assert.ThrowsAsync<ApiTimeoutException>(() => call);

        Assert.False(e.IsAttemptTimeout);
        Assert.Empty(_server.Calls);
    }

    [Fact]
    public async Task RateLimiter_ThatIgnoresTheToken_GetsItsLateLeaseBack()
    {
        var grant = new TaskCompletionSource<RateLimitLease>();
        var limiter = new ScriptedLimiter(_ => grant.Task);
        var lease = new TrackedLease();
        using var client = Create(o => o.RateLimiter = limiter);
        using var cancellation = new CancellationTokenSource();

        var call = client.Analytics.KpiMetrics.GetAsync("m 1", cancellationToken: cancellation.Token);
        await cancellation.CancelAsync();
        var e = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        grant.SetResult(lease);
        await lease.Disposed.Task.WaitAsync(Token);

        Assert.Equal(cancellation.Token, e.CancellationToken);
        Assert.Empty(_server.Calls);
    }

    [Fact]
    public async Task RateLimiter_SendsNothing_WhenTheCallerCancelsBeforeItGrants()
    {
        using var cancellation = new CancellationTokenSource();
        var limiter = new ScriptedLimiter(_ =>
        {
            cancellation.Cancel();
            return Task.FromResult<RateLimitLease>(new TrackedLease());
        });
        _server.Respond(HttpStatusCode.OK, Metric);
        using var client = Create(o => o.RateLimiter = limiter);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            client.Analytics.KpiMetrics.GetAsync("m 1", cancellationToken: cancellation.Token)
        );

        Assert.Empty(_server.Calls);
    }

    [Fact]
    public async Task RateLimiter_ThatTimesOut_IsATimeoutOfTheAttempt()
    {
        var limiter = new ScriptedLimiter(static _ => throw new TimeoutRejectedException(TimeSpan.FromSeconds(3)));
        using var client = Create(o =>
        {
            o.MaxRetries = 0;
            o.RateLimiter = limiter;
        });

        var e = await Assert.ThrowsAsync<ApiTimeoutException>(() => GetAsync(client));

        Assert.True(e.IsAttemptTimeout);
        Assert.Equal(TimeSpan.FromSeconds(3), e.Timeout);
    }

    [Fact]
    public async Task RateLimiter_ThatThrows_RejectsTheCall()
    {
        var limiter = new ScriptedLimiter(static _ => throw new InvalidOperationException("the store is down"));
        using var client = Create(o => o.RateLimiter = limiter);

        var e = await Assert.ThrowsAsync<CallRejectedException>(() => GetAsync(client));

        Assert.Equal(CallRejectionReason.Other, e.Reason);
        Assert.Equal("rejected", Assert.Single(e.Attempts).Outcome);
        Assert.Contains("the store is down", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RateLimiter_ReportsItsPermits_ForEachWindow()
    {
        using var limiter = new MultiWindowRateLimiter(AnalyticsOptions.DocumentedLimits, timeProvider: _clock);
        _server.Respond(HttpStatusCode.OK, Metric);
        using var disposed = new ConcurrencyLimiter(new() { PermitLimit = 1 });
        using var client = AllServices.Create(
            _server,
            _clock,
            o =>
            {
                o.Analytics.RateLimiter = limiter;
                o.Sonar.RateLimiter = disposed;
            }
        );
        await GetAsync(client);
        await disposed.DisposeAsync();

        var measured = new List<(long Permits, double Window)>();
        using var listener = new MeterListener();
        listener.SetMeasurementEventCallback<long>(
            (_, permits, tags, _) =>
            {
                var pairs = tags.ToArray().ToDictionary(static t => t.Key, static t => t.Value);
                if (pairs.TryGetValue("incident_analytics.rate_limiter.window", out var window))
                    measured.Add((permits, (double)window!));
            }
        );
        listener.InstrumentPublished = static (instrument, l) =>
        {
            if (instrument.Name == "incident_analytics.client.rate_limiter.available_permits")
                l.EnableMeasurementEvents(instrument);
        };
        listener.Start();
        listener.RecordObservableInstruments();

        Assert.Contains((99, 60d), measured);
        Assert.Contains((999, 3600d), measured);
    }

    private static CircuitBreakerStrategyOptions Breaker() =>
        new()
        {
            ShouldHandle = static args => new(args.Outcome.Exception is ServerErrorException or ApiConnectionException),
            MinimumThroughput = 2,
            BreakDuration = TimeSpan.FromSeconds(15),
        };

    private static HedgingStrategyOptions<object> Hedging() => new() { Delay = TimeSpan.FromSeconds(2), MaxHedgedAttempts = 1 };

    private static RetryStrategyOptions Retry() =>
        new()
        {
            ShouldHandle = static args => new(args.Outcome.Exception is not null),
            MaxRetryAttempts = 2,
            Delay = TimeSpan.Zero,
        };

    private static Task<KpiMetric> GetAsync(IncidentAnalyticsClient client) =>
        client.Analytics.KpiMetrics.GetAsync("m 1", cancellationToken: Token);

    private static Task<KpiMetric> CreateMetricAsync(IncidentAnalyticsClient client) =>
        client.Analytics.KpiMetrics.CreateAsync(
            new CreateKpiMetricRequest
            {
                Name = "n",
                MetricType = KpiMetricType.MeanTimeToResolve,
                AggregationType = KpiAggregationType.Average,
            },
            cancellationToken: Token
        );

    private MultiWindowRateLimiter CreateLimiter(int permitsPerMinute) =>
        new([RateLimit.PerMinute(permitsPerMinute)], timeProvider: _clock);

    private IncidentAnalyticsClient Create(Action<ServiceOptions> configure) =>
        AllServices.Create(
            _server,
            _clock,
            o =>
            {
                o.Analytics.MaxRetries = 3;
                configure(o.Analytics);
            }
        );

    private sealed class ScriptedLimiter(Func<CancellationToken, Task<RateLimitLease>> acquire) : RateLimiter
    {
        public override TimeSpan? IdleDuration => null;

        public override RateLimiterStatistics? GetStatistics() => null;

        protected override RateLimitLease AttemptAcquireCore(int permitCount) => throw new NotSupportedException();

        protected override ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken) =>
            new(acquire(cancellationToken));
    }

    private sealed class TrackedLease : RateLimitLease
    {
        public TaskCompletionSource Disposed { get; } = new();

        public bool IsGranted { get; init; } = true;

        public override bool IsAcquired => IsGranted;

        public override IEnumerable<string> MetadataNames => [];

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = null;
            return false;
        }

        protected override void Dispose(bool disposing)
        {
            Disposed.TrySetResult();
            base.Dispose(disposing);
        }
    }
}
