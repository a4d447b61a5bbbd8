namespace IncidentAnalytics.Testing;

/// <summary>
/// A fake clock that can wait until the code under test starts a timer, and whose wall clock can be wrong.
/// </summary>
public sealed class FakeTimeProvider(DateTimeOffset start) : Microsoft.Extensions.Time.Testing.FakeTimeProvider(start)
{
    private readonly HashSet<WatchedTimer> _timers = [];
    private readonly List<(Func<TimeSpan, bool> IsMeant, TaskCompletionSource Seen)> _waiters = [];
    private readonly List<TaskCompletionSource> _emptyWaiters = [];
    private TimeSpan _wallClockError;

    public FakeTimeProvider()
        : this(new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero)) { }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _wallClockError;

    // The base class derives it from the wall clock, so that a wrong wall clock would give a wrong elapsed time.
    public override long GetTimestamp() => base.GetUtcNow().Ticks;

    /// <summary>Moves only the wall clock, as a correction of the machine's clock does: timers and elapsed times do not change.</summary>
    public void MoveWallClock(TimeSpan by) => _wallClockError += by;

    /// <summary>Completes as soon as a timer is pending whose remaining time fits.</summary>
    public Task WaitForTimerAsync(Func<TimeSpan, bool> isMeant)
    {
        var now = GetTimestamp();
        lock (_timers)
        {
            if (_timers.Any(timer => timer.IsPending && isMeant(TimeSpan.FromTicks(timer.DueAt - now))))
                return Task.CompletedTask;

            var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiters.Add((isMeant, seen));
            return seen.Task;
        }
    }

    /// <summary>The number of timers that were created and not disposed.</summary>
    public int LiveTimers
    {
        get
        {
            lock (_timers)
                return _timers.Count;
        }
    }

    /// <summary>Completes as soon as all timers are disposed.</summary>
    public Task WaitForNoTimerAsync()
    {
        lock (_timers)
        {
            if (_timers.Count == 0)
                return Task.CompletedTask;

            var empty = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _emptyWaiters.Add(empty);
            return empty.Task;
        }
    }

    /// <summary>Lets the timers fire that are due next. Returns false when no timer is pending.</summary>
    public bool AdvanceToNextTimer()
    {
        long due;
        lock (_timers)
            due = _timers.Count == 0 ? WatchedTimer.Never : _timers.Min(static timer => timer.DueAt);
        if (due == WatchedTimer.Never)
            return false;

        Advance(TimeSpan.FromTicks(Math.Max(0, due - GetTimestamp())));
        return true;
    }

    /// <summary>Completes as soon as a timer is pending that has exactly this time left.</summary>
    public Task WaitForTimerAsync(TimeSpan dueIn) => WaitForTimerAsync(left => left == dueIn);

    /// <summary>Waits until a timer is pending that has exactly this time left, and lets it fire.</summary>
    public async Task AdvanceToTimerAsync(TimeSpan dueIn)
    {
        await WaitForTimerAsync(dueIn);
        Advance(dueIn);
    }

    /// <summary>
    /// Waits until a call waits for a retry, and lets the retry begin. A wait is shortened at random by up to half; the first one is 0.8 s.
    /// A call that ends instead fails the test, which would otherwise never end.
    /// </summary>
    public async Task AdvanceToRetryAsync(Task call, double maxSeconds = 0.8)
    {
        var wait = TimeSpan.Zero;
        await WaitForTimerAsync(
            call,
            left =>
            {
                wait = left;
                return left >= TimeSpan.FromSeconds(maxSeconds / 2) && left <= TimeSpan.FromSeconds(maxSeconds);
            }
        );

        // Not a tick more: the wait for the next retry may begin while the clock still moves, and would be shorter than it is.
        Advance(wait);
    }

    /// <summary>Waits until a call waits for a timer; a call that ends instead fails the test.</summary>
    public async Task WaitForTimerAsync(Task call, Func<TimeSpan, bool> isMeant)
    {
        var timer = WaitForTimerAsync(isMeant);
        if (await Task.WhenAny(timer, call) == timer)
            return;

        await call;
        throw new InvalidOperationException("The call ended without waiting.");
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new WatchedTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private ITimer CreateUnwatchedTimer(TimerCallback callback, object? state) =>
        base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    private sealed class WatchedTimer : ITimer
    {
        public const long Never = long.MaxValue;

        private readonly FakeTimeProvider _clock;
        private readonly ITimer _timer;
        private TimeSpan _period;
        private bool _isSet;

        public WatchedTimer(FakeTimeProvider clock, TimerCallback callback, object? state)
        {
            _clock = clock;
            _timer = clock.CreateUnwatchedTimer(
                s =>
                {
                    lock (clock._timers)
                        DueAt = _period > TimeSpan.Zero ? DueAt + _period.Ticks : Never;
                    callback(s);
                },
                state
            );
        }

        public long DueAt { get; private set; } = Never;

        public bool IsPending => _isSet && DueAt != Never;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var now = _clock.GetTimestamp();
            lock (_clock._timers)
            {
                _clock._timers.Add(this);
                _isSet = false;
                _period = period;
                DueAt = dueTime < TimeSpan.Zero ? Never : now + dueTime.Ticks;
            }

            // The waiters come last: one that advanced the clock before the timer is set would miss it.
            var changed = _timer.Change(dueTime, period);
            lock (_clock._timers)
            {
                _isSet = true;
                var left = TimeSpan.FromTicks(DueAt - now);
                foreach (var waiter in _clock._waiters.Where(waiter => IsPending && waiter.IsMeant(left)).ToArray())
                {
                    _clock._waiters.Remove(waiter);
                    waiter.Seen.TrySetResult();
                }
            }

            return changed;
        }

        public void Dispose()
        {
            lock (_clock._timers)
            {
                _clock._timers.Remove(this);
                if (_clock._timers.Count == 0)
                {
                    _clock._emptyWaiters.ForEach(static waiter => waiter.TrySetResult());
                    _clock._emptyWaiters.Clear();
                }
            }

            _timer.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
