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
}
