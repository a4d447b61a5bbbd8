using System.Collections.Concurrent;

namespace IncidentAnalytics.Client.Resilience;

/// <summary>
/// Ends steps of calls after a time. A source that was not canceled is used again, so that a timeout allocates nothing; a strategy of
/// Polly takes 280 B for each.
/// </summary>
internal sealed class Timeouts(TimeProvider time)
{
    private const int MaxIdle = 256;

    private readonly ConcurrentQueue<CancellationTokenSource> _idle = new();
    private int _idleCount;

    /// <param name="timeout">The time, above zero.</param>
    /// <param name="outer">Ends the step too.</param>
    public RunningTimeout Start(TimeSpan timeout, CancellationToken outer)
    {
        if (_idle.TryDequeue(out var source))
        {
            Interlocked.Decrement(ref _idleCount);
            source.CancelAfter(timeout);
        }
        else
        {
            source = new CancellationTokenSource(timeout, time);
        }

        return new RunningTimeout(this, source, outer);
    }

    public void Return(CancellationTokenSource source)
    {
        if (source.TryReset())
        {
            if (Interlocked.Increment(ref _idleCount) <= MaxIdle)
            {
                _idle.Enqueue(source);
                return;
            }

            Interlocked.Decrement(ref _idleCount);
        }

        source.Dispose();
    }
}

/// <summary>The timeout of one step. Dispose it once, when the step has ended.</summary>
internal readonly struct RunningTimeout : IDisposable
{
    private readonly Timeouts _timeouts;
    private readonly CancellationTokenSource _source;
    private readonly CancellationToken _outer;
    private readonly CancellationTokenRegistration _registration;

    public RunningTimeout(Timeouts timeouts, CancellationTokenSource source, CancellationToken outer)
    {
        _timeouts = timeouts;
        _source = source;
        _outer = outer;
        _registration = outer.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), source);
    }

    /// <summary>The token of the step.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>Whether a step that was canceled has taken too long, and not been canceled from outside.</summary>
    public bool HasExpired => _source.IsCancellationRequested && !_outer.IsCancellationRequested;

    public void Dispose()
    {
        _registration.Dispose();
        _timeouts.Return(_source);
    }
}
