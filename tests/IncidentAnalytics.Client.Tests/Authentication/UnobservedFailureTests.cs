using IncidentAnalytics.Client.Tests.Support;
using IncidentAnalytics.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Authentication;

/// <summary>A failed request for a token, a secret or a response is not reported as an unobserved exception when all callers have left.</summary>
public sealed class UnobservedFailureTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public Task TokenCache_LeavesNoUnobservedException_WhenAllWaitersHaveLeft() =>
        AssertObservedAsync(AbandonTokensAsync, "nobody waits for this token");

    [Fact]
    public Task Secret_LeavesNoUnobservedException_WhenItsWaiterHasLeft() =>
        AssertObservedAsync(AbandonSecretsAsync, "nobody waits for this secret");

    [Fact]
    public Task Call_LeavesNoUnobservedException_WhenItsCallerHasLeft() =>
        AssertObservedAsync(AbandonResponsesAsync, "nobody waits for this response");

    private static async Task AssertObservedAsync(Func<Task> abandonAsync, string message)
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
            await abandonAsync();
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
            Assert.DoesNotContain(unobserved, e => e.ToString().Contains(message, StringComparison.Ordinal));
    }

    /// <summary>A separate method, so that its locals can be collected.</summary>
    private static async Task AbandonTokensAsync()
    {
        var clock = new FakeTimeProvider();
        var source = new TokenSource(clock);
        var cache = new TokenCache(source, clock, NullLogger.Instance, CancellationToken.None);
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

    private static async Task AbandonSecretsAsync()
    {
        for (var i = 0; i < 20; i++)
        {
            using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);
            var reading = new TaskCompletionSource<string>();
            var secret = new Secret(_ => new ValueTask<string>(reading.Task));
            var waiting = secret.GetAsync(cancellation.Token).AsTask();
            await cancellation.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
            reading.SetException(new InvalidOperationException("nobody waits for this secret"));
        }
    }

    private static async Task AbandonResponsesAsync()
    {
        for (var i = 0; i < 20; i++)
        {
            using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);
            var response = new TaskCompletionSource<HttpResponseMessage>();
            using var client = AllServices.Create(new ScriptedHandler().Respond((_, _) => response.Task), new FakeTimeProvider());
            var waiting = client.AggregateAsync(cancellationToken: cancellation.Token);
            await cancellation.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
            response.SetException(new InvalidOperationException("nobody waits for this response"));
        }
    }
}
