using System.Threading.RateLimiting;

namespace IncidentAnalytics.Client;

/// <summary>
/// A rate limiter that keeps several limits at once, such as 100 requests a minute and 1,000 an hour. Requests wait in the order in which
/// they came.
/// </summary>
/// <remarks>
/// <para>
/// A request counts until a window after its <i>end</i>, so that however long requests travel, the service never sees more than the
/// limits in any window. One limiter can serve several clients of one account; several processes share a limit with a limiter over a
/// common store instead.
/// </para>
/// <para>
/// As a service's <see cref="ServiceOptions.RateLimiter"/> it learns from the service: after a 429 with <c>Retry-After</c> it grants
/// nothing until then. A request whose wait would exceed the timeout of its call is rejected at once.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// services.AddIncidentAnalytics(options =&gt;
///     options.Analytics.RateLimiter = new MultiWindowRateLimiter(AnalyticsOptions.DocumentedLimits)
/// );
/// </code>
/// </example>
public sealed class MultiWindowRateLimiter : RateLimiter
{
    private static readonly TimeSpan MaxWindow = TimeSpan.FromDays(366);

    // Timers refuse longer times; after such a wait the rest is computed anew.
    private static readonly TimeSpan MaxTimer = TimeSpan.FromDays(1);

    private readonly object _gate = new();
    private readonly TimeProvider _time;
    private readonly int _queueLimit;
    private readonly Window[] _windows;
    private readonly int _maxPermits;
    private readonly LinkedList<Waiter> _queue = new();
    private readonly ITimer _timer;
    private int _queued;
    private int _inFlight;
    private long _granted;
    private long _refused;
    private long _lastUse;
    private long _pausedAt;
    private TimeSpan _pause;
    private bool _isDisposed;

    /// <summary>Initializes a limiter with its limits.</summary>
    /// <param name="limits">The limits, each of which is kept; at least one.</param>
    /// <param name="queueLimit">The maximum number of waiting requests; further ones are rejected. Not negative; default: no limit.</param>
    /// <param name="timeProvider">The clock; null for the system clock.</param>
    /// <exception cref="ArgumentException">There is no limit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A limit or <paramref name="queueLimit"/> is out of range.</exception>
    public MultiWindowRateLimiter(IEnumerable<RateLimit> limits, int queueLimit = int.MaxValue, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(limits);
        ArgumentOutOfRangeException.ThrowIfNegative(queueLimit);
        _windows =
        [
            .. limits.Select(limit =>
                limit.Permits < 1 || limit.Window <= TimeSpan.Zero || limit.Window > MaxWindow
                    ? throw new ArgumentOutOfRangeException(
                        nameof(limits),
                        limit,
                        "A limit must have at least one permit and a window above zero and at most a year."
                    )
                    : new Window(limit)
            ),
        ];
        if (_windows.Length == 0)
            throw new ArgumentException("At least one limit is required.", nameof(limits));

        _maxPermits = _windows.Min(static w => w.Limit.Permits);
        _queueLimit = queueLimit;
        _time = timeProvider ?? TimeProvider.System;
        _lastUse = _time.GetTimestamp();
        _timer = _time.CreateTimer(
            static s => ((MultiWindowRateLimiter)s!).OnTimer(),
            this,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan
        );
    }

    /// <inheritdoc />
    public override TimeSpan? IdleDuration
    {
        get
        {
            lock (_gate)
            {
                Trim();
                return _inFlight == 0 && _queue.Count == 0 && _windows.All(static w => w.Used.Count == 0)
                    ? _time.GetElapsedTime(_lastUse)
                    : null;
            }
        }
    }

    /// <summary>The permits that are left now, for each limit.</summary>
    internal IReadOnlyList<(RateLimit Limit, int Permits)> AvailablePermits
    {
        get
        {
            lock (_gate)
            {
                Trim();
                return [.. _windows.Select(w => (w.Limit, RemainingPause() > TimeSpan.Zero ? 0 : GetAvailable(w)))];
            }
        }
    }

