using IncidentAnalytics.Client.Analytics.AnomalyDetections;
using IncidentAnalytics.Client.Analytics.KpiMetrics;
using IncidentAnalytics.Client.Analytics.PredictiveModels;
using IncidentAnalytics.ReferenceServer.Analytics.Commands;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.Analytics;

/// <summary>The three management commands and their effects for a client.</summary>
public sealed class CommandTests : AnalyticsFixture
{
    [Fact]
    public async Task CalculateKpisAsync_MeasuresEveryActiveMetricOnce()
    {
        var inactive = await Client.Analytics.KpiMetrics.CreateAsync(
            AnalyticsOperations.DocumentedMetric with
            {
                Name = "Off",
                IsActive = false,
            },
            cancellationToken: Token
        );
        var before = await MeasurementCountAsync();

        var first = await Server.CalculateKpisAsync(cancellationToken: Token);
        var second = await Server.CalculateKpisAsync(cancellationToken: Token);

        Assert.True(first.CalculatedCount >= 5);
        Assert.Equal(before + first.CalculatedCount, await MeasurementCountAsync());
        Assert.Equal(0, second.CalculatedCount);
        Assert.DoesNotContain(first.Metrics, m => m.MetricId == inactive.Id);
        foreach (
            var metric in await Client
                .Analytics.KpiMetrics.ListAsync(new() { IsActive = true }, cancellationToken: Token)
                .ToListAsync(Token)
        )
        {
            var told = first.Metrics.Single(m => m.MetricId == metric.Id);
            if (told.Outcome == KpiOutcome.Calculated)
            {
                Assert.Equal(
                    (told.Value, told.Unit, Clock.GetUtcNow()),
                    (metric.LatestMeasurement!.Value, metric.LatestMeasurement.Unit, metric.LatestMeasurement.CalculatedAt)
                );
            }
        }
    }

    [Fact]
    public async Task CalculateKpisAsync_TakesMetricWindowAndForce()
    {
        var metric = await Client.Analytics.KpiMetrics.CreateAsync(
            new()
            {
                Name = "Count",
                MetricType = KpiMetricType.IncidentCount,
                AggregationType = KpiAggregationType.Count,
                IsActive = false,
            },
            cancellationToken: Token
        );
        var window = TimeSpan.FromHours(10);

        await Server.CalculateKpisAsync(metric.Id, window, cancellationToken: Token);
        await Server.CalculateKpisAsync(metric.Id, window, cancellationToken: Token);
        var forced = await Server.CalculateKpisAsync(metric.Id, window, force: true, cancellationToken: Token);

        Assert.Equal(KpiOutcome.Calculated, Assert.Single(forced.Metrics).Outcome);
        var measurements = await Client.Analytics.KpiMetrics.ListMeasurementsAsync(metric.Id!, cancellationToken: Token).ToListAsync(Token);
        Assert.All(
            measurements,
            m =>
                Assert.Equal(
                    (10m, 10, metric.Id, Clock.GetUtcNow() - window, Clock.GetUtcNow()),
                    (m.Value, m.IncidentCount, m.MetricId, m.PeriodStart, m.PeriodEnd)
                )
        );
        Assert.Equal(
            measurements.Count,
            (await Client.Analytics.KpiMetrics.GetAsync(metric.Id!, cancellationToken: Token)).MeasurementCount
        );
    }

    [Fact]
    public async Task RunAnomalyDetectionAsync_FindsNewAnomalies()
    {
        Server.LoadTickets(Burst(), append: true);
        var before = await AnomaliesAsync();

        var first = await Server.RunAnomalyDetectionAsync(cancellationToken: Token);
        var second = await Server.RunAnomalyDetectionAsync(cancellationToken: Token);

        var found = Assert.Single(first.Found);
        Assert.Empty(second.Found);
        var anomaly = Assert.Single(await AnomaliesAsync(), a => before.TrueForAll(known => known.Id != a.Id));
        Assert.Equal(
            (found.AnomalyId, found.AnomalyType, found.Severity, found.Description, Clock.GetUtcNow(), first.ModelId),
            (
                anomaly.Id,
                anomaly.AnomalyType.ToString(),
                anomaly.Severity.ToString(),
                anomaly.Description,
                anomaly.DetectedAt,
                anomaly.ModelId
            )
        );
        Assert.Contains("checkout", anomaly.AffectedServices!);
        Assert.InRange(anomaly.RelatedIncidents!.Count, 60, 70);
        Assert.Contains("00000000-0000-4000-8000-000000003000", anomaly.RelatedIncidents);
        Assert.Equal(before.Count + 1, (await Client.Analytics.AnomalyDetections.GetSummaryAsync(cancellationToken: Token)).TotalAnomalies);
    }

    [Fact]
    public async Task TrainPredictiveModelsAsync_TrainsWhatIsDue()
    {
        var model = await Client.Analytics.PredictiveModels.CreateAsync(AnalyticsOperations.DocumentedModel, cancellationToken: Token);
        Assert.Equal(
            (PredictiveModelStatus.Inactive, null),
            ((await ModelAsync(model.Id!)).Status, (await ModelAsync(model.Id!)).LastTrainedAt)
        );

        var all = await Server.TrainPredictiveModelsAsync(cancellationToken: Token);
        var again = await Server.TrainPredictiveModelsAsync(model.Id, cancellationToken: Token);
        var forced = await Server.TrainPredictiveModelsAsync(model.Id, force: true, cancellationToken: Token);

        Assert.Equal(TrainingOutcome.Trained, all.Models.Single(m => m.ModelId == model.Id).Outcome);
        Assert.Equal(
            [TrainingOutcome.Skipped, TrainingOutcome.Trained],
            new[] { again, forced }.Select(static r => r.Models.Single().Outcome)
        );
        var trained = await ModelAsync(model.Id!);
        Assert.Equal((PredictiveModelStatus.Active, Clock.GetUtcNow()), (trained.Status, trained.LastTrainedAt));
        Assert.Equal((forced.Models[0].Accuracy, forced.Models[0].F1), (trained.AccuracyScore, trained.F1Score));
        Assert.InRange(trained.AccuracyScore!.Value, 0, 1);
    }

    private async Task<List<AnomalyDetection>> AnomaliesAsync() =>
        await Client.Analytics.AnomalyDetections.ListAsync(cancellationToken: Token).ToListAsync(Token);

    private async Task<long> MeasurementCountAsync() =>
        (await Client.Analytics.KpiMeasurements.GetPageAsync(cancellationToken: Token)).TotalCount!.Value;
}
