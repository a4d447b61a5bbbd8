using IncidentAnalytics.Testing;

namespace IncidentAnalytics.IntegrationTests.Chaos;

/// <summary>
/// Lets time pass on a fake clock only when nothing else can happen: when no thread of the pool works and none is about to, the timers fire that
/// are due next. So a wait takes no real time, and no work is overtaken by a timeout.
/// </summary>
internal static class IdleClock
{
    private const int MaxSamples = 100_000;

    /// <summary>
    /// The workers that whoever runs the test keeps waiting; none as a rule. Measured once, because the work of a test that goes on would be counted.
    /// </summary>
    private static readonly Lazy<int> RestingWorkers = new(CountRestingWorkers);

    /// <summary>Runs work that waits for the clock. Only one test may run in the process.</summary>
    /// <exception cref="InvalidOperationException">The work has not ended, but waits for nothing that the clock could bring.</exception>
    public static async Task<T> RunAsync<T>(FakeTimeProvider clock, Func<Task<T>> run)
    {
        var driven = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task<T>? work = null;
        var driver = new Thread(() =>
        {
            try
            {
                var resting = RestingWorkers.Value;
                work = Task.Run(run);
                Drive(clock, work, resting);
                driven.SetResult();
            }
            catch (Exception e)
            {
                driven.SetException(e);
            }
        })
        {
            IsBackground = true,
            Name = nameof(IdleClock),
        };
        driver.Start();
        await driven.Task;
        return await work!;
    }

    private static void Drive(FakeTimeProvider clock, Task work, int resting)
    {
        while (true)
        {
            while (!IsIdle(resting))
                Thread.Yield();
            if (work.IsCompleted)
                return;
            if (!clock.AdvanceToNextTimer())
                throw new InvalidOperationException("The work waits, but not for a timer.");
        }
    }

    /// <summary>A worker counts as busy from the moment that work for it is queued.</summary>
    private static bool IsIdle(int resting) =>
        CountBusyWorkers() <= resting && ThreadPool.PendingWorkItemCount == 0 && CountBusyWorkers() <= resting;

    private static int CountBusyWorkers()
    {
        ThreadPool.GetMaxThreads(out var max, out _);
        ThreadPool.GetAvailableThreads(out var available, out _);
        return max - available;
    }

    private static int CountRestingWorkers()
    {
        var least = int.MaxValue;
        for (var sample = 0; sample < MaxSamples && least > 0; sample++)
        {
            least = Math.Min(least, CountBusyWorkers());
            Thread.Yield();
        }

        return least;
    }
}
