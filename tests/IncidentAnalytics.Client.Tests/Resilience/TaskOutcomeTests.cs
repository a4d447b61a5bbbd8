using IncidentAnalytics.Client.Resilience;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Resilience;

public sealed class TaskOutcomeTests
{
    private static readonly CancellationToken Canceled = new(canceled: true);

    [Fact]
    public async Task CaptureAsync_KeepsAResult_AndAFailure_OfATaskThatEndedBeforeItsToken()
    {
        var failure = new InvalidOperationException();

        Assert.Equal(7, (await Task.FromResult(7).CaptureAsync(Canceled)).Result);
        Assert.Same(failure, (await Task.FromException<int>(failure).CaptureAsync(Canceled)).Exception);
    }

    [Fact]
    public async Task CaptureAsync_NamesTheTokenThatCanceledTheTask()
    {
        using var started = new CancellationTokenSource();

        var byAnother = await Task.FromCanceled<int>(Canceled).CaptureAsync(started.Token);
        Assert.Equal(Canceled, Assert.IsAssignableFrom<OperationCanceledException>(byAnother.Exception).CancellationToken);

        await started.CancelAsync();
        var byItsOwn = await Task.FromCanceled<int>(Canceled).CaptureAsync(started.Token);
        Assert.Equal(started.Token, Assert.IsAssignableFrom<OperationCanceledException>(byItsOwn.Exception).CancellationToken);
    }

    /// <summary>Late responses and leases are waited for in this way, after those who wanted them have left.</summary>
    [Fact]
    public void SuppressThrowing_LeavesNoUnobservedException()
    {
        var unobserved = 0;
        void Count(object? sender, UnobservedTaskExceptionEventArgs e)
        {
            if (e.Exception.InnerException is NotSupportedException { Message: "nobody waits for this" })
                Interlocked.Increment(ref unobserved);
        }

        TaskScheduler.UnobservedTaskException += Count;
        try
        {
            Fail();
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= Count;
        }

        Assert.Equal(0, unobserved);

        static void Fail()
        {
            var failed = Task.FromException(new NotSupportedException("nobody waits for this"));
            _ = SuppressAsync(failed);
        }

        static async Task SuppressAsync(Task task) => await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
