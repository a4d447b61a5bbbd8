using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace IncidentAnalytics.Client.Resilience;

/// <summary>
/// What stands around every call of one service, from top to bottom: span and metrics, the timeout of the whole call, the
/// retries, and around each single attempt its own timeout.
/// </summary>
internal sealed class CallPipeline
{
    private readonly string _service;
    private readonly ResiliencePipeline _whole;
    private readonly ResiliencePipeline _attempt;

    public CallPipeline(string service, RetryRules rules, TimeProvider time, ILogger logger, Func<double>? random = null)
    {
        _service = service;
        Rules = rules;
        Time = time;
        Logger = logger;
        Random = random ?? System.Random.Shared.NextDouble;

        _whole = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddTimeout(new TimeoutStrategyOptions { TimeoutGenerator = static args => new(State(args.Context).Limits.Timeout) })
            .AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = int.MaxValue, // counted per call by CallState
                ShouldHandle = static args => new(args.Outcome.Exception is { } e && State(args.Context).TryPlanRetry(e)),
                DelayGenerator = static args => new(State(args.Context).NextDelay),
            })
            .Build();

        _attempt = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddTimeout(new TimeoutStrategyOptions { TimeoutGenerator = static args => new(State(args.Context).Limits.AttemptTimeout) })
            .Build();
    }

    public RetryRules Rules { get; }

    public TimeProvider Time { get; }

    public ILogger Logger { get; }

    public Func<double> Random { get; }

    /// <summary>Runs a call to its end. <paramref name="call"/> is run again for each retry.</summary>
    public async Task<T> ExecuteAsync<TState, T>(
        Operation operation,
        CallLimits limits,
        Func<CallState, TState, CancellationToken, ValueTask<T>> call,
        TState state,
        CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();

        var telemetry = CallTelemetry.Start(operation.Name, _service);
        var callState = new CallState(this, operation, limits);
        var context = ResilienceContextPool.Shared.Get(operation.Name, cancellationToken);
        context.Properties.Set(CallState.Key, callState);
        try
        {
            var result = await _whole.ExecuteAsync(
                static (context, s) => s.call(s.callState, s.state, context.CancellationToken),
                context,
                (call, callState, state)).ConfigureAwait(false);
            telemetry.Stop(callState.Elapsed, callState.Sent - 1, errorType: null);
            return result;
        }
        catch (Exception e)
        {
            var failure = Translate(e, callState, cancellationToken);
            Report(failure, callState, telemetry);
            if (ReferenceEquals(failure, e))
                throw;
            throw failure;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    /// <summary>Runs one attempt under its timeout.</summary>
    public async ValueTask<T> RunAttemptAsync<TState, T>(
        CallState callState, Func<TState, CancellationToken, ValueTask<T>> send, TState state, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(CallState.Key, callState);
        try
        {
            return await _attempt.ExecuteAsync(
                static (context, s) => s.send(s.state, context.CancellationToken), context, (send, state)).ConfigureAwait(false);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private static CallState State(ResilienceContext context) => context.Properties.GetValue(CallState.Key, null!);

    private static Exception Translate(Exception exception, CallState state, CancellationToken cancellationToken) => exception switch
    {
        // The caller's own cancellation wins over everything that happened because of it.
        OperationCanceledException or TimeoutRejectedException when cancellationToken.IsCancellationRequested =>
            new OperationCanceledException($"{state.Operation.Name} was cancelled by the caller", exception, cancellationToken),
        TimeoutRejectedException => new ApiTimeoutException(state.Limits.Timeout),
        _ => exception,
    };

    private void Report(Exception failure, CallState state, CallTelemetry telemetry)
    {
        var elapsed = state.Elapsed;
        var errorType = failure switch
        {
            IncidentAnalyticsException e => e.ErrorType,
            OperationCanceledException => ClientTelemetry.Cancelled,
            _ => failure.GetType().FullName!,
        };

        (failure as IncidentAnalyticsException)?.Complete(state.Operation.Name, state.Failures, elapsed);
        telemetry.Stop(elapsed, Math.Max(0, state.Sent - 1), errorType);
        if (failure is not OperationCanceledException)
            CallLog.CallFailed(Logger, state.Operation.Name, errorType, state.Sent, elapsed.TotalMilliseconds);
    }
}
