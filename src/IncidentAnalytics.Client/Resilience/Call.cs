using System.Diagnostics.CodeAnalysis;
using Polly;

namespace IncidentAnalytics.Client.Resilience;

/// <summary>The state of one call: its limits, its attempts, and the next retry.</summary>
internal abstract class Call(Operation operation, CallLimits limits, TimeProvider time)
{
    private readonly long _started = time.GetTimestamp();
    private List<ApiAttempt>? _failures;
    private int _attempts;
    private int _renewals;
    private Task? _sending;

    public Operation Operation => operation;

    public CallLimits Limits => limits;

    public TimeSpan Elapsed => time.GetElapsedTime(_started);

    /// <summary>The caller's own token; set when the call starts.</summary>
    public CancellationToken CallerToken { get; set; }

    /// <summary>The token that the timeout of the whole call cancels, or the caller; set when the call starts.</summary>
    public CancellationToken Token { get; set; }

    /// <summary>Whether the timeout of the whole call has ended it.</summary>
    public bool HasTimedOut => Token.IsCancellationRequested && !CallerToken.IsCancellationRequested;

    /// <summary>The last failure that the strategies of the user were given; they may replace it.</summary>
    public Exception? LastFailure { get; set; }

    /// <summary>The number of attempts that have started.</summary>
    public int Attempts => Volatile.Read(ref _attempts);

    /// <summary>The number of attempts after the first one.</summary>
    public int Resends => Math.Max(0, Attempts - 1);

    /// <summary>Whether an attempt may have been executed although its response was lost.</summary>
    public bool HasLostResponse { get; set; }

    /// <summary>The number of planned retries. An attempt with a renewed credential does not count.</summary>
    public int Retries { get; private set; }

    /// <summary>When the next retry may start, as a value of <see cref="Elapsed"/>.</summary>
    public TimeSpan RetryDue { get; private set; }

    /// <summary>The failed attempts, in their order.</summary>
    public IReadOnlyList<ApiAttempt> Failures
    {
        get
        {
            if (_failures is not { } failures)
                return [];
            lock (failures)
                return [.. failures];
        }
    }

    /// <returns>The number of the attempt, from 1.</returns>
    public int BeginAttempt() => Interlocked.Increment(ref _attempts);

    /// <remarks>Strategies of users, such as hedging, may run attempts at the same time.</remarks>
    public void AddFailure(ApiAttempt attempt)
    {
        var failures = LazyInitializer.EnsureInitialized(ref _failures, static () => []);
        lock (failures)
            failures.Add(attempt);
    }

    public void PlanRetry(TimeSpan delay)
    {
        Retries++;
        RetryDue = Elapsed + delay;
    }

    /// <summary>Returns true the first time only: a call renews its credential at most once.</summary>
    public bool TryClaimRenewal() => Interlocked.Exchange(ref _renewals, 1) == 0;

    /// <summary>Claims the sending of an operation that must not be repeated.</summary>
    /// <param name="sending">The task of the run that sends.</param>
    /// <param name="earlier">The task of the run that has sent it already.</param>
    public bool TryClaimSending(Task sending, [NotNullWhen(false)] out Task? earlier) =>
        (earlier = Interlocked.CompareExchange(ref _sending, sending, null)) is null;

    /// <summary>Allows the operation to be sent again, because it certainly was not executed.</summary>
    public void ReleaseSending() => _sending = null;
}

/// <summary>Timeouts and number of retries of a call.</summary>
/// <param name="Timeout">Timeout of the whole call, including the token and the waits.</param>
/// <param name="AttemptTimeout">Timeout of one attempt.</param>
/// <param name="MaxRetries">Maximum number of retries.</param>
internal readonly record struct CallLimits(TimeSpan Timeout, TimeSpan AttemptTimeout, int MaxRetries);
