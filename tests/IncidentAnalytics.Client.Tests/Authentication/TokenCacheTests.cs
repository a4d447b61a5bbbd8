using IncidentAnalytics.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace IncidentAnalytics.Client.Authentication;

public sealed class TokenCacheTests : IDisposable
{
    private readonly FakeTimeProvider _clock = new();
    private readonly TokenSource _source;
    private readonly TokenCache _cache;

    public TokenCacheTests()
    {
        _source = new TokenSource(_clock);
        _cache = new TokenCache(_source.AcquireAsync, _clock, NullLogger.Instance);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _cache.Dispose();

    [Fact]
    public async Task Ten_thousand_first_callers_make_one_request()
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
    public async Task The_leading_caller_is_cancelled_and_the_others_still_get_their_token()
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
    public async Task Those_who_waited_share_a_failure_and_the_next_caller_tries_anew_after_a_pause()
    {
        var gate = _source.HoldNext(new ApiConnectionException("refused"));
        var waiting = Enumerable.Range(0, 5).Select(_ => _cache.GetAsync(Token).AsTask()).ToArray();
        await _source.RequestedAsync(1);
        gate.SetResult();
        foreach (var caller in waiting)
            await Assert.ThrowsAsync<ApiConnectionException>(() => caller);
        Assert.Equal(1, _source.Requests);

        var next = _cache.GetAsync(Token).AsTask();
        await _clock.WaitForTimerAsync(TokenWindows.BackOff);
        Assert.Equal(1, _source.Requests);
        _clock.Advance(TokenWindows.BackOff);

        Assert.NotNull(await next);
        Assert.Equal(2, _source.Requests);
    }

    [Fact]
    public async Task A_failure_longer_ago_than_the_pause_delays_nobody()
    {
        _source.HoldNext(new ApiConnectionException("refused")).SetResult();
        await Assert.ThrowsAsync<ApiConnectionException>(() => _cache.GetAsync(Token).AsTask());

        _clock.Advance(TokenWindows.BackOff);

        Assert.NotNull(await _cache.GetAsync(Token));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(25)]
    [InlineData(3600)]
    public async Task Tokens_of_any_lifetime_serve_their_callers_without_a_storm(int seconds)
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
    public async Task A_token_that_lives_no_time_at_all_serves_those_who_waited_for_it()
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
    public async Task A_token_is_refreshed_behind_the_callers_backs_while_it_still_serves()
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
    public async Task In_its_last_seconds_callers_wait_for_the_next_token()
    {
        var first = await _cache.GetAsync(Token);
        _clock.Advance(TimeSpan.FromSeconds(3600 - 30));

        Assert.NotSame(first, await _cache.GetAsync(Token));
    }

    public static TheoryData<Exception> Failures() =>
        new() { new ApiConnectionException("refused"), new InvalidOperationException("the vault is shut") };

    [Theory]
    [MemberData(nameof(Failures), DisableDiscoveryEnumeration = true)]
    public async Task A_token_in_its_last_seconds_serves_on_when_no_other_can_be_had(Exception failure)
    {
        var first = await _cache.GetAsync(Token);
        _clock.Advance(TimeSpan.FromSeconds(3600 - 30));
        _source.HoldNext(failure).SetResult();

        Assert.Same(first, await _cache.GetAsync(Token));
    }

    [Fact]
    public async Task A_failed_refresh_behind_the_callers_backs_is_not_repeated_by_every_call()
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
    public async Task A_clock_that_jumps_by_minutes_changes_nothing()
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
    public async Task Only_the_token_that_is_still_held_can_be_dropped()
    {
        var first = await _cache.GetAsync(Token);
        _cache.Invalidate(first.Credential);
        var second = await _cache.GetAsync(Token);

        _cache.Invalidate(first.Credential);

        Assert.Same(second, await _cache.GetAsync(Token));
        Assert.Equal(2, _source.Requests);
    }

    [Fact]
    public async Task A_caller_that_gives_up_in_the_last_seconds_is_cancelled_and_gets_no_old_token()
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
    public async Task A_token_that_is_refused_while_its_successor_is_on_the_way_costs_no_second_request()
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
    public async Task The_request_runs_apart_from_the_context_of_the_caller_that_started_it()
    {
        var local = new AsyncLocal<string?> { Value = "the caller's" };
        string? seen = null;
        using var cache = new TokenCache(
            token =>
            {
                seen = local.Value ?? "nothing";
                return _source.AcquireAsync(token);
            },
            _clock,
            NullLogger.Instance
        );

        await cache.GetAsync(Token);

        Assert.Equal("nothing", seen);
        Assert.Equal("the caller's", local.Value);
    }

    [Fact]
    public async Task Disposal_ends_the_wait_and_refuses_new_callers()
    {
        _source.HoldNext();
        var waiting = _cache.GetAsync(Token).AsTask();
        await _source.RequestedAsync(1);

        _cache.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => waiting);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => _cache.GetAsync(Token).AsTask());
    }

    /// <summary>Completes when no request is under way.</summary>
    private async Task SettledAsync() => await _cache.Pending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
