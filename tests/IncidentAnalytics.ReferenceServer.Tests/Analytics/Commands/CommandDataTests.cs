using IncidentAnalytics.ReferenceServer.Analytics.Commands;
using IncidentAnalytics.ReferenceServer.Analytics.Webhooks;
using Xunit;
using static IncidentAnalytics.ReferenceServer.Tests.Analytics.AnalyticsTestData;

namespace IncidentAnalytics.ReferenceServer.Tests.Analytics.Commands;

/// <summary>Commands are atomic, and progress handlers run outside of every lock.</summary>
public sealed class CommandDataTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(10)]
    public void CalculateKpis_KeepsNothing_WhenCanceled(int after)
    {
        using var world = new AnalyticsTestData(Missed());
        var before = world.Data.KpiMeasurements.All;
        using var source = new CancellationTokenSource();

        Assert.Throws<OperationCanceledException>(() =>
            world.CalculateKpis(null, null, force: false, new Callback(progress => CancelAt(progress, after, source)), source.Token)
        );

        Assert.Equal(before, world.Data.KpiMeasurements.All);
        Assert.Empty(world.Events);

        // The next run calculates and publishes everything.
        var result = world.CalculateKpis(null, null, force: false, progress: null, Ct);
        Assert.Equal(result.CalculatedCount, world.Data.KpiMeasurements.All.Length - before.Length);
        Assert.NotEmpty(world.Events.OfType<KpiThresholdBreachedEvent>());
    }

    [Fact]
    public void CalculateKpis_KeepsNothing_WhenItsProgressFails()
    {
        using var world = new AnalyticsTestData(Missed());
        var before = world.Data.KpiMeasurements.All;

        Assert.Throws<InvalidOperationException>(() =>
            world.CalculateKpis(
                null,
                null,
                force: false,
                new Callback(static progress => throw new InvalidOperationException(progress.Message)),
                Ct
            )
        );

        Assert.Equal(before, world.Data.KpiMeasurements.All);
        Assert.Empty(world.Events);
    }

    [Fact]
    public void RunAnomalyDetection_KeepsNothing_WhenCanceled()
    {
        using var world = new AnalyticsTestData(Steady().Concat(Burst()));
        var before = world.Data.AnomalyDetections.All;
        using var source = new CancellationTokenSource();

        Assert.Throws<OperationCanceledException>(() =>
            world.RunAnomalyDetection(null, null, new Callback(progress => CancelAt(progress, 2, source)), source.Token)
        );

        Assert.Equal(before, world.Data.AnomalyDetections.All);
        Assert.Empty(world.Events);
        var found = world.RunAnomalyDetection(null, null, progress: null, Ct);
        Assert.Equal(found.Found.Count, world.Events.OfType<AnomalyDetectedEvent>().Count());
        Assert.NotEmpty(found.Found);
    }

    [Fact]
    public void Commands_CallProgress_OutsideOfEveryLock()
    {
        using var world = new AnalyticsTestData(Missed().Concat(Burst()));

        world.CalculateKpis(null, null, force: true, new Callback(_ => OnAnotherThread(world)), Ct);
        world.RunAnomalyDetection(null, null, new Callback(_ => OnAnotherThread(world)), Ct);

        static void OnAnotherThread(AnalyticsTestData world) =>
            Assert.True(
                Task.Run(
                        () =>
                        {
                            world.CalculateKpis(null, null, force: true, progress: null, Ct);
                            world.RunAnomalyDetection(null, null, progress: null, Ct);
                        },
                        Ct
                    )
                    .Wait(TimeSpan.FromMinutes(1), Ct)
            );
    }

    [Fact]
    public async Task CalculateKpis_KeepsOneMeasurementPerPeriod_WhenRunConcurrently()
    {
        using var world = new AnalyticsTestData(Missed());
        var before = world.Data.KpiMeasurements.All.Length;

        var results = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => Task.Run(() => world.CalculateKpis(null, null, force: false, null, Ct), Ct))
        );

        var added = world.Data.KpiMeasurements.All[before..];
        Assert.Equal(added.Length, added.DistinctBy(static each => (each.MetricId, each.PeriodStart, each.PeriodEnd)).Count());
        Assert.Equal(added.Length, results.Sum(static result => result.CalculatedCount));
    }

    [Fact]
    public async Task Reset_DoesNotRunContinuationsOfTrainings()
    {
        using var world = new AnalyticsTestData(Steady(), trainingTime: TimeSpan.FromMinutes(1));
        var model = world.Data.PredictiveModels.All[0];
        var training = world.TrainModelsAsync(model, force: true, progress: null, Ct);
        await world.Clock.WaitForTimerAsync(TimeSpan.FromMinutes(1));
        var resetter = 0;
        var waiter = WaitAsync();

        await Task.Factory.StartNew(
            () =>
            {
                resetter = Environment.CurrentManagedThreadId;
                world.Store.Reset();
                resetter = 0;
            },
            Ct,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default
        );

        Assert.False(await waiter);

        async Task<bool> WaitAsync()
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => training);
            return Environment.CurrentManagedThreadId == resetter;
        }
    }

    private static void CancelAt(CommandProgress progress, int step, CancellationTokenSource source)
    {
        if (progress.Done == step)
        {
            source.Cancel();
        }
    }

    // Five weeks, and an hour of incidents that were acknowledged far too late.
    private static IEnumerable<string> Missed() =>
        Steady().Concat(Enumerable.Range(0, 20).Select(static i => Incident(Now.AddHours(-20).AddMinutes(i), "P3", 900, 1_100)));

    private static IEnumerable<string> Burst() =>
        Enumerable.Range(0, 30).Select(static i => Incident(Now.AddHours(-3).AddMinutes(i), "P3", 5, 50, "checkout", "security"));

    private sealed class Callback(Action<CommandProgress> report) : IProgress<CommandProgress>
    {
        public void Report(CommandProgress value) => report(value);
    }
}
