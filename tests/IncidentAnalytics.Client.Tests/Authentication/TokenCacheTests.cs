using IncidentAnalytics.Client.Tests.Support;
using IncidentAnalytics.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Authentication;

public sealed class TokenCacheTests : IDisposable
{
    private readonly FakeTimeProvider _clock = new();
    private readonly CancellationTokenSource _disposal = new();
    private readonly TokenSource _source;
    private readonly TokenCache _cache;

    public TokenCacheTests()
    {
        _source = new TokenSource(_clock);
        _cache = new TokenCache(_source, _clock, NullLogger.Instance, _disposal.Token);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _disposal.Cancel();
        _disposal.Dispose();
    }

    [Fact]
    public async Task GetAsync_SendsOneRequest_ForTenThousandCallers()
    {
        var gate = _source.HoldNext();
        var callers = Enumerable.Range(0, 10_000).Select(_ => Task.Run(() => _cache.GetAsync(Token).AsTask(), Token)).ToArray();
        await _source.RequestedAsync(1);
        gate.SetResult();

        var tokens = await Task.WhenAll(callers);

        Assert.Equal(1, _source.Requests);
        Assert.Single(tokens.Distinct());
    }

    [Fact]
    public async Task GetAsync_ServesTheOtherCallers_WhenTheFirstIsCanceled()
    {
        using var leaderCancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var gate = _source.HoldNext();
        var leader = _cache.GetAsync(leaderCancellation.Token).AsTask();
        await _source.RequestedAsync(1);
        var follower = _cache.GetAsync(Token).AsTask();

        await leaderCancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leader);
        gate.SetResult();

