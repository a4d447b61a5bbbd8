using IncidentAnalytics.ReferenceServer.Analytics;
using IncidentAnalytics.ReferenceServer.Analytics.AnomalyDetections;
using IncidentAnalytics.ReferenceServer.Analytics.KpiMetrics;
using IncidentAnalytics.ReferenceServer.Analytics.PredictiveInsights;
using IncidentAnalytics.ReferenceServer.Analytics.PredictiveModels;
using IncidentAnalytics.ReferenceServer.Analytics.RecurrenceAnalyses;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Analytics;

/// <summary>What a generated world has whatever its seed and clock, and what a loaded one has not.</summary>
public sealed class GeneratedStateTests
{
    [Theory]
    [InlineData(2, 0)]
    [InlineData(3, 12)]
    [InlineData(1_001, 35)]
    [InlineData(-5, 61)]
    [InlineData(long.MaxValue, 100)]
    public void State_HasEveryValue_WhateverTheSeedAndClock(long seed, int hours)
    {
        using var world = new AnalyticsWorld(lines: null, seed: seed);
        world.Clock.Advance(TimeSpan.FromHours(hours));
        world.World.Reset();
        var state = world.State;

        AssertAll(AnomalyTypes.All, state.AnomalyDetections.Select(static anomaly => anomaly.AnomalyType));
        AssertAll(AnomalyStatuses.All, state.AnomalyDetections.Select(static anomaly => anomaly.Status));
        AssertAll(Severities.All, state.AnomalyDetections.Select(static anomaly => anomaly.Severity));
        AssertAll(
            RecurrenceTypes.All,
            state.RecurrenceAnalyses.Where(static each => !each.IsResolved).Select(static each => each.RecurrenceType)
        );
        AssertAll(ModelStatuses.All, state.PredictiveModels.Select(static model => model.Status));
        AssertAll(KpiMetricTypes.All, state.KpiMetrics.Select(static metric => metric.MetricType));
        var insights = state.Insights.Where(insight => !insight.IsExpired(world.Clock.GetUtcNow())).ToArray();
        AssertAll(InsightTypes.All, insights.Select(static insight => insight.InsightType));
        AssertAll(ConfidenceLevels.All, insights.Select(static insight => insight.ConfidenceLevel));
        AssertAll([true, false], insights.Select(static insight => insight.IsValidated));
        AssertAll([true, false], insights.Select(static insight => insight.IsAcknowledged));
        Assert.Contains(
            state.AnomalyDetections,
            static anomaly => anomaly is { Severity: Severities.Critical, Status: AnomalyStatuses.Detected }
        );
        Assert.All(
            new[]
            {
                state.AnomalyDetections.Length,
                state.KpiMetrics.Length,
                state.PredictiveModels.Length,
                state.Dashboards.Length,
                state.Heatmaps.Length,
                insights.Length,
            },
            static count => Assert.True(count > 20)
        );
    }

    [Fact]
    public void State_IsTheSame_ForTheSameSeedAndClock()
    {
        using var one = new AnalyticsWorld(lines: null, seed: 4);
        using var same = new AnalyticsWorld(lines: null, seed: 4);

        Assert.Equal(Describe(one.State), Describe(same.State));
    }

    [Fact]
    public void State_HasOnlyWhatTheSystemMade_OverLoadedTickets()
    {
        using var world = new AnalyticsWorld(AnalyticsWorld.Steady());

        Assert.Equal(
            (10, 6, 2, 9),
            (world.State.KpiMetrics.Length, world.State.PredictiveModels.Length, world.State.Dashboards.Length, world.State.Heatmaps.Length)
        );
        Assert.DoesNotContain(world.State.AnomalyDetections, static anomaly => anomaly.AnomalyType == AnomalyTypes.Threshold);
    }

    [Fact]
    public void Anomalies_AreNotDismissed_WhenTheyWerePlanted()
    {
        using var world = new AnalyticsWorld(lines: null);
        var tickets = world.World.Current.Tickets.ToLookup(IncidentSet.IdOf);
        var planted = world.World.Current.Planted!;

        Assert.All(
            world.State.AnomalyDetections.Where(static anomaly =>
                anomaly.Status == AnomalyStatuses.FalsePositive
                && anomaly.AnomalyType is not (AnomalyTypes.Threshold or AnomalyTypes.Pattern)
            ),
            anomaly =>
                Assert.DoesNotContain(
                    planted,
                    plant =>
                        plant.IsFoundBy(
                            anomaly.TimeWindowStart,
                            anomaly.TimeWindowEnd,
                            [.. anomaly.RelatedIncidents.SelectMany(id => tickets[id])]
                        )
                )
        );
    }

    [Fact]
    public void Thresholds_TellOfADayBeyondItsTarget()
    {
        using var world = new AnalyticsWorld(lines: null);
        var measurements = world.State.KpiMeasurements.ToLookup(static each => (each.PeriodStart, each.MetricType, (double)each.Value));

        Assert.All(
            world.State.AnomalyDetections.Where(static anomaly => anomaly.AnomalyType == AnomalyTypes.Threshold),
            anomaly =>
            {
                Assert.NotEmpty(measurements[(anomaly.TimeWindowStart, anomaly.AffectedMetrics[0], anomaly.AnomalyScore)]);
                Assert.True(anomaly.AnomalyScore >= 1.25 * anomaly.ThresholdUsed);
                Assert.NotEmpty(anomaly.RelatedIncidents);
            }
        );
    }

    private static void AssertAll<T>(IEnumerable<T> expected, IEnumerable<T> found) => Assert.Empty(expected.Except(found));

    private static string[] Describe(AnalyticsState state) =>
        [
            .. state.AnomalyDetections.Select(static each => $"{each.Id} {each.Status} {each.Description}"),
            .. state.KpiMetrics.Select(static each => $"{each.Id} {each.Name}"),
            .. state.KpiMeasurements.Select(static each => $"{each.Id} {each.Value}"),
            .. state.PredictiveModels.Select(static each => $"{each.Id} {each.Status}"),
            .. state.Dashboards.Select(static each => $"{each.Id} {each.Name}"),
            .. state.Heatmaps.Select(static each => $"{each.Id} {each.MaxValue}"),
            .. state.Insights.Select(static each => $"{each.Id} {each.Title} {each.Accuracy} {each.IsAcknowledged}"),
        ];
}
