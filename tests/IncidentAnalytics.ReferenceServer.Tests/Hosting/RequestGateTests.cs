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
        var gate = new RequestGate();
        var release = new TaskCompletionSource();
        var inside = gate.RunAsync(() => release.Task);
        var isReset = false;
        var reset = StartAndWaitUntilItStops(() => gate.RunAlone(() => isReset = true));
        bool? seen = null;
        var waiting = gate.RunAsync(() =>
        {
            seen = isReset;
            return Task.CompletedTask;
        });

        Assert.Equal((false, false), (isReset, waiting.IsCompleted));
        release.SetResult();
        await Task.WhenAll(inside, waiting).WaitAsync(Ct);
        reset.Join();
        Assert.True(seen);
    }

    [Fact]
    public async Task RunAlone_OpensAgain_AfterAFailure()
    {
        var gate = new RequestGate();

        Assert.Throws<InvalidOperationException>(() => gate.RunAlone(() => throw new InvalidOperationException()));
        await Assert.ThrowsAsync<InvalidOperationException>(() => gate.RunAsync(() => throw new InvalidOperationException()));

        var ran = 0;
        await gate.RunAsync(() => Task.FromResult(ran++));
        gate.RunAlone(() => ran++);
        Assert.Equal(2, ran);
    }

    [Fact]
    public async Task RunAlone_IsAlone_AmongMany()
    {
        var gate = new RequestGate();
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
                                return;
                            }

                            await gate.RunAsync(async () =>
                            {
                                Interlocked.Increment(ref running);
                                await Task.Yield();
                                Interlocked.Decrement(ref running);
                            });
                        },
                        Ct
                    )
                )
        );

        Assert.Equal(0, failures);
    }

    [Fact]
    public async Task Reset_WaitsForARequest_ThatIsBeingExecuted()
    {
        using var clock = new HoldingClock();
        await using var server = await IncidentAnalyticsServer.StartAsync(new() { TimeProvider = clock, Tickets = ["{}"] }, Ct);
        using var http = server.CreateHttpClient();
        http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "Token reference-token");
        server.Analytics.EnforcesLimits = true;

        // Its limits are asked by the clock, in the middle of the request.
        clock.HoldNext();
        var request = http.GetAsync("/api/analytics/kpi-metrics/", Ct);
        await clock.HeldAsync(Ct);
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

    /// <summary>A clock that keeps one reader waiting who asks from inside of the throttle.</summary>
    private sealed class HoldingClock : TimeProvider, IDisposable
    {
        private readonly TaskCompletionSource _held = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly ManualResetEventSlim _released = new(initialState: true);
        private volatile bool _holds;

        public override DateTimeOffset GetUtcNow()
        {
            if (_holds && Environment.StackTrace.Contains("Throttle", StringComparison.Ordinal))
            {
                _holds = false;
                _held.TrySetResult();
                _released.Wait();
            }

            return new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
        }

        public void HoldNext()
        {
            _released.Reset();
            _holds = true;
        }

        public Task HeldAsync(CancellationToken cancellationToken) => _held.Task.WaitAsync(cancellationToken);

        public void Release() => _released.Set();

        public void Dispose() => _released.Dispose();
    }
}
