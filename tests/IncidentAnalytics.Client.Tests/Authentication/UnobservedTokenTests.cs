using IncidentAnalytics.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Authentication;

/// <summary>A failed token request is not reported as an unobserved exception when all callers have left.</summary>
public sealed class UnobservedTokenTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task GetAsync_LeavesNoUnobservedException_WhenAllWaitersHaveLeft()
    {
        var unobserved = new List<Exception>();
        void Observe(object? sender, UnobservedTaskExceptionEventArgs e)
        {
            lock (unobserved)
                unobserved.Add(e.Exception);
        }

        TaskScheduler.UnobservedTaskException += Observe;
        try
        {
            await AbandonAsync();
            for (var i = 0; i < 3; i++)
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
            }
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= Observe;
        }

        lock (unobserved)
            Assert.DoesNotContain(unobserved, static e => e.ToString().Contains("nobody waits for this token", StringComparison.Ordinal));
    }

    /// <summary>A separate method, so that its locals can be collected.</summary>
    private static async Task AbandonAsync()
    {
        var clock = new FakeTimeProvider();
        var source = new TokenSource(clock);
        using var cache = new TokenCache(source.AcquireAsync, clock, NullLogger.Instance);
        for (var i = 0; i < 20; i++)
        {
            using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);
            var gate = source.HoldNext(new InvalidOperationException("nobody waits for this token"));
            var waiting = cache.GetAsync(cancellation.Token).AsTask();
            await source.RequestedAsync(i + 1);
            await cancellation.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
            var pending = cache.Pending;
            gate.SetResult();

            // Looked at only for having ended: awaiting it would observe its exception.
            await Task.WhenAny(pending);
            clock.Advance(TimeSpan.FromSeconds(2));
        }
    }
}
