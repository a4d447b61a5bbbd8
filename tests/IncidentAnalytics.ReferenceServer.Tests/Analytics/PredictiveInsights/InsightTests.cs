using IncidentAnalytics.ReferenceServer.Analytics.PredictiveInsights;
using IncidentAnalytics.ReferenceServer.Analytics.PredictiveModels;
using IncidentAnalytics.ReferenceServer.Analytics.Records;
using Xunit;
using static IncidentAnalytics.ReferenceServer.Tests.Analytics.AnalyticsTestData;

namespace IncidentAnalytics.ReferenceServer.Tests.Analytics.PredictiveInsights;

public sealed class InsightTests
{
    [Fact]
    public void Insights_AreValidatedAndExpired_WhenTheirDayIsOver()
    {
        using var world = new AnalyticsTestData(Steady(days: 49));

        var forecasts = world
            .Data.PredictiveInsights.All.Where(static insight => insight.InsightType == InsightTypes.IncidentPrediction)
            .ToArray();

        Assert.Equal(15, forecasts.Length);
        Assert.All(
            forecasts[..^1],
            static forecast => Assert.True(forecast is { IsValidated: true, Accuracy: 1 } && forecast.IsExpired(Now))
        );
        Assert.True(forecasts[^1] is { IsValidated: false, Accuracy: null } && !forecasts[^1].IsExpired(Now));
        Assert.Equal("""{"value":24,"unit":"incidents"}""", forecasts[^1].PredictedValue().ToJsonString());
    }

    [Fact]
    public void Insights_ExpireByTheClock()
    {
        using var world = new AnalyticsTestData(lines: null);
        var before = world.Data.PredictiveInsights.Summarize();

        world.Clock.Advance(TimeSpan.FromDays(2));
        var after = world.Data.PredictiveInsights.Summarize();

        Assert.True(before.ExpiredInsights < before.TotalInsights);
        Assert.Equal(after.TotalInsights, after.ExpiredInsights);
        Assert.Empty(world.Data.DashboardConfigurations.GetData().RecentInsights);
    }

    [Fact]
    public void Insights_HaveEveryType_WhenTheWorldIsGenerated()
    {
        using var world = new AnalyticsTestData(lines: null, seed: 1);
        var summary = world.Data.PredictiveInsights.Summarize();

        var types = world.Data.PredictiveInsights.All.Select(static insight => insight.InsightType).ToHashSet(StringComparer.Ordinal);
        Assert.Superset(new HashSet<string>(InsightTypes.All.Except([InsightTypes.AnomalyWarning]), StringComparer.Ordinal), types);
        Assert.Equal(
            summary.TotalInsights,
            summary.HighConfidenceInsights + summary.MediumConfidenceInsights + summary.LowConfidenceInsights
        );
        Assert.Equal((14, 10), (summary.ExpiredInsights, summary.ActiveModels));
        Assert.InRange(summary.ValidatedInsights, 15, summary.TotalInsights - 1);
        Assert.InRange(summary.AverageAccuracy!.Value, 0.6m, 1m);
        Assert.Equal(
            world.Data.PredictiveInsights.All.Length,
            world.Data.PredictiveInsights.All.DistinctBy(static insight => insight.Id).Count()
        );
    }

    [Theory]
    [InlineData(0.8, "HIGH")]
    [InlineData(0.7999, "MEDIUM")]
    [InlineData(0.5, "MEDIUM")]
    [InlineData(0.4999, "LOW")]
    public void FromScore_ReturnsThreeLevels(double score, string level) => Assert.Equal(level, ConfidenceLevels.FromScore(score));

    [Fact]
    public void Insights_HaveAWarning_WhenADayIsUnusual()
    {
        // Ten more incidents than usual, spread over the day, so that only the whole day is unusual.
        var more = Enumerable.Range(0, 10).Select(static i => Incident(Now.AddHours(-23 + (2 * i)), "P3", 5, 40));
        using var world = new AnalyticsTestData(Steady(days: 49).Concat(more));

        var warning = Assert.Single(
            world.Data.PredictiveInsights.All,
            static insight => insight.InsightType == InsightTypes.AnomalyWarning
        );

        Assert.Equal("More incidents of atr than usual", warning.Title);
        Assert.StartsWith("34 in the last 24 hours, 24.0 expected.", warning.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void Acknowledge_KeepsTheFirstUser()
    {
        using var world = new AnalyticsTestData(Steady(days: 49));
        var id = world.Data.PredictiveInsights.All[0].Id;
        var user = new AnalyticsUser(Guid.NewGuid(), "ops");

        var first = world.Data.PredictiveInsights.Acknowledge(id, user)!;
        world.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal((true, user, Now), (first.IsAcknowledged, first.AcknowledgedBy, first.AcknowledgedAt));
        Assert.Same(first, world.Data.PredictiveInsights.Acknowledge(id, AnalyticsUser.Admin));
        Assert.Equal(1, world.Data.PredictiveInsights.Summarize().AcknowledgedInsights);
        Assert.Null(world.Data.PredictiveInsights.Acknowledge(Guid.NewGuid(), user));
    }

    [Fact]
    public async Task StartTraining_AddsInsights()
    {
        using var world = new AnalyticsTestData(Steady().Append(Incident(Now.AddMinutes(-10), "P2")));
        var model = world.Data.PredictiveModels.All.Single(static each => each.ModelType == ModelTypes.ResolutionTimePrediction);
        var before = world.Data.PredictiveInsights.All.Count(insight => insight.ModelId == model.Id);
        world.Clock.Advance(TimeSpan.FromMinutes(1));

        await world.Data.PredictiveModels.StartTraining(model.Id)!.Completion.WaitAsync(TestContext.Current.CancellationToken);

        var insights = world.Data.PredictiveInsights.All.Where(insight => insight.ModelId == model.Id).ToArray();
        Assert.Equal((1, 2), (before, insights.Length));
        Assert.Equal((Now.AddMinutes(1), Now.AddMinutes(1).AddDays(1)), (insights[1].ValidFrom, insights[1].ExpiresAt));
    }

    [Fact]
    public void Summary_IsEmpty_WhenThereAreNoIncidents()
    {
        using var world = new AnalyticsTestData([]);

        var summary = world.Data.PredictiveInsights.Summarize();

        Assert.Equal((0, null, 0), (summary.TotalInsights, summary.AverageAccuracy, summary.ActiveModels));
    }
}
