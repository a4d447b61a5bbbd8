using System.Runtime.CompilerServices;
using IncidentAnalytics.ReferenceServer.Hosting;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Hosting;

public sealed class CountWaitersTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Complete_EndsTheWaits_ForCountsThatAreReached()
    {
        var waiters = new CountWaiters();
        var (one, two, three) = (waiters.WaitAsync(0, 1, Ct), waiters.WaitAsync(0, 2, Ct), waiters.WaitAsync(0, 3, Ct));

        waiters.Complete(2);

        await Task.WhenAll(one, two);
        Assert.False(three.IsCompleted);
        Assert.True(waiters.WaitAsync(2, 2, Ct).IsCompletedSuccessfully);
    }

    [Fact]
    public async Task WaitAsync_RemovesWaiters_ThatAreCanceled()
    {
        var waiters = new CountWaiters();
        var canceled = AddCanceled(waiters);

        var later = waiters.WaitAsync(0, 1, Ct);
        GC.Collect();

        Assert.False(canceled.IsAlive);
        waiters.Complete(1);
        await later;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference AddCanceled(CountWaiters waiters)
    {
        using var cancellation = new CancellationTokenSource();
        var wait = waiters.WaitAsync(0, 1, cancellation.Token);
        cancellation.Cancel();
        Assert.True(wait.IsCanceled);
        return new WeakReference(cancellation);
    }
}
