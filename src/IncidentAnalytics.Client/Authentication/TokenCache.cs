using Microsoft.Extensions.Logging;

namespace IncidentAnalytics.Client.Authentication;

/// <summary>
/// Holds one access token and replaces it in time. At most one request for it is under way; callers wait for that one, and
/// a caller that gives up ends only its own wait.
/// </summary>
internal sealed class TokenCache(Func<CancellationToken, Task<AccessToken>> acquire, TimeProvider time, ILogger logger) : IDisposable
{
    private readonly object _gate = new();
    private readonly CancellationTokenSource _disposal = new();
    private AccessToken? _held;
    private Task<AccessToken>? _inFlight;
    private long _failedAt;
    private bool _hasFailed;
    private ApiException? _refusal;

    /// <summary>The request under way, for tests that have to see it end.</summary>
    internal Task Pending
    {
        get
        {
            lock (_gate)
                return _inFlight ?? Task.CompletedTask;
        }
    }

    public ValueTask<AccessToken> GetAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();

        Task<AccessToken> next;
        lock (_gate)
        {
            if (_disposal.IsCancellationRequested)
                throw TransportFailure.Disposed();

            if (_held is { } token && !token.MustBeReplaced(time))
            {
                if (token.ShouldBeRefreshed(time) && _inFlight is null && RemainingBackoff() == TimeSpan.Zero && RemainingRefusal() is null)
                    _ = ObserveAsync(StartAsync());
                return new ValueTask<AccessToken>(token);
            }

            if (_inFlight is null && RemainingRefusal() is { } refusal)
                throw refusal;
            next = _inFlight ?? StartAsync();
        }

        return WaitAsync(next, cancellationToken);
    }

    /// <summary>Drops a token that was refused, unless it was replaced in the meantime.</summary>
    public void Invalidate(RequestCredential refused)
    {
        lock (_gate)
        {
            if (ReferenceEquals(_held?.Credential, refused))
                _held = null;
        }
    }

    /// <summary>Without the lock: what hangs on the cancellation may be anybody's code.</summary>
    public void Dispose() => _disposal.Cancel();

    private async ValueTask<AccessToken> WaitAsync(Task<AccessToken> next, CancellationToken cancellationToken)
    {
        try
        {
            return await next.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_disposal.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw TransportFailure.Disposed();
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested && GetUnexpiredToken() is { } token)
        {
            return token;
        }
    }

    /// <summary>A token in its last seconds is still better than none.</summary>
    private AccessToken? GetUnexpiredToken()
    {
        lock (_gate)
            return _held is { } token && !token.HasExpired(time) ? token : null;
    }

    /// <summary>Called under the lock. The request runs apart from the caller that happened to start it, context and all.</summary>
    private Task<AccessToken> StartAsync()
    {
        var pause = RemainingBackoff();
        if (ExecutionContext.IsFlowSuppressed())
        {
            _inFlight = Task.Run(() => AcquireAsync(pause), CancellationToken.None);
        }
        else
        {
            using (ExecutionContext.SuppressFlow())
                _inFlight = Task.Run(() => AcquireAsync(pause), CancellationToken.None);
        }

        // All who wait may leave before it fails: its exception must not count as unobserved then.
        _ = _inFlight.ContinueWith(
            static t => _ = t.Exception,
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default
        );
        return _inFlight;
    }

    private async Task<AccessToken> AcquireAsync(TimeSpan pause)
    {
        try
        {
            if (pause > TimeSpan.Zero)
                await Task.Delay(pause, time, _disposal.Token).ConfigureAwait(false);

            var token = await acquire(_disposal.Token).ConfigureAwait(false);
            CallLog.TokenObtained(logger, token.Lifetime.TotalSeconds);
            lock (_gate)
            {
                _held = token;
                _inFlight = null;
                _hasFailed = false;
                _refusal = null;
            }

            return token;
        }
        catch (Exception e)
        {
            lock (_gate)
            {
                _inFlight = null;
                _hasFailed = true;
                _failedAt = time.GetTimestamp();
                _refusal = e as ApiException is { Error.RetryAfter: not null } refusal ? refusal : null;
            }

            throw;
        }
    }

    /// <summary>
    /// Called under the lock. The endpoint's own Retry-After holds between calls: until then they fail with the error that carries it, and
    /// nothing is sent.
    /// </summary>
    private ApiException? RemainingRefusal()
    {
        if (_refusal is null || _refusal.Error.RetryAfter - time.GetElapsedTime(_failedAt) is not { Ticks: > 0 } rest)
            return null;

        var refusal = ApiException.Create(_refusal.Error with { RetryAfter = rest });
        refusal.Complete(_refusal.Operation ?? "token", [], TimeSpan.Zero);
        return refusal;
    }

    private TimeSpan RemainingBackoff()
    {
        if (!_hasFailed)
            return TimeSpan.Zero;

        var rest = TokenWindows.BackOff - time.GetElapsedTime(_failedAt);
        return rest > TimeSpan.Zero ? rest : TimeSpan.Zero;
    }

    /// <summary>Nobody waits for a refresh in the background: its failure is logged, and counts once the token has to be replaced.</summary>
    private async Task ObserveAsync(Task<AccessToken> refresh)
    {
        try
        {
            await refresh.ConfigureAwait(false);
        }
        catch (Exception) when (_disposal.IsCancellationRequested)
        {
            // The client is gone, and so is the need.
        }
        catch (Exception e)
        {
            CallLog.RefreshFailed(logger, (e as IncidentAnalyticsException)?.ErrorType ?? e.GetType().Name);
        }
    }
}
