using IncidentAnalytics.ReferenceServer.Analytics;
using IncidentAnalytics.ReferenceServer.Analytics.PredictiveInsights;
using IncidentAnalytics.ReferenceServer.Analytics.PredictiveModels;
using Xunit;
using static IncidentAnalytics.ReferenceServer.Tests.Analytics.AnalyticsWorld;

namespace IncidentAnalytics.ReferenceServer.Tests.Analytics;

public sealed class InsightTests
{
    [Fact]
    public void Forecasts_of_past_days_are_compared_with_what_happened_and_expired()
    {
        using var world = new AnalyticsWorld(Steady(days: 49));

        var forecasts = world.State.Insights.Where(static insight => insight.InsightType == InsightTypes.IncidentPrediction).ToArray();

        Assert.Equal(15, forecasts.Length);
        Assert.All(
            forecasts[..^1],
            static forecast => Assert.True(forecast is { IsValidated: true, Accuracy: 1 } && forecast.IsExpired(Now))
        );
        Assert.True(forecasts[^1] is { IsValidated: false, Accuracy: null } && !forecasts[^1].IsExpired(Now));
        Assert.Equal("""{"value":24,"unit":"incidents"}""", forecasts[^1].PredictedValue().ToJsonString());
    }

    [Fact]
    public void Insights_expire_by_the_clock()
    {
        using var world = new AnalyticsWorld(lines: null);
        var before = world.State.InsightSummary();

        world.Clock.Advance(TimeSpan.FromDays(2));
        var after = world.State.InsightSummary();

        Assert.True(before.ExpiredInsights < before.TotalInsights);
        Assert.Equal(after.TotalInsights, after.ExpiredInsights);
        Assert.Empty(world.State.DashboardData().RecentInsights);
    }

    [Fact]
    public void A_generated_world_has_insights_of_every_kind()
    {
        using var world = new AnalyticsWorld(lines: null, seed: 1);
        var summary = world.State.InsightSummary();

        var types = world.State.Insights.Select(static insight => insight.InsightType).ToHashSet(StringComparer.Ordinal);
        Assert.Superset(new HashSet<string>(InsightTypes.All.Except([InsightTypes.AnomalyWarning]), StringComparer.Ordinal), types);
        Assert.Equal(
            summary.TotalInsights,
            summary.HighConfidenceInsights + summary.MediumConfidenceInsights + summary.LowConfidenceInsights
        );
        Assert.Equal((14, 10), (summary.ExpiredInsights, summary.ActiveModels));
        Assert.InRange(summary.ValidatedInsights, 15, summary.TotalInsights - 1);
        Assert.InRange(summary.AverageAccuracy!.Value, 0.6m, 1m);
        Assert.Equal(world.State.Insights.Length, world.State.Insights.DistinctBy(static insight => insight.Id).Count());
    }

    [Theory]
    [InlineData(0.8, "HIGH")]
    [InlineData(0.7999, "MEDIUM")]
    [InlineData(0.5, "MEDIUM")]
    [InlineData(0.4999, "LOW")]
    public void Confidence_has_three_levels(double score, string level) => Assert.Equal(level, ConfidenceLevels.Of(score));

    [Fact]
    public void A_warning_comes_before_an_anomaly()
    {
        // Ten more than usual, spread over the day: no window of hours is unusual, the day is.
        var more = Enumerable.Range(0, 10).Select(static i => Incident(Now.AddHours(-23 + (2 * i)), "P3", 5, 40));
        using var world = new AnalyticsWorld(Steady(days: 49).Concat(more));

        var warning = Assert.Single(world.State.Insights, static insight => insight.InsightType == InsightTypes.AnomalyWarning);

        Assert.Equal("More incidents of atr than usual", warning.Title);
        Assert.StartsWith("34 in the last 24 hours, 24.0 expected.", warning.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_acknowledgement_counts()
    {
        using var world = new AnalyticsWorld(Steady(days: 49));
        var id = world.State.Insights[0].Id;
        var user = new AnalyticsUser(Guid.NewGuid(), "ops");

        var first = world.State.AcknowledgeInsight(id, user)!;
        world.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal((true, user, Now), (first.IsAcknowledged, first.AcknowledgedBy, first.AcknowledgedAt));
        Assert.Same(first, world.State.AcknowledgeInsight(id, AnalyticsUser.Admin));
        Assert.Equal(1, world.State.InsightSummary().AcknowledgedInsights);
        Assert.Null(world.State.AcknowledgeInsight(Guid.NewGuid(), user));
    }

    [Fact]
    public async Task A_training_brings_new_insights()
    {
        using var world = new AnalyticsWorld(Steady().Append(Incident(Now.AddMinutes(-10), "P2")));
        var model = world.State.PredictiveModels.Single(static each => each.ModelType == ModelTypes.ResolutionTimePrediction);
        var before = world.State.Insights.Count(insight => insight.ModelId == model.Id);
        world.Clock.Advance(TimeSpan.FromMinutes(1));

        await world.State.BeginTraining(model.Id)!.Completion.WaitAsync(TestContext.Current.CancellationToken);

        var insights = world.State.Insights.Where(insight => insight.ModelId == model.Id).ToArray();
        Assert.Equal((1, 2), (before, insights.Length));
        Assert.Equal((Now.AddMinutes(1), Now.AddMinutes(1).AddDays(1)), (insights[1].ValidFrom, insights[1].ExpiresAt));
    }

    [Fact]
    public void Of_nothing_there_are_no_insights()
    {
        using var world = new AnalyticsWorld([]);

        var summary = world.State.InsightSummary();

        Assert.Equal((0, null, 0), (summary.TotalInsights, summary.AverageAccuracy, summary.ActiveModels));
    }
}
