using System.Threading.RateLimiting;
using IncidentAnalytics.Client.Tests.Support;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Resilience;

public sealed class MultiWindowRateLimiterTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly FakeTimeProvider _clock = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AcquireAsync_GrantsUpToTheLimit_ThenWaitsForTheWindow()
    {
        using var limiter = Create(RateLimit.PerMinute(2));
        Use(limiter);
        _clock.Advance(10 * Second);
        Use(limiter);

        var third = limiter.AcquireAsync(1, Token).AsTask();
        var fourth = limiter.AcquireAsync(1, Token).AsTask();
        Assert.False(third.IsCompleted);

        _clock.Advance(50 * Second);
        Assert.True((await third).IsAcquired);
        Assert.False(fourth.IsCompleted);
        _clock.Advance(10 * Second);
        Assert.True((await fourth).IsAcquired);
    }

    [Fact]
    public async Task Acquire_WithoutPermits_TellsWhetherThereIsOne()
    {
        using var limiter = Create(RateLimit.PerMinute(1));
        Assert.True(limiter.AttemptAcquire(0).IsAcquired);
        Use(limiter);

        Assert.False(limiter.AttemptAcquire(0).IsAcquired);
        var waiting = limiter.AcquireAsync(0, Token).AsTask();
        Assert.False(waiting.IsCompleted);
        _clock.Advance(60 * Second);
        Assert.True((await waiting).IsAcquired);
        Assert.Equal(1, limiter.GetStatistics()!.CurrentAvailablePermits);
    }

    [Fact]
    public async Task AcquireAsync_KeepsEveryLimit()
    {
        using var limiter = Create(RateLimit.PerMinute(2), RateLimit.PerHour(3));
        for (var minute = 0; minute < 3; minute++)
        {
            Use(limiter);
            _clock.Advance(TimeSpan.FromMinutes(1));
        }

        var fourth = limiter.AcquireAsync(1, Token).AsTask();
        _clock.Advance(TimeSpan.FromMinutes(56));
        Assert.False(fourth.IsCompleted);
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True((await fourth).IsAcquired);
    }

    [Fact]
    public async Task AcquireAsync_CountsARequestUntilAWindowAfterItsEnd()
    {
        using var limiter = Create(RateLimit.PerMinute(1));
        var first = limiter.AttemptAcquire();
        var second = limiter.AcquireAsync(1, Token).AsTask();

        _clock.Advance(90 * Second);
        Assert.False(second.IsCompleted);
        first.Dispose();
        _clock.Advance(59 * Second);
        Assert.False(second.IsCompleted);
        _clock.Advance(Second);
        Assert.True((await second).IsAcquired);
    }

    [Fact]
    public async Task AcquireAsync_GrantsInTheOrderOfTheRequests()
    {
        using var limiter = Create(RateLimit.PerMinute(1));
        Use(limiter);
        var order = new List<int>();
        var waiting = Enumerable.Range(0, 5).Select(WaitAsync).ToArray();

        foreach (var wait in waiting)
        {
            _clock.Advance(60 * Second);
            await wait;
        }

        Assert.Equal([0, 1, 2, 3, 4], order);

        async Task WaitAsync(int number)
        {
            using var lease = await limiter.AcquireAsync(1, Token);
            order.Add(number);
        }
    }

    [Fact]
    public async Task AcquireAsync_PassesThePermitOn_WhenTheFirstInTheQueueIsCancelled()
    {
        using var limiter = Create(RateLimit.PerMinute(1));
        Use(limiter);
        using var cancellation = new CancellationTokenSource();
        var first = limiter.AcquireAsync(1, cancellation.Token).AsTask();
        var second = limiter.AcquireAsync(1, Token).AsTask();

        await cancellation.CancelAsync();
        var e = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        _clock.Advance(60 * Second);

        Assert.Equal(cancellation.Token, e.CancellationToken);
        Assert.True((await second).IsAcquired);
        Assert.Equal(0, limiter.GetStatistics()!.CurrentQueuedCount);
    }

    [Fact]
    public async Task AcquireAsync_GrantsTheNext_WhenALargerRequestBeforeItIsCancelled()
    {
        using var limiter = Create(RateLimit.PerMinute(2));
        Use(limiter);
        using var cancellation = new CancellationTokenSource();
        var large = limiter.AcquireAsync(2, cancellation.Token).AsTask();
        var small = limiter.AcquireAsync(1, Token).AsTask();
        Assert.False(small.IsCompleted);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => large);
        Assert.True((await small).IsAcquired);
    }

    [Fact]
    public async Task AcquireAsync_Rejects_WhenTheQueueIsFull()
    {
        using var limiter = new MultiWindowRateLimiter([RateLimit.PerMinute(1)], queueLimit: 1, _clock);
        Use(limiter);
        var waiting = limiter.AcquireAsync(1, Token).AsTask();

        using var rejected = await limiter.AcquireAsync(1, Token);

        Assert.False(rejected.IsAcquired);
        Assert.True(rejected.TryGetMetadata(MetadataName.RetryAfter, out var wait));
        Assert.Equal(120 * Second, wait);
        _clock.Advance(60 * Second);
        Assert.True((await waiting).IsAcquired);
    }

    [Theory]
    [InlineData(59, false)]
    [InlineData(60, true)]
    public void AcquireAsync_RejectsAtOnce_WhenTheWaitExceedsItsMaximum(int maxSeconds, bool waits)
    {
        using var limiter = Create(RateLimit.PerMinute(1));
        Use(limiter);

        var acquiring = limiter.AcquireAsync(maxSeconds * Second, Token).AsTask();

        Assert.NotEqual(waits, acquiring.IsCompleted);
    }

    [Fact]
    public void AcquireAsync_CountsTheQueue_WhenItComparesTheWaitWithItsMaximum()
    {
        using var limiter = Create(RateLimit.PerMinute(2));
        Use(limiter);
        Use(limiter);
        var maxWait = 100 * Second;

        var waits = Enumerable.Range(0, 4).Select(_ => !limiter.AcquireAsync(maxWait, Token).AsTask().IsCompleted).ToArray();

        // Two wait for a minute; the others would wait for two.
        Assert.Equal([true, true, false, false], waits);
    }

    [Fact]
    public async Task Pause_GrantsNothingUntilItEnds()
    {
        using var limiter = Create(RateLimit.PerMinute(10));
        limiter.Pause(42 * Second);
        limiter.Pause(5 * Second);

        using var rejected = limiter.AttemptAcquire();
        var waiting = limiter.AcquireAsync(1, Token).AsTask();

        Assert.True(rejected.TryGetMetadata(MetadataName.RetryAfter, out var wait));
        Assert.Equal(42 * Second, wait);
        Assert.Equal(0, limiter.GetStatistics()!.CurrentAvailablePermits);
        _clock.Advance(41 * Second);
        Assert.False(waiting.IsCompleted);
        _clock.Advance(Second);
        Assert.True((await waiting).IsAcquired);
    }

    [Fact]
    public async Task Pause_HoldsBackThoseWhoWaitAlready()
    {
        using var limiter = Create(RateLimit.PerMinute(1));
        Use(limiter);
        var waiting = limiter.AcquireAsync(1, Token).AsTask();

        limiter.Pause(90 * Second);
        _clock.Advance(60 * Second);
        Assert.False(waiting.IsCompleted);
        _clock.Advance(30 * Second);
        Assert.True((await waiting).IsAcquired);
    }

    [Fact]
    public void GetStatistics_CountsPermitsAndLeases()
    {
        using var limiter = Create(RateLimit.PerMinute(3), RateLimit.PerHour(5));
        Use(limiter);
        Use(limiter);
        var open = limiter.AttemptAcquire();
        using var refused = limiter.AttemptAcquire();

        var statistics = limiter.GetStatistics()!;
        Assert.Equal(0, statistics.CurrentAvailablePermits);
        Assert.Equal(3, statistics.TotalSuccessfulLeases);
        Assert.Equal(1, statistics.TotalFailedLeases);

        _clock.Advance(60 * Second);
        Assert.Equal(2, limiter.GetStatistics()!.CurrentAvailablePermits);
        open.Dispose();
        open.Dispose();
        Assert.Equal([2, 2], limiter.AvailablePermits.Select(static w => w.Permits));
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal([3, 5], limiter.AvailablePermits.Select(static w => w.Permits));
    }

    [Fact]
    public void IdleDuration_CountsFromTheLastRequest_WhenAllPermitsAreAvailable()
    {
        using var limiter = Create(RateLimit.PerMinute(1));
        _clock.Advance(5 * Second);
        Assert.Equal(5 * Second, limiter.IdleDuration);
        Use(limiter);
        Assert.Null(limiter.IdleDuration);
        _clock.Advance(70 * Second);
        Assert.Equal(70 * Second, limiter.IdleDuration);
    }

    [Fact]
    public void IdleDuration_IsNull_UntilEveryWindowIsEmpty()
    {
        using var limiter = Create(RateLimit.PerMinute(1), RateLimit.PerHour(1));
        var open = limiter.AttemptAcquire();
        Assert.Null(limiter.IdleDuration);
        open.Dispose();
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(limiter.IdleDuration);
        _clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(TimeSpan.FromHours(1), limiter.IdleDuration);
    }

    [Fact]
    public void AttemptAcquire_NamesNoTime_WhenThePauseHasNoEnd()
    {
        using var limiter = Create(RateLimit.PerMinute(1));
        limiter.Pause(TimeSpan.MaxValue);
        using var refused = limiter.AttemptAcquire();

        Assert.False(refused.IsAcquired);
        Assert.False(refused.TryGetMetadata(MetadataName.RetryAfter, out _));
    }

    [Fact]
    public void AttemptAcquire_NamesTheWait_WithoutRequestsThatLeftTheirWindow()
    {
        using var limiter = Create(RateLimit.PerMinute(1));
        Use(limiter);
        _clock.Advance(90 * Second);
        limiter.Pause(Second);
        _ = limiter.AcquireAsync(1, Token).AsTask();

        using var refused = limiter.AttemptAcquire();

        Assert.True(refused.TryGetMetadata(MetadataName.RetryAfter, out var wait));
        Assert.Equal(60 * Second, wait);
    }

    [Fact]
    public void IdleDuration_DoesNotCountTheEndOfARefusal()
    {
        using var limiter = Create(RateLimit.PerMinute(1));
        Use(limiter);
        var refused = limiter.AttemptAcquire();
        _clock.Advance(70 * Second);

        refused.Dispose();

        Assert.Equal(70 * Second, limiter.IdleDuration);
    }

    [Fact]
    public async Task AcquireAsync_Waits_LongerThanATimerCan()
    {
        // The clock of the system: its timers refuse more than 49 days.
        using var limiter = new MultiWindowRateLimiter([new RateLimit(1, TimeSpan.FromDays(366))]);
        Use(limiter);

        var waiting = limiter.AcquireAsync(1, Token).AsTask();
        Assert.False(waiting.IsCompleted);

        await limiter.DisposeAsync();
        Assert.False((await waiting).IsAcquired);
    }

    /// <summary>Callbacks run in reverse order, so that the limiter hears of the cancellation after it has answered.</summary>
    [Fact]
    public async Task AcquireAsync_IgnoresACancellation_ThatComesAfterTheAnswer()
    {
        var limiter = Create(RateLimit.PerMinute(1));
        Use(limiter);
        using var cancellation = new CancellationTokenSource();
        var waiting = limiter.AcquireAsync(1, cancellation.Token).AsTask();
        await using var registration = cancellation.Token.Register(limiter.Dispose);

        cancellation.Cancel();

        Assert.False((await waiting).IsAcquired);
    }

    [Fact]
    public async Task Dispose_RejectsThoseWhoWait()
    {
        var limiter = Create(RateLimit.PerMinute(1));
        var open = limiter.AttemptAcquire();
        var waiting = limiter.AcquireAsync(1, Token).AsTask();

        await limiter.DisposeAsync();
        open.Dispose();

        Assert.False((await waiting).IsAcquired);
        Assert.Throws<ObjectDisposedException>(() => limiter.AttemptAcquire());
    }

    [Fact]
    public void Acquire_ThrowsArgumentOutOfRange_WhenNoLimitCanGrantSoManyPermits()
    {
        using var limiter = Create(RateLimit.PerMinute(100), RateLimit.PerHour(10));
        Assert.Throws<ArgumentOutOfRangeException>("permits", () => limiter.AttemptAcquire(11));
    }

    [Fact]
    public void Constructor_RefusesInvalidLimits()
    {
        Assert.Throws<ArgumentNullException>("limits", () => new MultiWindowRateLimiter(null!));
        AssertText.Explains(Assert.Throws<ArgumentException>(() => new MultiWindowRateLimiter([])), "limits");
        foreach (var window in new[] { TimeSpan.Zero, -Second, TimeSpan.FromDays(366) + TimeSpan.FromTicks(1) })
        {
            var e = Assert.Throws<ArgumentOutOfRangeException>(() => new MultiWindowRateLimiter([new RateLimit(1, window)]));
            Assert.StartsWith("A limit must have at least one permit", e.Message, StringComparison.Ordinal);
        }

        Assert.Throws<ArgumentOutOfRangeException>("limits", () => new MultiWindowRateLimiter([new RateLimit(0, Second)]));
        Assert.Throws<ArgumentOutOfRangeException>("queueLimit", () => new MultiWindowRateLimiter([RateLimit.PerDay(1)], -1));
    }

    [Fact]
    public async Task Constructor_TakesTheLargestLimits()
    {
        using var limiter = new MultiWindowRateLimiter([new RateLimit(1, TimeSpan.FromDays(366))], queueLimit: 0, _clock);
        Use(limiter);
        using var refused = await limiter.AcquireAsync(1, Token);

        Assert.True(refused.TryGetMetadata(MetadataName.RetryAfter, out var wait));
        Assert.Equal(TimeSpan.FromDays(366), wait);
        Assert.Equal(["RETRY_AFTER"], refused.MetadataNames);
        _clock.Advance(TimeSpan.FromDays(366));
        using var granted = limiter.AttemptAcquire();
        Assert.Empty(granted.MetadataNames);
        Assert.False(refused.TryGetMetadata("OTHER", out _));
    }

    [Fact]
    public void Pause_RefusesNegativeDurations()
    {
        using var limiter = Create(RateLimit.PerMinute(1));
        limiter.Pause(TimeSpan.Zero);
        Assert.Throws<ArgumentOutOfRangeException>("duration", () => limiter.Pause(-Second));
        Assert.Equal(1, limiter.GetStatistics()!.CurrentAvailablePermits);
    }

    [Fact]
    public void Pause_LeavesNoPermits_AndTheLongestCounts()
    {
        using var limiter = Create(RateLimit.PerMinute(1));
        limiter.Pause(10 * Second);
        limiter.Pause(5 * Second);

        _clock.Advance(6 * Second);
        Assert.Equal(0, limiter.GetStatistics()!.CurrentAvailablePermits);
        Assert.Equal([0], limiter.AvailablePermits.Select(static w => w.Permits));
        _clock.Advance(4 * Second);
        Assert.Equal(1, limiter.GetStatistics()!.CurrentAvailablePermits);
        Assert.Equal([1], limiter.AvailablePermits.Select(static w => w.Permits));
    }

    [Fact]
    public void GetStatistics_CountsTheQueue()
    {
        using var limiter = Create(RateLimit.PerMinute(3));
        Use(limiter);
        Use(limiter);
        _ = limiter.AcquireAsync(2, Token).AsTask();
        _ = limiter.AcquireAsync(3, Token).AsTask();

        Assert.Equal(5, limiter.GetStatistics()!.CurrentQueuedCount);
        _clock.Advance(60 * Second);
        Assert.Equal(3, limiter.GetStatistics()!.CurrentQueuedCount);
    }

    [Fact]
    public async Task AcquireAsync_NeverExceedsALimit_InAnyWindow()
    {
        var limits = new[] { new RateLimit(5, 10 * Second), new RateLimit(12, 60 * Second) };
        using var limiter = Create(limits);
        var starts = new List<DateTimeOffset>();
        var random = new Random(7);
        var running = new List<Task>();

        // Requests of random length: the service may see each at any time between its start and its end.
        for (var i = 0; i < 60; i++)
            running.Add(RequestAsync(random.Next(0, 5)));
        while (running.Any(static t => !t.IsCompleted))
        {
            await Task.Yield();
            _clock.Advance(Second);
        }

        foreach (var limit in limits)
            Assert.All(starts, start => Assert.InRange(starts.Count(s => s >= start && s < start + limit.Window), 1, limit.Permits));
        Assert.Equal(60, starts.Count);

        async Task RequestAsync(int seconds)
        {
            using var lease = await limiter.AcquireAsync(1, Token);
            lock (starts)
                starts.Add(_clock.GetUtcNow());
            await Task.Delay(seconds * Second, _clock, Token);
        }
    }

    private static void Use(MultiWindowRateLimiter limiter)
    {
        using var lease = limiter.AttemptAcquire();
        Assert.True(lease.IsAcquired);
    }

    private MultiWindowRateLimiter Create(params RateLimit[] limits) => new(limits, timeProvider: _clock);
}
