using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Administration;

/// <summary>A load ends what belongs to the tickets that it replaces.</summary>
public sealed class LoadTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task LoadTickets_CancelsTrainings_OfTheReplacedTickets(bool append)
    {
        var clock = new FakeTimeProvider();
        await using var server = await IncidentAnalyticsServer.StartAsync(
            new() { TimeProvider = clock, TrainingTime = TimeSpan.FromMinutes(10) },
            Ct
        );
        var training = server.TrainPredictiveModelsAsync(force: true, cancellationToken: Ct);
        await clock.WaitForTimerAsync(TimeSpan.FromMinutes(10)).WaitAsync(Ct);

        server.LoadTickets(["{}"], append);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => training.WaitAsync(Ct));
    }

    [Fact]
    public async Task LoadTickets_EndsWebhooks_OfTheReplacedTickets()
    {
        await using var server = await IncidentAnalyticsServer.StartAsync(cancellationToken: Ct);
        server.Webhooks.Add(new Uri("http://127.0.0.1:9/"));
        await server.CalculateKpisAsync(force: true, cancellationToken: Ct);
        var sent = server.Webhooks.Deliveries.Count;
        var load = new CallbackProgress(() => server.LoadTickets(["{}"]));

        await server.CalculateKpisAsync(force: true, progress: load, cancellationToken: Ct);

        Assert.NotEqual(0, sent);
        Assert.Equal(sent, server.Webhooks.Deliveries.Count);
    }
}
