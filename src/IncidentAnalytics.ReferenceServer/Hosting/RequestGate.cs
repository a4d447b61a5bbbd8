namespace IncidentAnalytics.ReferenceServer.Hosting;

/// <summary>
/// Lets many requests execute at once, and a reset alone: it waits for those that are executing and keeps others waiting until it is done. Only the
/// execution is inside, never the reading of a body, the wait of a fault or the writing of an answer: a slow client holds nobody up.
/// </summary>
internal sealed class RequestGate
{
    private readonly Lock _gate = new();
    private TaskCompletionSource? _alone;
    private TaskCompletionSource? _empty;
    private int _running;

    /// <summary>Runs with others, after a reset that has begun.</summary>
    public async Task RunAsync(Func<Task> execute)
    {
        while (Enter() is { } busy)
        {
            await busy.ConfigureAwait(false);
        }

        try
        {
            await execute().ConfigureAwait(false);
        }
        finally
        {
            Leave();
        }
    }

    /// <summary>Runs alone. Blocks until the requests that are executing are done.</summary>
    public void RunAlone(Action execute)
    {
        while (Close() is { } busy)
        {
            busy.Wait();
        }

        try
        {
            WaitUntilEmpty();
            execute();
        }
        finally
        {
            Open();
        }
    }

    /// <returns>What to wait for before the next try; null when entered.</returns>
    private Task? Enter()
    {
        lock (_gate)
        {
            if (_alone is { } alone)
            {
                return alone.Task;
            }

            _running++;
            return null;
        }
    }

    private void Leave()
    {
        TaskCompletionSource? empty = null;
        lock (_gate)
        {
            if (--_running == 0)
            {
                (empty, _empty) = (_empty, null);
            }
        }

        empty?.SetResult();
    }

    /// <returns>What to wait for before the next try; null when closed.</returns>
    private Task? Close()
    {
        lock (_gate)
        {
            if (_alone is { } alone)
            {
                return alone.Task;
            }

            _alone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return null;
        }
    }

    private void WaitUntilEmpty()
    {
        Task empty;
        lock (_gate)
        {
            if (_running == 0)
            {
                return;
            }

            _empty = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            empty = _empty.Task;
        }

        empty.Wait();
    }

    private void Open()
    {
        TaskCompletionSource alone;
        lock (_gate)
        {
            alone = _alone!;
            _alone = null;
        }

        alone.SetResult();
    }
}
