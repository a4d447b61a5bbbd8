using IncidentAnalytics.ReferenceServer.Hosting;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Hosting;

/// <summary>A reset is one step for all requests.</summary>
public sealed class RequestGateTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAlone_WaitsForWhatRuns_AndKeepsOthersWaiting()
    {
        using var gate = new RequestGate();
        var release = new TaskCompletionSource();
        var inside = gate.TryRunAsync(() => release.Task, scope: null);
        var isReset = false;
        var reset = StartAndWaitUntilItStops(() => gate.RunAlone(() => isReset = true));
        bool? seen = null;
        using var scope = gate.BeginScope(Ct);
        var waiting = gate.TryRunAsync(
            () =>
            {
                seen = isReset;
                return Task.CompletedTask;
            },
            scope
        );

        Assert.Equal((false, false), (isReset, waiting.IsCompleted));
        release.SetResult();
        await Task.WhenAll(inside, waiting).WaitAsync(Ct);
        reset.Join();
        Assert.True(seen);
    }

    [Fact]
    public async Task RunAlone_OpensAgain_AfterAFailure()
    {
        using var gate = new RequestGate();

        Assert.Throws<InvalidOperationException>(() => gate.RunAlone(() => throw new InvalidOperationException()));
        await Assert.ThrowsAsync<InvalidOperationException>(() => gate.RunAloneAsync(() => throw new InvalidOperationException()));
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            gate.TryRunAsync(() => throw new InvalidOperationException(), scope: null)
        );

        var ran = 0;
        Assert.True(await gate.TryRunAsync(() => Task.FromResult(ran++), scope: null));
        gate.RunAlone(() => ran++);
        await gate.RunAloneAsync(() => ran++);
        Assert.Equal(3, ran);
    }

    [Fact]
    public async Task RunAlone_IsAlone_AmongMany()
    {
        using var gate = new RequestGate();
        var (running, failures) = (0, 0);

        await Task.WhenAll(
            Enumerable
                .Range(0, 400)
                .Select(i =>
                    Task.Run(
                        async () =>
                        {
                            if (i % 20 == 0)
                            {
                                gate.RunAlone(() => failures += Volatile.Read(ref running) == 0 ? 0 : 1);
                            }
                            else if (i % 20 == 1)
                            {
                                await gate.RunAloneAsync(() => failures += Volatile.Read(ref running) == 0 ? 0 : 1);
                            }
                            else
                            {
                                await gate.TryRunAsync(
                                    async () =>
                                    {
                                        Interlocked.Increment(ref running);
                                        await Task.Yield();
                                        Interlocked.Decrement(ref running);
                                    },
                                    scope: null
                                );
                            }
                        },
                        Ct
                    )
                )
        );

        Assert.Equal(0, failures);
    }

    [Fact]
    public async Task TryRun_ExecutesNothing_WhenAResetBeganInItsScope()
    {
        using var gate = new RequestGate();
        using var scope = gate.BeginScope(Ct);
        Assert.False(scope.IsReset);

        gate.RunAlone(static () => { });
        using var later = gate.BeginScope(Ct);
        var ran = 0;

        Assert.True(scope.IsReset && scope.Token.IsCancellationRequested);
        Assert.False(await gate.TryRunAsync(() => Task.FromResult(ran++), scope));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gate.RunBetweenResetsAsync(() => ran++, scope.Token));
        Assert.Equal(0, ran);
        Assert.True(await gate.TryRunAsync(() => Task.FromResult(ran++), later));
        Assert.Equal(1, await gate.RunBetweenResetsAsync(() => ran++, later.Token));
    }

    [Fact]
    public async Task RunBetweenResets_WaitsForAReset()
    {
        using var gate = new RequestGate();
        var release = new TaskCompletionSource();
        var inside = gate.TryRunAsync(() => release.Task, scope: null);
        var isReset = false;
        var reset = StartAndWaitUntilItStops(() => gate.RunAlone(() => isReset = true));
        using var scope = gate.BeginScope(Ct);

        var seen = false;
        var load = StartAndWaitUntilItStops(() => seen = gate.RunBetweenResets(() => isReset));
        var command = gate.RunBetweenResetsAsync(() => isReset, scope.Token);

        Assert.Equal((false, false), (isReset, command.IsCompleted));
        release.SetResult();
        await inside;
        Assert.True(await command.WaitAsync(Ct));
        load.Join();
        reset.Join();
        Assert.True(seen);
    }

    [Fact]
    public async Task Reset_WaitsForARequest_ThatIsBeingExecuted()
    {
        using var clock = new HoldingClock();
        await using var server = await IncidentAnalyticsServer.StartAsync(new() { TimeProvider = clock, Tickets = ["{}"] }, Ct);
        using var http = server.CreateHttpClient();
        http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "Token reference-token");
        server.Analytics.EnforcesLimits = true;

        // The first to read the clock after the request is in the journal is the rate limit, in the middle of the execution.
        clock.HoldWhen(() => server.Requests.Count > 0);
        var request = http.GetAsync("/api/analytics/kpi-metrics/", Ct);
        await Task.WhenAny(clock.HeldAsync(Ct), request);
        Assert.False(request.IsCompleted);
        var reset = StartAndWaitUntilItStops(server.Reset);
        var isUntouched = server.Analytics.EnforcesLimits;
        clock.Release();
        using var response = await request;
        reset.Join();

        Assert.True(isUntouched);
        Assert.True(response.IsSuccessStatusCode);
        Assert.False(server.Analytics.EnforcesLimits);
    }

    /// <summary>Runs on a thread of its own until that waits or ends.</summary>
    private static Thread StartAndWaitUntilItStops(Action run)
    {
        var thread = new Thread(() => run()) { IsBackground = true };
        thread.Start();
        SpinWait.SpinUntil(() => (thread.ThreadState & (ThreadState.WaitSleepJoin | ThreadState.Stopped)) != 0);
        return thread;
    }

    /// <summary>A clock that keeps one reader waiting: the first one after a condition is met.</summary>
    private sealed class HoldingClock : TimeProvider, IDisposable
    {
        private readonly TaskCompletionSource _held = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly ManualResetEventSlim _released = new(initialState: true);
        private Func<bool>? _condition;

        public override DateTimeOffset GetUtcNow()
        {
            if (Volatile.Read(ref _condition)?.Invoke() == true && Interlocked.Exchange(ref _condition, null) is not null)
            {
                _held.TrySetResult();
                _released.Wait();
            }

            return new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
        }

        public void HoldWhen(Func<bool> condition)
        {
            _released.Reset();
            Volatile.Write(ref _condition, condition);
        }

        public Task HeldAsync(CancellationToken cancellationToken) => _held.Task.WaitAsync(cancellationToken);

        public void Release() => _released.Set();

        public void Dispose() => _released.Dispose();
    }
}
