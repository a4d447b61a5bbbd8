using System.Net;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Polly;

namespace IncidentAnalytics.Client.Resilience;

/// <summary>
/// Runs the calls of one service. Around a call: span and metrics, the timeout of the whole call, the strategies of the user, retries.
/// Around each attempt: the strategies of the user, its own timeout and its log entry.
/// </summary>
/// <remarks>
/// Polly is entered for the strategies of the user and for retries: a call that succeeds at once, as most do, runs without it, in
/// pooled state machines.
/// </remarks>
internal sealed class CallPipeline
{
    private static readonly ResiliencePropertyKey<Call> CallKey = new("incident-analytics.call");

    private readonly string _service;
    private readonly Timeouts _timeouts;
    private readonly CallRetries _retries;
    private readonly ResiliencePipeline? _callStrategies;
    private readonly ResiliencePipeline? _attemptStrategies;
    private readonly MultiWindowRateLimiter? _limiter;
    private readonly bool _hasStrategies;

    public CallPipeline(
        string service,
        TimeProvider time,
        ILogger logger,
        Func<double>? random = null,
        UserStrategies? strategies = null,
        CancellationToken disposal = default
    )
    {
        _service = service;
        Time = time;
        Logger = logger;
        _timeouts = new Timeouts(time);
        _retries = new CallRetries(time, logger, random ?? Random.Shared.NextDouble, disposal);
        if (strategies is null)
            return;

        var builder = () => new ResiliencePipelineBuilder { TimeProvider = time };
        if (strategies.Call is not null)
            _callStrategies = builder().AddCallStrategies(strategies).Build();
        if (strategies is { Attempt: not null } or { Limiter: not null })
            _attemptStrategies = builder().AddAttemptStrategies(strategies).Build();
        _limiter = strategies.Limiter as MultiWindowRateLimiter;
        if (strategies.Limiter is { } limiter)
            ClientTelemetry.ObservePermits(limiter, () => UserStrategies.MeasurePermits(limiter, service));
        _hasStrategies = strategies is { Call: not null } or { Attempt: not null };
    }

    public TimeProvider Time { get; }

    public ILogger Logger { get; }

    public static Call GetCall(ResilienceContext context) => context.Properties.GetValue(CallKey, null!);

    /// <summary>Creates the context of a call for Polly. Return it to the pool.</summary>
    public static ResilienceContext CreateContext(Call call, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(call.Operation.Name, cancellationToken);
        context.Properties.Set(CallKey, call);
        return context;
    }

