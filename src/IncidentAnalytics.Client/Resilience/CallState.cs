using System.Net;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Timeout;

namespace IncidentAnalytics.Client.Resilience;

/// <summary>What is remembered of one call while it runs: its limits, its attempts and the retry that comes next.</summary>
internal sealed class CallState(CallPipeline pipeline, Operation operation, CallLimits limits)
{
    public static readonly ResiliencePropertyKey<CallState> Key = new("incident-analytics.call");

    private readonly long _started = pipeline.Time.GetTimestamp();
    private List<ApiAttempt>? _failures;
    private TimeSpan _notBefore;
    private int _retries;
    private bool _hasRenewed;

    public Operation Operation => operation;

    public CallLimits Limits => limits;

    public TimeSpan Elapsed => pipeline.Time.GetElapsedTime(_started);

    /// <summary>How many attempts were made so far.</summary>
    public int Sent { get; private set; }

    /// <summary>The wait before the next attempt, as <see cref="TryPlanRetry"/> decided it.</summary>
    public TimeSpan NextDelay { get; private set; }

    /// <summary>The attempts that failed, first to last.</summary>
    public IReadOnlyList<ApiAttempt> Failures => _failures ?? (IReadOnlyList<ApiAttempt>)[];

    /// <summary>Decides whether the call is repeated, and when. A wait that does not fit into the time left is not begun.</summary>
    public bool TryPlanRetry(Exception failure)
    {
        // A failure that is complete already belongs to another call: the token's, which had its own retries.
        if (failure is IncidentAnalyticsException { Operation: not null })
            return false;

        if (_retries >= limits.MaxRetries || !pipeline.Rules.Allow(operation, failure))
            return false;

        var delay = failure is ApiException { Error.RetryAfter: { } wait } && wait > TimeSpan.Zero
            ? wait
            : Backoff.Delay(_retries, pipeline.Random());
        delay = WholeMilliseconds(delay);
        if (delay >= limits.Timeout - Elapsed)
            return false;

        _retries++;
        NextDelay = delay;
        _notBefore = Elapsed + delay;
        ClientTelemetry.Retries.Add(1, new KeyValuePair<string, object?>(ClientTelemetry.OperationTag, operation.Name));
        CallLog.Retrying(pipeline.Logger, operation.Name, Sent, Outcome(failure), delay.TotalMilliseconds);
        return true;
    }

    /// <summary>True the first time: a call renews its credential once, then believes the service.</summary>
    public bool TryClaimRenewal() => !_hasRenewed && (_hasRenewed = true);

    /// <summary>Timers may fire early; an attempt must not, least of all before the instant a Retry-After named.</summary>
    public async ValueTask WaitUntilDueAsync(CancellationToken cancellationToken)
    {
        while (_notBefore - Elapsed is { Ticks: > 0 } rest)
            await Task.Delay(WholeMilliseconds(rest), pipeline.Time, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Makes one attempt under its own timeout and keeps a record of it when it fails.</summary>
    public async ValueTask<T> AttemptAsync<TState, T>(
        Func<TState, CancellationToken, ValueTask<T>> send, TState state, CancellationToken cancellationToken)
    {
        Sent++;
        var started = Elapsed;
        try
        {
            var result = await pipeline.RunAttemptAsync(this, send, state, cancellationToken).ConfigureAwait(false);
            CallLog.AttemptEnded(pipeline.Logger, operation.Name, Sent, "success", (Elapsed - started).TotalMilliseconds);
            return result;
        }
        catch (TimeoutRejectedException) when (!cancellationToken.IsCancellationRequested)
        {
            var timeout = new ApiTimeoutException(limits.AttemptTimeout, isAttemptTimeout: true);
            Record(timeout.ErrorType, null, started);
            throw timeout;
        }
        catch (OperationCanceledException)
        {
            Record(ClientTelemetry.Cancelled, null, started);
            throw;
        }
        catch (IncidentAnalyticsException e)
        {
            Record(e.ErrorType, Status(e), started);
            throw;
        }
    }

    /// <summary>Timers drop fractions of a millisecond, which would let them fire early: the wait is rounded up.</summary>
    private static TimeSpan WholeMilliseconds(TimeSpan wait) => TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds));

    private static string Outcome(Exception failure) => failure is IncidentAnalyticsException e ? e.ErrorType : failure.GetType().Name;

    private static HttpStatusCode? Status(IncidentAnalyticsException failure) => failure switch
    {
        ApiException e => e.StatusCode,
        InvalidResponseException e => e.StatusCode,
        _ => null,
    };

    private void Record(string outcome, HttpStatusCode? status, TimeSpan started)
    {
        var duration = Elapsed - started;
        (_failures ??= []).Add(new ApiAttempt(Sent, outcome, status, started, duration));
        CallLog.AttemptEnded(pipeline.Logger, operation.Name, Sent, outcome, duration.TotalMilliseconds);
    }
}
