using System.Diagnostics.Metrics;
using System.Threading.RateLimiting;
using Polly;
using Polly.CircuitBreaker;
using Polly.RateLimiting;
using Polly.Timeout;

namespace IncidentAnalytics.Client.Resilience;

/// <summary>What a user adds to the pipeline of a service.</summary>
/// <param name="Call">Adds strategies around the whole call.</param>
/// <param name="Attempt">Adds strategies around each attempt.</param>
/// <param name="Limiter">Grants the requests.</param>
internal sealed record UserStrategies(
    Action<ResiliencePipelineBuilder<object>>? Call,
    Action<ResiliencePipelineBuilder<object>>? Attempt,
    RateLimiter? Limiter
)
{
    /// <summary>The permits that a limiter would grant now; for each window where it has several.</summary>
    public static IEnumerable<Measurement<long>> MeasurePermits(RateLimiter limiter, string service)
    {
        var tag = new KeyValuePair<string, object?>(IncidentAnalyticsTelemetry.ServiceTag, service);
        if (limiter is MultiWindowRateLimiter own)
        {
            return own.AvailablePermits.Select(w => new Measurement<long>(
                w.Permits,
                tag,
                new(IncidentAnalyticsTelemetry.RateLimiterWindowTag, w.Limit.Window.TotalSeconds)
            ));
        }

        try
        {
            return limiter.GetStatistics() is { } statistics ? [new(statistics.CurrentAvailablePermits, tag)] : [];
        }
        catch (Exception)
        {
            // A limiter that its owner has disposed, or whose store is down, must not end the measurement of the others.
            return [];
        }
    }
}

internal static class UserStrategiesExtensions
{
    public static ResiliencePipelineBuilder AddCallStrategies(this ResiliencePipelineBuilder builder, UserStrategies? strategies) =>
        strategies?.Call is { } call ? builder.AddUserStrategy(call, isAttempt: false) : builder;

    public static ResiliencePipelineBuilder AddAttemptStrategies(this ResiliencePipelineBuilder builder, UserStrategies strategies)
    {
        if (strategies.Attempt is { } attempt)
            builder.AddUserStrategy(attempt, isAttempt: true);
        // Below the strategies of the user: an open circuit breaker uses no permit, and each hedged request uses one.
        return strategies.Limiter is { } limiter
            ? builder.AddUserStrategy(
                own => own.AddRateLimiter(new RateLimiterStrategyOptions { RateLimiter = args => limiter.AcquireAsync(args.Context) }),
                isAttempt: true
            )
            : builder;
    }

    private static ResiliencePipelineBuilder AddUserStrategy(
        this ResiliencePipelineBuilder builder,
        Action<ResiliencePipelineBuilder<object>> configure,
        bool isAttempt
    )
    {
        var own = new ResiliencePipelineBuilder<object> { TimeProvider = builder.TimeProvider };
        configure(own);
        var pipeline = own.Build();
        return builder.AddStrategy(_ => new UserStrategy(pipeline, isAttempt));
    }

    /// <summary>Waits for a permit. A limiter that ignores the token does not delay the call; a lease that it grants too late is returned.</summary>
    private static async ValueTask<RateLimitLease> AcquireAsync(this RateLimiter limiter, ResilienceContext context)
    {
        var call = CallPipeline.GetCall(context);
        var acquiring = limiter is MultiWindowRateLimiter own
            ? own.AcquireAsync(call.Limits.Timeout - call.Elapsed, context.CancellationToken)
            : limiter.AcquireAsync(1, context.CancellationToken);
        if (acquiring.IsCompletedSuccessfully)
            return await acquiring.ConfigureAwait(false);

        var task = acquiring.AsTask();
        try
        {
            return await task.WaitAsync(context.CancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            _ = ReturnAsync(task);
            throw;
        }
    }

    private static async Task ReturnAsync(Task<RateLimitLease> acquiring)
    {
        await ((Task)acquiring).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (acquiring.IsCompletedSuccessfully)
            (await acquiring.ConfigureAwait(false)).Dispose();
    }
}

/// <summary>
/// Runs the strategies of a user, and converts what they throw into exceptions of the client. They see the caller's cancellation as
/// <see cref="OperationCanceledException"/>, which Polly's strategies do not handle.
/// </summary>
internal sealed class UserStrategy(ResiliencePipeline<object> pipeline, bool isAttempt) : ResilienceStrategy
{
    protected override async ValueTask<Outcome<TResult>> ExecuteCore<TResult, TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<TResult>>> callback,
        ResilienceContext context,
        TState state
    )
    {
        var call = CallPipeline.GetCall(context);
        var attempts = call.Attempts;
        Exception? failure;
        try
        {
            // Not a tuple: its type would contain TState, of which native code could not make an end.
            Func<ResilienceContext, ValueTask<Outcome<TResult>>> run = inner => RunAsync(callback, inner, state);
#pragma warning disable CS8631 // The value of an action is null.
            var outcome = await pipeline.ExecuteOutcomeAsync(static (inner, run) => run(inner), context, run).ConfigureAwait(false);
#pragma warning restore CS8631
            failure = outcome.Exception;
            if (failure is null)
                return outcome;
        }
        catch (Exception e)
        {
            failure = e;
        }

        var isCancellation = failure is OperationCanceledException && context.CancellationToken.IsCancellationRequested;
        return Outcome.FromException<TResult>(
            isCancellation || ReferenceEquals(failure, call.LastFailure) ? failure : Convert(failure, wasSent: call.Attempts > attempts)
        );
    }

    private static async ValueTask<Outcome<TResult>> RunAsync<TResult, TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<TResult>>> callback,
        ResilienceContext context,
        TState state
    )
    {
        var call = CallPipeline.GetCall(context);
        var outcome = await callback(context, state).ConfigureAwait(false);
        call.LastFailure = outcome.Exception;
        return outcome;
    }

    private Exception Convert(Exception exception, bool wasSent) =>
        exception switch
        {
            IncidentAnalyticsException => exception,
            RateLimiterRejectedException e => new CallRejectedException(CallRejectionReason.RateLimiter, e.RetryAfter, e),
            BrokenCircuitException e => new CallRejectedException(CallRejectionReason.CircuitBreaker, e.RetryAfter, e),
            TimeoutRejectedException e => new ApiTimeoutException(e.Timeout, isAttempt),
            _ when TransportFailure.IsTransportFailure(exception) && exception is not ExecutionRejectedException =>
                new ApiConnectionException($"a resilience strategy ended the attempt: {exception.Message}", exception, wasSent),
            _ when wasSent => exception,
            _ => new CallRejectedException(CallRejectionReason.Other, retryAfter: null, exception),
        };
}
