namespace IncidentAnalytics.ReferenceServer.Hosting;

/// <summary>
/// Lets requests execute concurrently and a reset execute alone (<see cref="IncidentAnalyticsServer.Reset"/>). Only the execution is inside the gate, never the reading of a body, the wait of a fault or the writing of a response, so that a slow client
/// delays nobody.
/// </summary>
internal sealed class RequestGate : IDisposable
{
    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _resets = new(1);
    private readonly SemaphoreSlim _drained = new(0);
    private readonly HashSet<ResetScope> _scopes = [];
    private TaskCompletionSource? _opened;
    private int _running;

    /// <summary>Begins work that the next reset cancels. Dispose the scope when the work is done.</summary>
    public ResetScope BeginScope(CancellationToken cancellationToken)
    {
        var scope = new ResetScope(this, cancellationToken);
        lock (_lock)
        {
            _scopes.Add(scope);
        }

        return scope;
    }

    /// <summary>Runs concurrently with others, after a reset that is executing.</summary>
    /// <param name="execute">The execution of a request.</param>
    /// <param name="scope">The scope that began when the request arrived; null to execute it after any reset.</param>
    /// <returns>False when a reset has begun in the scope; nothing was executed.</returns>
    public async Task<bool> TryRunAsync(Func<Task> execute, ResetScope? scope)
    {
        while (true)
        {
            Task opened;
            lock (_lock)
            {
                if (scope is { IsReset: true })
                {
                    return false;
                }

                if (_opened is null)
                {
                    _running++;
                    break;
                }

                opened = _opened.Task;
            }

            await opened.ConfigureAwait(false);
        }

        try
        {
            await execute().ConfigureAwait(false);
            return true;
        }
        finally
        {
            Leave();
        }
    }

    /// <summary>
    /// Runs before or after a reset, and concurrently with requests. Blocks while a reset or another of these sections is executing. A load of
    /// tickets is one section, because documents to append join those that are there.
    /// </summary>
    public T RunBetweenResets<T>(Func<T> execute)
    {
        _resets.Wait();
        try
        {
            return execute();
        }
        finally
        {
            _resets.Release();
        }
    }

    /// <inheritdoc cref="RunBetweenResets"/>
    /// <param name="execute">What to run.</param>
    /// <param name="cancellationToken">With the token of a <see cref="ResetScope"/>, nothing is executed when a reset has begun in it.</param>
    public async Task<T> RunBetweenResetsAsync<T>(Func<T> execute, CancellationToken cancellationToken)
    {
        await _resets.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            return execute();
        }
        finally
        {
            _resets.Release();
        }
    }

    /// <summary>Runs alone. Blocks until the requests that are executing are done.</summary>
    public void RunAlone(Action execute)
    {
        _resets.Wait();
        Close();
        _drained.Wait();
        ExecuteAndOpen(execute);
    }

    /// <summary>Runs alone, after the requests that are executing.</summary>
    public async Task RunAloneAsync(Action execute)
    {
        await _resets.WaitAsync().ConfigureAwait(false);
        Close();
        await _drained.WaitAsync().ConfigureAwait(false);
        ExecuteAndOpen(execute);
    }

    public void Dispose()
    {
        _resets.Dispose();
        _drained.Dispose();
    }

    internal void EndScope(ResetScope scope)
    {
        lock (_lock)
        {
            _scopes.Remove(scope);
        }
    }

    private void Leave()
    {
        lock (_lock)
        {
            _running--;
            if (_running == 0 && _opened is not null)
            {
                _drained.Release();
            }
        }
    }

    private void Close()
    {
        lock (_lock)
        {
            foreach (var scope in _scopes)
            {
                scope.Cancel();
            }

            _scopes.Clear();
            _opened = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            if (_running == 0)
            {
                _drained.Release();
            }
        }
    }

    private void ExecuteAndOpen(Action execute)
    {
        try
        {
            execute();
        }
        finally
        {
            TaskCompletionSource opened;
            lock (_lock)
            {
                opened = _opened!;
                _opened = null;
            }

            opened.SetResult();
            _resets.Release();
        }
    }
}

/// <summary>A request or a command, from its arrival to its end.</summary>
internal sealed class ResetScope : IDisposable
{
    private readonly RequestGate _gate;
    private readonly CancellationTokenSource _ended;

    public ResetScope(RequestGate gate, CancellationToken cancellationToken)
    {
        _gate = gate;
        _ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Token = _ended.Token;
    }

    /// <summary>Whether a reset has begun since the arrival.</summary>
    public bool IsReset { get; private set; }

    /// <summary>Cancelled by the next reset, and with the token that the scope was begun with.</summary>
    public CancellationToken Token { get; }

    public void Dispose()
    {
        _gate.EndScope(this);
        _ended.Dispose();
    }

    /// <summary>Cancels the token at once; the callbacks of the token run on other threads.</summary>
    internal void Cancel()
    {
        IsReset = true;
        _ = _ended.CancelAsync();
    }
}
