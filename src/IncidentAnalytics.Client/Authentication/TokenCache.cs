using Microsoft.Extensions.Logging;

namespace IncidentAnalytics.Client.Authentication;

/// <summary>
/// Holds one access token and renews it before it expires. At most one request is in flight, for which all callers wait; a caller's
/// cancellation ends only its own wait.
/// </summary>
/// <param name="source">Where the tokens come from.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
/// <param name="disposal">Canceled when the client is disposed: ends the request in flight, and later calls fail.</param>
internal sealed class TokenCache(ITokenSource source, TimeProvider time, ILogger logger, CancellationToken disposal)
{
    private readonly object _gate = new();
    private AccessToken? _held;
    private Task<AccessToken>? _inFlight;
    private Failure? _failure;

    /// <summary>The request in flight, for tests.</summary>
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
            if (disposal.IsCancellationRequested)
                throw TransportFailure.CreateDisposed();

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

    /// <summary>
    /// Removes a refused token, unless it was replaced in the meantime. A replacement that another process requested may be as old as the
    /// refused token, and is removed too.
    /// </summary>
    public void Invalidate(RequestCredential refused)
    {
        lock (_gate)
        {
            if (_held is { IsShared: false } token && !ReferenceEquals(token.Credential, refused))
                return;

            _held = null;
            source.Refuse(refused);
        }
    }

    private async ValueTask<AccessToken> WaitAsync(Task<AccessToken> next, CancellationToken cancellationToken)
    {
        try
        {
            return await next.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (disposal.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw TransportFailure.CreateDisposed();
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested && GetUnexpiredToken() is { } token)
        {
            return token;
        }
    }

    /// <summary>The current token, when it can still be used although it should have been replaced.</summary>
    private AccessToken? GetUnexpiredToken()
    {
        lock (_gate)
            return _held is { } token && !token.HasExpired(time) ? token : null;
    }

    /// <summary>Starts a request; called under the lock. The execution context of the caller that starts it does not flow into it.</summary>
    private Task<AccessToken> StartAsync()
    {
        var (held, pause) = (_held, RemainingBackoff());
        using (ExecutionContext.IsFlowSuppressed() ? (AsyncFlowControl?)null : ExecutionContext.SuppressFlow())
            _inFlight = Task.Run(() => AcquireAsync(held, pause), CancellationToken.None);

        // All callers may leave.
        _inFlight.Observe();
        return _inFlight;
    }

    private async Task<AccessToken> AcquireAsync(AccessToken? held, TimeSpan pause)
    {
        try
        {
            if (pause > TimeSpan.Zero)
                await Task.Delay(pause, time, disposal).ConfigureAwait(false);

            var token = await source.AcquireAsync(held, disposal).ConfigureAwait(false);
            if (token.IsShared)
                CallLog.SharedTokenFound(logger, token.GetRemaining(time).TotalSeconds);
            else
                CallLog.TokenObtained(logger, token.Lifetime.TotalSeconds);
            lock (_gate)
            {
                _held = token;
                _inFlight = null;
                _failure = null;
            }

            return token;
        }
        catch (Exception e)
        {
            lock (_gate)
            {
                _inFlight = null;
                _failure = new Failure(time.GetTimestamp(), e as ApiException);
            }

            throw;
        }
    }

    /// <summary>
    /// The last refusal, while its Retry-After lasts; called under the lock. Until then calls fail with it and nothing is sent.
    /// </summary>
    private ApiException? RemainingRefusal()
    {
        if (_failure is not { Refusal: { } last } || last.Error.RetryAfter - time.GetElapsedTime(_failure.At) is not { Ticks: > 0 } rest)
            return null;

        var refusal = ApiException.Create(last.Error with { RetryAfter = rest });
        refusal.Complete(last.Operation ?? "token", [], TimeSpan.Zero, last.Span);
        return refusal;
    }

    private TimeSpan RemainingBackoff()
    {
        if (_failure is null)
            return TimeSpan.Zero;

        var rest = TokenWindows.Backoff - time.GetElapsedTime(_failure.At);
        return rest > TimeSpan.Zero ? rest : TimeSpan.Zero;
    }

    /// <summary>Logs the failure of a refresh in the background, which no caller waits for.</summary>
    private async Task ObserveAsync(Task<AccessToken> refresh)
    {
        try
        {
            await refresh.ConfigureAwait(false);
        }
        catch (Exception) when (disposal.IsCancellationRequested)
        {
            // A disposed client needs no token.
        }
        catch (Exception e)
        {
            CallLog.RefreshFailed(logger, IncidentAnalyticsException.GetErrorType(e));
        }
    }

    /// <summary>The failure of the last request.</summary>
    /// <param name="At">The timestamp of the failure.</param>
    /// <param name="Refusal">The error response of the token endpoint, which may have a Retry-After; null for other failures.</param>
    private sealed record Failure(long At, ApiException? Refusal);
}

/// <summary>Where a token cache gets its tokens from.</summary>
internal interface ITokenSource
{
    /// <summary>Returns another token than the current one.</summary>
    /// <param name="held">The current token, which has expired or will soon; null for none.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    Task<AccessToken> AcquireAsync(AccessToken? held, CancellationToken cancellationToken);

    /// <summary>The service refused a token: the next token is one that did not exist before.</summary>
    void Refuse(RequestCredential refused);
}

/// <summary>The token caches of one client, one per key.</summary>
internal sealed class TokenCacheStore
{
    private readonly object _gate = new();
    private readonly Dictionary<TokenKey, TokenCache> _caches = [];

    public TokenCache GetOrAdd(TokenKey key, Func<TokenCache> create)
    {
        lock (_gate)
        {
            if (!_caches.TryGetValue(key, out var cache))
                _caches.Add(key, cache = create());
            return cache;
        }
    }
}

/// <summary>
/// The key of a token: credentials with equal keys share their tokens. Each kind of credential has its own derived record.
/// </summary>
internal abstract record TokenKey;

/// <summary>
/// Compares secrets without showing them, so that a wrong secret does not share the token of the right one.
/// </summary>
internal sealed class SecretIdentity(Secret secret) : IEquatable<SecretIdentity>
{
    private readonly Secret _secret = secret;

    public bool Equals(SecretIdentity? other) => other is not null && _secret.IsSameAs(other._secret);

    public override bool Equals(object? obj) => Equals(obj as SecretIdentity);

    // A hash would reveal something about the secret.
    public override int GetHashCode() => 0;

    public override string ToString() => "***";
}
