namespace IncidentAnalytics.Testing;

/// <summary>
/// A clock that stands still until it is told to go on. Wall clock and monotonic clock can be moved apart, as a skewed or
/// corrected machine clock would.
/// </summary>
public sealed class FakeTimeProvider(DateTimeOffset start) : TimeProvider
{
    private readonly object _gate = new();
    private readonly List<FakeTimer> _timers = [];
    private readonly List<(Func<TimeSpan, bool> IsMeant, TaskCompletionSource Seen)> _waiters = [];
    private DateTimeOffset _utcNow = start;
    private long _elapsedTicks;

    public FakeTimeProvider()
        : this(new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero))
    {
    }

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
            return _utcNow;
    }

    public override long GetTimestamp()
    {
        lock (_gate)
            return _elapsedTicks;
    }

    /// <summary>Moves the wall clock alone: timers and elapsed times do not notice.</summary>
    public void SetUtcNow(DateTimeOffset now)
    {
        lock (_gate)
            _utcNow = now;
    }

    /// <summary>Lets time pass; timers fire in their order, each at its own instant.</summary>
    public void Advance(TimeSpan by)
    {
        long target;
        lock (_gate)
            target = _elapsedTicks + by.Ticks;

        while (true)
        {
            FakeTimer? due;
            lock (_gate)
            {
                due = _timers.Where(t => t.DueTicks <= target).MinBy(static t => t.DueTicks);
                MoveTo(due is null ? target : Math.Max(_elapsedTicks, due.DueTicks));
                due?.Reschedule(_elapsedTicks);
            }

            if (due is null)
                return;
            due.Fire();
        }
    }

    /// <summary>Completes as soon as a timer is pending whose remaining time fits.</summary>
    public Task WaitForTimerAsync(Func<TimeSpan, bool> isMeant)
    {
        lock (_gate)
        {
            if (_timers.Any(t => t.DueTicks != long.MaxValue && isMeant(TimeSpan.FromTicks(t.DueTicks - _elapsedTicks))))
                return Task.CompletedTask;

            var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiters.Add((isMeant, seen));
            return seen.Task;
        }
    }

    /// <summary>Completes as soon as a timer is pending that has exactly this time left.</summary>
    public Task WaitForTimerAsync(TimeSpan dueIn) => WaitForTimerAsync(left => left == dueIn);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new FakeTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private void MoveTo(long ticks)
    {
        _utcNow = _utcNow.AddTicks(ticks - _elapsedTicks);
        _elapsedTicks = ticks;
    }

    private sealed class FakeTimer(FakeTimeProvider clock, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan _period;

        public long DueTicks { get; private set; } = long.MaxValue;

        public void Fire() => callback(state);

        public void Reschedule(long now) =>
            DueTicks = _period > TimeSpan.Zero ? now + _period.Ticks : long.MaxValue;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var fireNow = dueTime == TimeSpan.Zero;
            lock (clock._gate)
            {
                _period = period;
                clock._timers.Remove(this);
                DueTicks = dueTime < TimeSpan.Zero || fireNow ? long.MaxValue : clock._elapsedTicks + dueTime.Ticks;
                if (fireNow)
                    Reschedule(clock._elapsedTicks);
                clock._timers.Add(this);

                if (!fireNow && dueTime > TimeSpan.Zero)
                {
                    foreach (var waiter in clock._waiters.Where(w => w.IsMeant(dueTime)).ToArray())
                    {
                        clock._waiters.Remove(waiter);
                        waiter.Seen.TrySetResult();
                    }
                }
            }

            if (fireNow)
                Fire();
            return true;
        }

        public void Dispose()
        {
            lock (clock._gate)
                clock._timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