    /// <summary>Runs a call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="body">The part of the call that retries repeat.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<Outcome<T>> RunAsync<TCall, T>(
        TCall call,
        Func<TCall, CancellationToken, ValueTask<Outcome<T>>> body,
        CancellationToken cancellationToken
    )
        where TCall : Call
    {
        if (cancellationToken.IsCancellationRequested)
            return Outcome.FromException<T>(new OperationCanceledException(cancellationToken));

        call.CallerToken = cancellationToken;
        var telemetry = CallTelemetry.Start(call.Operation.Name, _service);
        var timeout = _timeouts.Start(call.Limits.Timeout, cancellationToken);
        Outcome<T> outcome;
        try
        {
            outcome = _callStrategies is null
                ? await _retries.RunAsync(call, body, timeout.Token).ConfigureAwait(false)
                : await RunStrategiesAsync(call, body, timeout.Token).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            outcome = Outcome.FromException<T>(e);
        }

        if (timeout.HasExpired && outcome.Exception is OperationCanceledException)
            outcome = Outcome.FromException<T>(new ApiTimeoutException(call.Limits.Timeout));
        timeout.Dispose();

        if (outcome.Exception is null)
        {
            telemetry.Stop(call.Elapsed, call.Resends, errorType: null);
            return outcome;
        }

        var failure = Translate(outcome.Exception, call);
        Report(failure, call, telemetry);
        return Outcome.FromException<T>(failure);
    }

    /// <summary>Runs a call within the strategies of the user, which may run it several times.</summary>
    private async ValueTask<Outcome<T>> RunStrategiesAsync<TCall, T>(
        TCall call,
        Func<TCall, CancellationToken, ValueTask<Outcome<T>>> body,
        CancellationToken cancellationToken
    )
        where TCall : Call
    {
        var context = CreateContext(call, cancellationToken);
        try
        {
            return await _callStrategies!
                .ExecuteOutcomeAsync(
                    static (context, s) => s.pipeline._retries.RunAsync(s.call, s.body, context.CancellationToken),
                    context,
                    (pipeline: this, call, body)
                )
                .ConfigureAwait(false);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    /// <summary>Runs one attempt of a call, within the strategies of the user.</summary>
    /// <param name="call">The call.</param>
    /// <param name="state">The state of the attempt.</param>
    /// <param name="body">Sends the request.</param>
    /// <param name="cancellationToken">Cancels the attempt.</param>
    public ValueTask<Outcome<T>> RunAttemptAsync<TCall, TState, T>(
        TCall call,
        TState state,
        Func<TCall, TState, CancellationToken, ValueTask<Outcome<T>>> body,
        CancellationToken cancellationToken
    )
        where TCall : Call =>
        _attemptStrategies is null
            ? SendAttemptAsync(call, state, body, cancellationToken)
            : RunStrategiesAsync(_attemptStrategies, call, state, body, cancellationToken);

    private async ValueTask<Outcome<T>> RunStrategiesAsync<TCall, TState, T>(
        ResiliencePipeline strategies,
        TCall call,
        TState state,
        Func<TCall, TState, CancellationToken, ValueTask<Outcome<T>>> body,
        CancellationToken cancellationToken
    )
        where TCall : Call
    {
        var (attempts, started) = (call.Attempts, call.Elapsed);
        var context = CreateContext(call, cancellationToken);
        Outcome<T> outcome;
        try
        {
            outcome = await strategies
                .ExecuteOutcomeAsync(
                    static (context, s) => s.pipeline.SendAttemptAsync(s.call, s.state, s.body, context.CancellationToken),
                    context,
                    (pipeline: this, call, state, body)
                )
                .ConfigureAwait(false);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }

        if (outcome.Exception is not { } failure)
            return outcome;
        if (failure is IncidentAnalyticsException e && call.Attempts == attempts)
            RecordFailure(call, attempts + 1, e.ErrorType, GetStatusCode(e), started);
        return Outcome.FromException<T>(failure);
    }

    /// <summary>
    /// Strategies of users may run an attempt again, or several times at once. An operation that must not be repeated is sent once all the
    /// same.
    /// </summary>
    private ValueTask<Outcome<T>> SendAttemptAsync<TCall, TState, T>(
        TCall call,
        TState state,
        Func<TCall, TState, CancellationToken, ValueTask<Outcome<T>>> body,
        CancellationToken cancellationToken
    )
        where TCall : Call =>
        _hasStrategies && !call.Operation.IsRetrySafe
            ? SendOnceAsync(call, state, body, cancellationToken)
            : SendAsync(call, state, body, cancellationToken);

    /// <summary>Sends a request, or returns the outcome of an earlier run of the same call that may have been executed.</summary>
    private async ValueTask<Outcome<T>> SendOnceAsync<TCall, TState, T>(
        TCall call,
        TState state,
        Func<TCall, TState, CancellationToken, ValueTask<Outcome<T>>> body,
        CancellationToken cancellationToken
    )
        where TCall : Call
    {
        var sending = new TaskCompletionSource<Outcome<T>>(TaskCreationOptions.RunContinuationsAsynchronously);
        if (!call.TryClaimSending(sending.Task, out var earlier))
        {
            var first = await ((Task<Outcome<T>>)earlier)
                .WaitAsync(cancellationToken)
                .CaptureAsync(cancellationToken)
                .ConfigureAwait(false);
            return first.Exception is { } cancelled ? Outcome.FromException<T>(cancelled) : first.Result;
        }

        var outcome = await SendAsync(call, state, body, cancellationToken).ConfigureAwait(false);
        if (outcome.Exception is { } failure && RetryRules.IsNotExecuted(call.Operation, failure))
            call.ReleaseSending();
        sending.SetResult(
            outcome.Exception is OperationCanceledException
                ? Outcome.FromException<T>(
                    new ApiConnectionException("a resilience strategy cancelled the request before its response arrived")
                )
                : outcome
        );
        return outcome;
    }

    /// <summary>Sends the request of an attempt within its timeout, and records the result.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<Outcome<T>> SendAsync<TCall, TState, T>(
        TCall call,
        TState state,
        Func<TCall, TState, CancellationToken, ValueTask<Outcome<T>>> body,
        CancellationToken cancellationToken
    )
        where TCall : Call
    {
        var attempt = call.BeginAttempt();
        var started = call.Elapsed;
        var timeout = _timeouts.Start(call.Limits.AttemptTimeout, cancellationToken);
        Outcome<T> outcome;
        try
        {
            outcome = cancellationToken.IsCancellationRequested
                ? Outcome.FromException<T>(new OperationCanceledException(cancellationToken))
                : await body(call, state, timeout.Token).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            outcome = Outcome.FromException<T>(e);
        }

        if (timeout.HasExpired && outcome.Exception is OperationCanceledException)
            outcome = Outcome.FromException<T>(new ApiTimeoutException(call.Limits.AttemptTimeout, isAttemptTimeout: true));
        timeout.Dispose();

        switch (outcome.Exception)
        {
            case null:
                CallLog.AttemptEnded(Logger, call.Operation.Name, attempt, "success", (call.Elapsed - started).TotalMilliseconds);
                break;
            case IncidentAnalyticsException e:
                call.HasLostResponse |= RetryRules.IsResponseLost(e);
                if (e is RateLimitedException { RetryAfter: { } pause })
                    _limiter?.Pause(pause);
                RecordFailure(call, attempt, e.ErrorType, GetStatusCode(e), started);
                break;
            // The caller cancelled, a strategy of the user did, or the timeout of the whole call ended the attempt.
            case OperationCanceledException:
                call.HasLostResponse = true;
                var outcomeName = call.HasTimedOut ? ClientTelemetry.Timeout : ClientTelemetry.Cancelled;
                RecordFailure(call, attempt, outcomeName, status: null, started);
                break;
        }

        return outcome;
    }

    private static Exception Translate(Exception exception, Call call) =>
        exception switch
        {
            // The caller's own cancellation wins over everything that happened because of it.
            OperationCanceledException when call.CallerToken.IsCancellationRequested => Cancelled(call, inner: null),
            ApiException when call.CallerToken.IsCancellationRequested => Cancelled(call, exception),
            _ => exception,
        };

    private static OperationCanceledException Cancelled(Call call, Exception? inner) =>
        new($"{call.Operation.Name} was cancelled by the caller", inner, call.CallerToken);

    private void Report(Exception failure, Call call, CallTelemetry telemetry)
    {
        var elapsed = call.Elapsed;
        var errorType = IncidentAnalyticsException.GetErrorType(failure);
        if (failure is IncidentAnalyticsException e)
        {
            // A failure that is complete already is that of the token request.
            telemetry.LinkTo(e.Span);
            e.Complete(call.Operation.Name, call.Failures, elapsed, telemetry.Context);
        }

        telemetry.Stop(elapsed, call.Resends, errorType);
        if (failure is not OperationCanceledException)
            CallLog.CallFailed(Logger, call.Operation.Name, errorType, call.Attempts, elapsed.TotalMilliseconds);
    }

    private void RecordFailure(Call call, int attempt, string outcome, HttpStatusCode? status, TimeSpan started)
    {
        var duration = call.Elapsed - started;
        call.AddFailure(new ApiAttempt(attempt, outcome, status, started, duration));
        CallLog.AttemptEnded(Logger, call.Operation.Name, attempt, outcome, duration.TotalMilliseconds);
    }

    private static HttpStatusCode? GetStatusCode(IncidentAnalyticsException failure) =>
        failure switch
        {
            ApiException e => e.StatusCode,
            InvalidResponseException e => e.StatusCode,
            _ => null,
        };
}
