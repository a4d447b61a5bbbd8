using Polly;

namespace IncidentAnalytics.Client.Resilience;

/// <summary>The state of one call: its limits, its attempts, and the next retry.</summary>
internal abstract class Call(Operation operation, CallLimits limits, TimeProvider time)
{
    private readonly long _started = time.GetTimestamp();
    private List<ApiAttempt>? _failures;
    private bool _hasRenewed;

    public Operation Operation => operation;

    public CallLimits Limits => limits;

    public TimeSpan Elapsed => time.GetElapsedTime(_started);

    /// <summary>The caller's own token; set when the call starts.</summary>
    public CancellationToken CallerToken { get; set; }

    /// <summary>The number of attempts that have started.</summary>
    public int Attempts { get; private set; }

    /// <summary>The number of attempts after the first one.</summary>
    public int Resends => Math.Max(0, Attempts - 1);

    /// <summary>Whether an attempt may have been executed although its response was lost.</summary>
    public bool HasLostResponse { get; set; }

    /// <summary>The number of planned retries. An attempt with a renewed credential does not count.</summary>
    public int Retries { get; private set; }

    /// <summary>When the next retry may start, as a value of <see cref="Elapsed"/>.</summary>
    public TimeSpan RetryDue { get; private set; }

    /// <summary>The failed attempts, in their order.</summary>
    public IReadOnlyList<ApiAttempt> Failures => _failures ?? (IReadOnlyList<ApiAttempt>)[];

    /// <summary>Creates the outcome of a failed step.</summary>
    public Outcome<T> Fail<T>(Exception failure) =>
        Outcome.FromException<T>(
            failure is OperationCanceledException && CallerToken.IsCancellationRequested ? CancelledByCallerException.Instance : failure
        );

    public void BeginAttempt() => Attempts++;

    public void AddFailure(ApiAttempt attempt) => (_failures ??= []).Add(attempt);

    public void PlanRetry(TimeSpan delay)
    {
        Retries++;
        RetryDue = Elapsed + delay;
    }

    /// <summary>Returns true the first time only: a call renews its credential at most once.</summary>
    public bool TryClaimRenewal() => !_hasRenewed && (_hasRenewed = true);
}

/// <summary>
/// Stands for the caller's cancellation inside a call. Polly's timeouts copy an <see cref="OperationCanceledException"/>, together with the
/// text of the whole stack, which makes cancelling many calls slow. Never thrown.
/// </summary>
internal sealed class CancelledByCallerException : Exception
{
    public static readonly CancelledByCallerException Instance = new();

    private CancelledByCallerException() { }
}

/// <summary>Timeouts and number of retries of a call.</summary>
/// <param name="Timeout">Timeout of the whole call, including the token and the waits.</param>
/// <param name="AttemptTimeout">Timeout of one attempt.</param>
/// <param name="MaxRetries">Maximum number of retries.</param>
internal readonly record struct CallLimits(TimeSpan Timeout, TimeSpan AttemptTimeout, int MaxRetries);
