using Polly;

namespace IncidentAnalytics.Client.Resilience;

/// <summary>What is remembered of one call while it runs: its limits, its attempts, and the retry that comes next.</summary>
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

    /// <summary>The number of attempts that were begun.</summary>
    public int Attempts { get; private set; }

    /// <summary>The number of attempts that followed the first one.</summary>
    public int Resends => Math.Max(0, Attempts - 1);

    /// <summary>Whether an attempt may have run although its answer did not arrive.</summary>
    public bool HasLostAnswer { get; set; }

    /// <summary>The number of retries that were planned. An attempt with a renewed credential is none.</summary>
    public int Retries { get; private set; }

    /// <summary>When the next retry may begin, as an <see cref="Elapsed"/>.</summary>
    public TimeSpan RetryDue { get; private set; }

    /// <summary>The attempts that failed, first to last.</summary>
    public IReadOnlyList<ApiAttempt> Failures => _failures ?? (IReadOnlyList<ApiAttempt>)[];

    /// <summary>The outcome of a step that failed.</summary>
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

    /// <summary>True the first time: a call renews its credential once, then believes the service.</summary>
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