        Assert.NotNull(await follower);
        Assert.Equal(1, _source.Requests);
    }

    [Fact]
    public async Task GetAsync_SharesAFailureAndRetriesAfterAPause()
    {
        var gate = _source.HoldNext(new ApiConnectionException("refused"));
        var waiting = Enumerable.Range(0, 5).Select(_ => _cache.GetAsync(Token).AsTask()).ToArray();
        await _source.RequestedAsync(1);
        gate.SetResult();
        foreach (var caller in waiting)
            await Assert.ThrowsAsync<ApiConnectionException>(() => caller);
        Assert.Equal(1, _source.Requests);

        var next = _cache.GetAsync(Token).AsTask();
        await _clock.WaitForTimerAsync(TokenWindows.Backoff);
        Assert.Equal(1, _source.Requests);
        _clock.Advance(TokenWindows.Backoff);

        Assert.NotNull(await next);
        Assert.Equal(2, _source.Requests);
    }

    [Fact]
    public async Task GetAsync_DoesNotWait_WhenThePauseIsOver()
    {
        _source.HoldNext(new ApiConnectionException("refused")).SetResult();
        await Assert.ThrowsAsync<ApiConnectionException>(() => _cache.GetAsync(Token).AsTask());

        _clock.Advance(TokenWindows.Backoff);

        Assert.NotNull(await _cache.GetAsync(Token));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(25)]
    [InlineData(3600)]
    public async Task GetAsync_SendsFewRequests_WhateverTheLifetime(int seconds)
    {
        var lifetime = TimeSpan.FromSeconds(seconds);
        _source.Lifetime = lifetime;

        // A thousand calls, evenly over ten lifetimes: every one gets a token that is alive.
        for (var i = 0; i < 1000; i++)
        {
            var token = await _cache.GetAsync(Token);
            Assert.False(token.HasExpired(_clock));
            await SettledAsync();
            _clock.Advance(lifetime / 100);
        }

        Assert.InRange(_source.Requests, 10, 15);
    }

    [Fact]
    public async Task GetAsync_ReturnsATokenWithoutLifetime_ToWaitingCallers()
    {
        _source.Lifetime = TimeSpan.Zero;
        var gate = _source.HoldNext();
        var callers = Enumerable.Range(0, 10).Select(_ => _cache.GetAsync(Token).AsTask()).ToArray();
        await _source.RequestedAsync(1);
        gate.SetResult();

        var tokens = await Task.WhenAll(callers);

        Assert.Single(tokens.Distinct());
        Assert.Equal(1, _source.Requests);
    }

    [Fact]
    public async Task GetAsync_RefreshesInTheBackground_BeforeTheExpiry()
    {
        var first = await _cache.GetAsync(Token);
        _clock.Advance(TimeSpan.FromSeconds(3600 - 120));
        var gate = _source.HoldNext();

        Assert.Same(first, await _cache.GetAsync(Token));
        Assert.Same(first, await _cache.GetAsync(Token));
        await _source.RequestedAsync(2);
        gate.SetResult();
        await SettledAsync();

        Assert.NotSame(first, await _cache.GetAsync(Token));
        Assert.Equal(2, _source.Requests);
    }

    [Fact]
    public async Task GetAsync_Waits_InTheBlockingRefreshWindow()
    {
        var first = await _cache.GetAsync(Token);
        _clock.Advance(TimeSpan.FromSeconds(3600 - 30));

        Assert.NotSame(first, await _cache.GetAsync(Token));
    }

    public static TheoryData<Exception> Failures() =>
        new() { new ApiConnectionException("refused"), new InvalidOperationException("the vault is shut") };

    [Theory]
    [MemberData(nameof(Failures), DisableDiscoveryEnumeration = true)]
    public async Task GetAsync_ReturnsTheUnexpiredToken_WhenTheRefreshFails(Exception failure)
    {
        var first = await _cache.GetAsync(Token);
        _clock.Advance(TimeSpan.FromSeconds(3600 - 30));
        _source.HoldNext(failure).SetResult();

        Assert.Same(first, await _cache.GetAsync(Token));
    }

    [Fact]
    public async Task GetAsync_PausesAfterAFailedBackgroundRefresh()
    {
        await _cache.GetAsync(Token);
        _clock.Advance(TimeSpan.FromSeconds(3600 - 100));
        _source.HoldNext(new ApiConnectionException("refused")).SetResult();

        for (var i = 0; i < 20; i++)
        {
            await _cache.GetAsync(Token);
            await SettledAsync();
        }

        Assert.Equal(2, _source.Requests);
    }

    [Fact]
    public async Task GetAsync_RefreshesInTheBackgroundAgain_WhenThePauseIsOver()
    {
        await _cache.GetAsync(Token);
        _clock.Advance(TimeSpan.FromSeconds(3600 - 100));
        _source.HoldNext(new ApiConnectionException("refused")).SetResult();
        await _cache.GetAsync(Token);
        await SettledAsync();

        _clock.Advance(2 * TokenWindows.Backoff);
        await _cache.GetAsync(Token);
        await SettledAsync();

        Assert.Equal(3, _source.Requests);
    }

    [Fact]
    public async Task GetAsync_ThrowsCanceled_WhenTheCallerHasCancelled()
    {
        await _cache.GetAsync(Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _cache.GetAsync(new CancellationToken(canceled: true)).AsTask());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task GetAsync_LogsWhereATokenIsFrom(bool isShared)
    {
        var log = new RecordingLoggerFactory();
        var cache = new TokenCache(new TokenSource(_clock) { IsShared = isShared }, _clock, log, _disposal.Token);

        await cache.GetAsync(Token);

        Assert.Equal(isShared, Assert.Single(log.Messages).Contains("shared cache", StringComparison.Ordinal));
    }

    [Fact]
    public async Task GetAsync_LogsAFailedRefresh()
    {
        var log = new RecordingLoggerFactory();
        var source = new TokenSource(_clock);
        var cache = new TokenCache(source, _clock, log, _disposal.Token);
        await cache.GetAsync(Token);
        _clock.Advance(TimeSpan.FromSeconds(3600 - 100));
        source.HoldNext(new ApiConnectionException("refused")).SetResult();
        var logged = new TaskCompletionSource<string>();
        log.Logged += logged.SetResult;

        await cache.GetAsync(Token);

        Assert.Contains("failed (connection)", await logged.Task, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetAsync_IgnoresJumpsOfTheClock()
    {
        var first = await _cache.GetAsync(Token);
        _clock.MoveWallClock(TimeSpan.FromMinutes(5));
        Assert.Same(first, await _cache.GetAsync(Token));
        _clock.MoveWallClock(TimeSpan.FromMinutes(-90));
        Assert.Same(first, await _cache.GetAsync(Token));

        _clock.Advance(TimeSpan.FromHours(1));
        Assert.NotSame(first, await _cache.GetAsync(Token));
    }

    [Fact]
    public async Task Invalidate_RemovesOnlyTheCurrentToken()
    {
        var first = await _cache.GetAsync(Token);
        _cache.Invalidate(first.Credential);
        var second = await _cache.GetAsync(Token);

        _cache.Invalidate(first.Credential);

        Assert.Same(second, await _cache.GetAsync(Token));
        Assert.Equal(2, _source.Requests);
    }

    [Fact]
    public async Task Invalidate_RemovesAReplacement_ThatAnotherProcessRequested()
    {
        var first = await _cache.GetAsync(Token);
        _clock.Advance(TimeSpan.FromHours(1));
        _source.IsShared = true;
        var second = await _cache.GetAsync(Token);
        _source.IsShared = false;

        _cache.Invalidate(first.Credential);

        Assert.NotSame(second, await _cache.GetAsync(Token));
        Assert.Same(first.Credential, Assert.Single(_source.Refused));
    }

    [Fact]
    public async Task GetAsync_TellsTheSource_WhichTokenIsHeld()
    {
        List<AccessToken?> held = [];
        var source = new TokenSource(_clock) { OnRequest = held.Add };
        var cache = new TokenCache(source, _clock, NullLogger.Instance, _disposal.Token);
        var first = await cache.GetAsync(Token);
        _clock.Advance(TimeSpan.FromHours(1));
        var second = await cache.GetAsync(Token);
        cache.Invalidate(second.Credential);
        await cache.GetAsync(Token);

        Assert.Equal([null, first, null], held);
    }

    [Fact]
    public async Task GetAsync_ThrowsCanceled_InTheBlockingRefreshWindow()
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);
        await _cache.GetAsync(Token);
        _clock.Advance(TimeSpan.FromSeconds(3600 - 30));
        _source.HoldNext();
        var waiting = _cache.GetAsync(cancellation.Token).AsTask();
        await _source.RequestedAsync(2);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [Fact]
    public async Task Invalidate_SendsNoSecondRequest_WhileOneIsInFlight()
    {
        var first = await _cache.GetAsync(Token);
        _clock.Advance(TimeSpan.FromSeconds(3600 - 120));
        var gate = _source.HoldNext();
        await _cache.GetAsync(Token);
        await _source.RequestedAsync(2);

        _cache.Invalidate(first.Credential);
        var next = _cache.GetAsync(Token).AsTask();
        gate.SetResult();

        Assert.NotSame(first, await next);
        Assert.Equal(2, _source.Requests);
    }

    [Fact]
    public async Task GetAsync_DoesNotFlowTheExecutionContext()
    {
        var local = new AsyncLocal<string?> { Value = "the caller's" };
        string? seen = null;
        var source = new TokenSource(_clock) { OnRequest = _ => seen = local.Value ?? "nothing" };
        var cache = new TokenCache(source, _clock, NullLogger.Instance, _disposal.Token);

        await cache.GetAsync(Token);

        Assert.Equal("nothing", seen);
        Assert.Equal("the caller's", local.Value);
    }

    [Fact]
    public async Task Disposal_EndsWaitsAndRefusesNewCallers()
    {
        _source.HoldNext();
        var waiting = _cache.GetAsync(Token).AsTask();
        await _source.RequestedAsync(1);

        await _disposal.CancelAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => waiting);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => _cache.GetAsync(Token).AsTask());
    }

    /// <summary>Completes when no request is in flight.</summary>
    private async Task SettledAsync() => await _cache.Pending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
