using IncidentAnalytics.ReferenceServer.Analytics;
using IncidentAnalytics.ReferenceServer.Analytics.AnomalyDetections;
using IncidentAnalytics.ReferenceServer.Analytics.Incidents;
using IncidentAnalytics.ReferenceServer.Analytics.KpiMetrics;
using IncidentAnalytics.ReferenceServer.Analytics.PredictiveInsights;
using IncidentAnalytics.ReferenceServer.Analytics.PredictiveModels;
using IncidentAnalytics.ReferenceServer.Analytics.RecurrenceAnalyses;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Analytics;

/// <summary>What a generated world has for every seed and clock, and a loaded world does not.</summary>
public sealed class GeneratedDataTests
{
    [Theory]
    [InlineData(2, 0)]
    [InlineData(3, 12)]
    [InlineData(1_001, 35)]
    [InlineData(-5, 61)]
    [InlineData(long.MaxValue, 100)]
    public void Data_HasEveryValue_ForEverySeedAndClock(long seed, int hours)
    {
        using var world = new AnalyticsTestData(lines: null, seed: seed);
        world.Clock.Advance(TimeSpan.FromHours(hours));
        world.World.PrepareReset()();
        var data = world.Data;

        AssertAll(AnomalyTypes.All, data.AnomalyDetections.All.Select(static anomaly => anomaly.AnomalyType));
        AssertAll(AnomalyStatuses.All, data.AnomalyDetections.All.Select(static anomaly => anomaly.Status));
        AssertAll(Severities.All, data.AnomalyDetections.All.Select(static anomaly => anomaly.Severity));
        AssertAll(
            RecurrenceTypes.All,
            data.RecurrenceAnalyses.All.Where(static each => !each.IsResolved).Select(static each => each.RecurrenceType)
        );
        AssertAll(ModelStatuses.All, data.PredictiveModels.All.Select(static model => model.Status));
        AssertAll(KpiMetricTypes.All, data.KpiMetrics.All.Select(static metric => metric.MetricType));
        var insights = data.PredictiveInsights.All.Where(insight => !insight.IsExpired(world.Clock.GetUtcNow())).ToArray();
        AssertAll(InsightTypes.All, insights.Select(static insight => insight.InsightType));
        AssertAll(ConfidenceLevels.All, insights.Select(static insight => insight.ConfidenceLevel));
        AssertAll([true, false], insights.Select(static insight => insight.IsValidated));
        AssertAll([true, false], insights.Select(static insight => insight.IsAcknowledged));
        Assert.Contains(
            data.AnomalyDetections.All,
            static anomaly => anomaly is { Severity: Severities.Critical, Status: AnomalyStatuses.Detected }
        );
        Assert.All(
            new[]
            {
                data.AnomalyDetections.All.Length,
                data.KpiMetrics.All.Length,
                data.PredictiveModels.All.Length,
                data.DashboardConfigurations.All.Length,
                data.Heatmaps.All.Length,
                insights.Length,
            },
            static count => Assert.True(count > 20)
        );
    }

    [Fact]
    public void Data_IsTheSame_ForTheSameSeedAndClock()
    {
        using var one = new AnalyticsTestData(lines: null, seed: 4);
        using var same = new AnalyticsTestData(lines: null, seed: 4);

        Assert.Equal(Describe(one.Data), Describe(same.Data));
    }

    [Fact]
    public void Data_HasOnlySystemRecords_WhenTicketsAreLoaded()
    {
        using var world = new AnalyticsTestData(AnalyticsTestData.Steady());

        Assert.Equal(
            (10, 6, 2, 9),
            (
                world.Data.KpiMetrics.All.Length,
                world.Data.PredictiveModels.All.Length,
                world.Data.DashboardConfigurations.All.Length,
                world.Data.Heatmaps.All.Length
            )
        );
        Assert.DoesNotContain(world.Data.AnomalyDetections.All, static anomaly => anomaly.AnomalyType == AnomalyTypes.Threshold);
    }

    [Fact]
    public void Anomalies_AreNotDismissed_WhenTheyWereSeeded()
    {
        using var world = new AnalyticsTestData(lines: null);
        var tickets = world.World.Current.Tickets.ToLookup(IncidentSet.GetId);
        var seeded = world.World.Current.SeededAnomalies!;

        Assert.All(
            world.Data.AnomalyDetections.All.Where(static anomaly =>
                anomaly.Status == AnomalyStatuses.FalsePositive
                && anomaly.AnomalyType is not (AnomalyTypes.Threshold or AnomalyTypes.Pattern)
            ),
            anomaly =>
                Assert.DoesNotContain(
                    seeded,
                    seededAnomaly =>
                        seededAnomaly.IsDetectedBy(
                            anomaly.TimeWindowStart,
                            anomaly.TimeWindowEnd,
                            [.. anomaly.RelatedIncidents.SelectMany(id => tickets[id])]
                        )
                )
        );
    }

    [Fact]
    public void Thresholds_AreOfDaysAboveTheirTarget()
    {
        using var world = new AnalyticsTestData(lines: null);
        var measurements = world.Data.KpiMeasurements.All.ToLookup(static each => (each.PeriodStart, each.MetricType, (double)each.Value));

        Assert.All(
            world.Data.AnomalyDetections.All.Where(static anomaly => anomaly.AnomalyType == AnomalyTypes.Threshold),
            anomaly =>
            {
                Assert.NotEmpty(measurements[(anomaly.TimeWindowStart, anomaly.AffectedMetrics[0], anomaly.AnomalyScore)]);
                Assert.True(anomaly.AnomalyScore >= 1.25 * anomaly.ThresholdUsed);
                Assert.NotEmpty(anomaly.RelatedIncidents);
            }
        );
    }

    private static void AssertAll<T>(IEnumerable<T> expected, IEnumerable<T> found) => Assert.Empty(expected.Except(found));

    private static string[] Describe(AnalyticsData data) =>
        [
            .. data.AnomalyDetections.All.Select(static each => $"{each.Id} {each.Status} {each.Description}"),
            .. data.KpiMetrics.All.Select(static each => $"{each.Id} {each.Name}"),
            .. data.KpiMeasurements.All.Select(static each => $"{each.Id} {each.Value}"),
            .. data.PredictiveModels.All.Select(static each => $"{each.Id} {each.Status}"),
            .. data.DashboardConfigurations.All.Select(static each => $"{each.Id} {each.Name}"),
            .. data.Heatmaps.All.Select(static each => $"{each.Id} {each.MaxValue}"),
            .. data.PredictiveInsights.All.Select(static each => $"{each.Id} {each.Title} {each.Accuracy} {each.IsAcknowledged}"),
        ];
}
