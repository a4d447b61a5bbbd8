using Polly;

namespace IncidentAnalytics.Client.Resilience;

internal static class TaskOutcome
{
    /// <summary>Keeps a failure from being reported as unobserved after all that waited for the task have left.</summary>
    public static void Observe(this Task task) =>
        _ = task.ContinueWith(
            static t => _ = t.Exception,
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default
        );

    /// <summary>Waits for a task without throwing its exception.</summary>
    /// <param name="task">The task to wait for.</param>
    /// <param name="cancellationToken">The token with which the task was started.</param>
    public static async ValueTask<Outcome<T>> CaptureAsync<T>(this Task<T> task, CancellationToken cancellationToken)
    {
        await ((Task)task).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (task.IsCanceled && cancellationToken.IsCancellationRequested)
            return Outcome.FromException<T>(new OperationCanceledException(cancellationToken));
        if (task.Exception is { InnerException: { } failure })
            return Outcome.FromException<T>(failure);

        try
        {
            return Outcome.FromResult(await task.ConfigureAwait(false));
        }
        catch (OperationCanceledException e)
        {
            // Cancelled by another token. A task exposes this exception only by throwing it.
            return Outcome.FromException<T>(e);
        }
    }
}