    /// <summary>Grants nothing for some time, such as the <c>Retry-After</c> of a service. The longest pause counts.</summary>
    /// <param name="duration">The duration from now; not negative.</param>
    public void Pause(TimeSpan duration)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(duration, TimeSpan.Zero);
        lock (_gate)
        {
            if (duration > RemainingPause())
                (_pausedAt, _pause) = (_time.GetTimestamp(), duration);
        }
    }

    /// <inheritdoc />
    public override RateLimiterStatistics GetStatistics()
    {
        lock (_gate)
        {
            Trim();
            return new RateLimiterStatistics
            {
                CurrentAvailablePermits = RemainingPause() > TimeSpan.Zero ? 0 : _windows.Min(GetAvailable),
                CurrentQueuedCount = _queued,
                TotalSuccessfulLeases = _granted,
                TotalFailedLeases = _refused,
            };
        }
    }

    /// <summary>Waits for a permit, unless the wait certainly exceeds a maximum.</summary>
    internal ValueTask<RateLimitLease> AcquireAsync(TimeSpan maxWait, CancellationToken cancellationToken) =>
        AcquireAsync(1, maxWait, cancellationToken);

    /// <inheritdoc />
    protected override RateLimitLease AttemptAcquireCore(int permitCount)
    {
        lock (_gate)
            return TryAcquire(permitCount, _queue.Count == 0) ?? Refuse(permitCount);
    }

    /// <inheritdoc />
    protected override ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken) =>
        AcquireAsync(permitCount, TimeSpan.MaxValue, cancellationToken);

    /// <summary>Rejects the waiting requests.</summary>
    /// <param name="disposing">True when called by <see cref="RateLimiter.Dispose()"/>.</param>
    protected override void Dispose(bool disposing)
    {
        lock (_gate)
        {
            _isDisposed = true;
            while (_queue.First is { } first)
                Dequeue(first).SetResult(new Lease(this, 0, isAcquired: false, retryAfter: null));
        }

        _timer.Dispose();
        base.Dispose(disposing);
    }

    private ValueTask<RateLimitLease> AcquireAsync(int permitCount, TimeSpan maxWait, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
            return ValueTask.FromCanceled<RateLimitLease>(cancellationToken);

        LinkedListNode<Waiter> node;
        lock (_gate)
        {
            if (TryAcquire(permitCount, _queue.Count == 0) is { } lease)
                return new ValueTask<RateLimitLease>(lease);
            if (_queued > _queueLimit - permitCount || GetWait(_queued + permitCount) > maxWait)
                return new ValueTask<RateLimitLease>(Refuse(permitCount));

            node = _queue.AddLast(new Waiter(permitCount));
            _queued += permitCount;
            SetTimer();
        }

        return WaitAsync(node, cancellationToken);
    }

    private async ValueTask<RateLimitLease> WaitAsync(LinkedListNode<Waiter> node, CancellationToken cancellationToken)
    {
        using var registration = cancellationToken.UnsafeRegister(
            static (s, token) =>
            {
                var (limiter, node) = ((MultiWindowRateLimiter, LinkedListNode<Waiter>))s!;
                limiter.Cancel(node, token);
            },
            (this, node)
        );
        return await node.Value.Task.ConfigureAwait(false);
    }

    private void Cancel(LinkedListNode<Waiter> node, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (node.List is null)
                return;
            Dequeue(node).SetCanceled(cancellationToken);
            // The one behind it may need fewer permits.
            GrantQueued();
        }
    }

    private void OnTimer()
    {
        lock (_gate)
            GrantQueued();
    }

    private void Release(int permits)
    {
        lock (_gate)
        {
            var now = _time.GetTimestamp();
            _inFlight -= permits;
            _lastUse = now;
            foreach (var window in _windows)
                window.Used.AddRange(Enumerable.Repeat(now, permits));
            // Grants nothing: the request counts for another window. The timer of those who wait computes their wait anew.
        }
    }

    /// <summary>Grants what can be granted to those who wait, in their order; called under the lock.</summary>
    private void GrantQueued()
    {
        while (_queue.First is { } first && TryAcquire(first.Value.Permits, isNext: true) is { } lease)
            Dequeue(first).SetResult(lease);
        SetTimer();
    }

    private Waiter Dequeue(LinkedListNode<Waiter> node)
    {
        _queue.Remove(node);
        _queued -= node.Value.Permits;
        return node.Value;
    }

    /// <summary>Called under the lock.</summary>
    private Lease? TryAcquire(int permits, bool isNext)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(permits, _maxPermits);
        if (!isNext || GetWait(permits) > TimeSpan.Zero)
            return null;

        _inFlight += permits;
        _granted++;
        _lastUse = _time.GetTimestamp();
        return new Lease(this, permits, isAcquired: true, retryAfter: null);
    }

    private Lease Refuse(int permits)
    {
        _refused++;
        var wait = GetWait(_queued + permits);
        return new Lease(this, 0, isAcquired: false, wait > TimeSpan.Zero && wait < TimeSpan.MaxValue ? wait : null);
    }

    /// <summary>
    /// The shortest time until a number of permits can be granted, as if the requests in flight ended now; called under the lock.
    /// </summary>
    private TimeSpan GetWait(int permits)
    {
        // Those who ask for none want to know when there is one.
        permits = Math.Max(permits, 1);
        Trim();
        var wait = RemainingPause();
        foreach (var window in _windows)
        {
            var rest = GetWait(window, permits);
            if (rest > wait)
                wait = rest;
        }

        return wait;
    }

    private TimeSpan GetWait(Window window, int permits)
    {
        // Each limit's worth of requests before this one takes a whole window.
        var turns = (permits - 1) / window.Limit.Permits;
        var leaving = window.Used.Count + _inFlight + permits - ((turns + 1) * window.Limit.Permits);
        var rest =
            leaving <= 0 ? TimeSpan.Zero
            : leaving <= window.Used.Count ? window.Limit.Window - _time.GetElapsedTime(window.Used[leaving - 1])
            : window.Limit.Window;
        return (turns * window.Limit.Window) + rest;
    }

    private TimeSpan RemainingPause()
    {
        if (_pause == TimeSpan.Zero)
            return TimeSpan.Zero;

        var rest = _pause - _time.GetElapsedTime(_pausedAt);
        if (rest > TimeSpan.Zero)
            return rest;
        _pause = TimeSpan.Zero;
        return TimeSpan.Zero;
    }

    private int GetAvailable(Window window) => Math.Max(0, window.Limit.Permits - window.Used.Count - _inFlight);

    /// <summary>Removes requests that have left their windows; called under the lock.</summary>
    private void Trim()
    {
        foreach (var window in _windows)
        {
            var expired = window.Used.FindIndex(at => _time.GetElapsedTime(at) < window.Limit.Window);
            window.Used.RemoveRange(0, expired < 0 ? window.Used.Count : expired);
        }
    }

    private void SetTimer()
    {
        if (_queue.First is not { Value: var waiter })
            return;

        // Whole milliseconds, because timers drop fractions and would fire early.
        var wait = GetWait(waiter.Permits);
        var due = wait < MaxTimer ? TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)) : MaxTimer;
        _timer.Change(due, Timeout.InfiniteTimeSpan);
    }

    private sealed class Window(RateLimit limit)
    {
        public RateLimit Limit { get; } = limit;

        /// <summary>The timestamps at which requests ended, oldest first.</summary>
        public List<long> Used { get; } = [];
    }

    /// <summary>A request in the queue. Its continuations never run under the lock.</summary>
    private sealed class Waiter(int permits) : TaskCompletionSource<RateLimitLease>(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public int Permits => permits;
    }

    private sealed class Lease(MultiWindowRateLimiter limiter, int permits, bool isAcquired, TimeSpan? retryAfter) : RateLimitLease
    {
        private int _isReleased;

        public override bool IsAcquired => isAcquired;

        public override IEnumerable<string> MetadataNames => retryAfter is null ? [] : [MetadataName.RetryAfter.Name];

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = string.Equals(metadataName, MetadataName.RetryAfter.Name, StringComparison.Ordinal) ? retryAfter : null;
            return metadata is not null;
        }

        protected override void Dispose(bool disposing)
        {
            if (permits > 0 && Interlocked.Exchange(ref _isReleased, 1) == 0)
                limiter.Release(permits);
            base.Dispose(disposing);
        }
    }
}
