using System.Diagnostics.CodeAnalysis;

namespace IncidentAnalytics.ReferenceServer.Hosting;

/// <summary>
/// Lets many requests execute at once, and a reset alone: it waits for those that are executing and keeps others waiting until it is done.
/// Only the execution is inside, never the reading of a body, the wait of a fault or the writing of an answer: a slow client holds nobody up.
/// </summary>
internal sealed class RequestGate
{
    private readonly object _gate = new();
    private TaskCompletionSource? _closed;
    private int _running;

    /// <summary>Runs with others, after a reset that has begun.</summary>
    public async Task RunAsync(Func<Task> execute)
    {
        while (!TryEnter(out var opened))
        {
            await opened.ConfigureAwait(false);
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
        lock (_gate)
        {
            while (_closed is not null)
            {
                Monitor.Wait(_gate);
            }

            _closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            while (_running > 0)
            {
                Monitor.Wait(_gate);
            }
        }

        try
        {
            execute();
        }
        finally
        {
            Open();
        }
    }

    private bool TryEnter([NotNullWhen(false)] out Task? opened)
    {
        lock (_gate)
        {
            opened = _closed?.Task;
            if (opened is not null)
            {
                return false;
            }

            _running++;
            return true;
        }
    }

    private void Leave()
    {
        lock (_gate)
        {
            _running--;
            Monitor.PulseAll(_gate);
        }
    }

    private void Open()
    {
        TaskCompletionSource closed;
        lock (_gate)
        {
            closed = _closed!;
            _closed = null;
            Monitor.PulseAll(_gate);
        }

        closed.SetResult();
    }
}
