namespace IncidentAnalytics.ReferenceServer.Hosting;

/// <summary>Those who wait for a count to be reached. Not thread-safe: the owner calls it under the lock that guards the count.</summary>
internal sealed class CountWaiters
{
    private readonly List<(int Count, TaskCompletionSource Reached, CancellationToken Cancellation)> _waiters = [];

    /// <param name="current">The current count.</param>
    /// <param name="count">The count to wait for.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    public Task WaitAsync(int current, int count, CancellationToken cancellationToken)
    {
        if (current >= count)
        {
            return Task.CompletedTask;
        }

        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiters.RemoveAll(static waiter => waiter.Cancellation.IsCancellationRequested);
        _waiters.Add((count, reached, cancellationToken));
        return reached.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Completes the waits for this count and for lower ones.</summary>
    public void Complete(int current) =>
        _waiters.RemoveAll(waiter =>
        {
            if (waiter.Count > current)
            {
                return false;
            }

            waiter.Reached.TrySetResult();
            return true;
        });
}
