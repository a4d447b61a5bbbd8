using IncidentAnalytics.Client.Resilience;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Resilience;

public sealed class TimeoutsTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public void Start_CancelsTheToken_WhenTheTimeHasPassed()
    {
        using var timeout = new Timeouts(_clock).Start(Second, CancellationToken.None);
        Assert.False(timeout.Token.IsCancellationRequested || timeout.HasExpired);

        _clock.Advance(Second);

        Assert.True(timeout.Token.IsCancellationRequested && timeout.HasExpired);
    }

    [Fact]
    public void Start_CancelsTheToken_WithTheOuterOne_WhichIsNoTimeout()
    {
        using var outer = new CancellationTokenSource();
        using var timeout = new Timeouts(_clock).Start(Second, outer.Token);

        outer.Cancel();

        Assert.True(timeout.Token.IsCancellationRequested);
        Assert.False(timeout.HasExpired);
    }

    [Fact]
    public void HasExpired_IsFalse_WhenTheOuterTokenIsCanceledToo()
    {
        using var outer = new CancellationTokenSource();
        using var timeout = new Timeouts(_clock).Start(Second, outer.Token);
        _clock.Advance(Second);

        outer.Cancel();

        Assert.False(timeout.HasExpired);
    }

    [Fact]
    public void Dispose_ReusesASource_ThatWasNotCanceled()
    {
        var timeouts = new Timeouts(TimeProvider.System);
        using var outer = new CancellationTokenSource();
        var first = timeouts.Start(TimeSpan.FromHours(1), outer.Token);
        first.Dispose();

        using var second = timeouts.Start(TimeSpan.FromHours(1), CancellationToken.None);
        using var third = timeouts.Start(TimeSpan.FromHours(1), CancellationToken.None);

        Assert.Equal(first.Token, second.Token);
        Assert.NotEqual(second.Token, third.Token);
        outer.Cancel();
        Assert.False(second.Token.IsCancellationRequested);
    }

    /// <summary>Only sources with the clock of the system can be reset, so this one waits for a real timer; how long does not matter.</summary>
    [Fact(Timeout = 60_000)]
    public async Task Start_CancelsAReusedSource_WhenItsNewTimeHasPassed()
    {
        var timeouts = new Timeouts(TimeProvider.System);
        var first = timeouts.Start(TimeSpan.FromHours(1), CancellationToken.None);
        first.Dispose();
        using var second = timeouts.Start(TimeSpan.FromMilliseconds(1), CancellationToken.None);
        Assert.Equal(first.Token, second.Token);

        var expired = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = second.Token.Register(expired.SetResult);
        await expired.Task.WaitAsync(TestContext.Current.CancellationToken);

        Assert.True(second.HasExpired);
    }

    [Fact]
    public void Dispose_KeepsUpTo256Sources_HoweverOftenTheyAreUsed()
    {
        var timeouts = new Timeouts(TimeProvider.System);
        var known = UseAtOnce();

        for (var round = 0; round < 2; round++)
        {
            var used = UseAtOnce();
            Assert.Equal(256, used.Count(known.Contains));
            known = used;
        }

        HashSet<CancellationToken> UseAtOnce()
        {
            var running = Enumerable.Range(0, 257).Select(_ => timeouts.Start(TimeSpan.FromHours(1), CancellationToken.None)).ToList();
            HashSet<CancellationToken> tokens = [.. running.Select(static timeout => timeout.Token)];
            running.ForEach(static timeout => timeout.Dispose());
            return tokens;
        }
    }

    [Fact]
    public void Dispose_DoesNotReuseASource_ThatWasCanceled()
    {
        var timeouts = new Timeouts(TimeProvider.System);
        using var outer = new CancellationTokenSource();
        var first = timeouts.Start(TimeSpan.FromHours(1), outer.Token);
        var canceled = first.Token;
        outer.Cancel();
        first.Dispose();

        using var second = timeouts.Start(TimeSpan.FromHours(1), CancellationToken.None);

        Assert.NotEqual(canceled, second.Token);
        Assert.False(second.Token.IsCancellationRequested);
    }
}
