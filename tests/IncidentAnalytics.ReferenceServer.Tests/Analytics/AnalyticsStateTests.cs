using IncidentAnalytics.ReferenceServer.Analytics;
using IncidentAnalytics.ReferenceServer.Analytics.DashboardConfigurations;
using IncidentAnalytics.ReferenceServer.Analytics.HeatmapData;
using IncidentAnalytics.ReferenceServer.Analytics.KpiMetrics;
using Xunit;
using static IncidentAnalytics.ReferenceServer.Tests.Analytics.AnalyticsWorld;

namespace IncidentAnalytics.ReferenceServer.Tests.Analytics;

public sealed class AnalyticsStateTests
{
    [Fact]
    public void The_same_seed_and_clock_give_the_same_ids_and_another_seed_gives_others()
    {
        using var one = new AnalyticsWorld(Steady());
        using var same = new AnalyticsWorld(Steady());
        using var other = new AnalyticsWorld(Steady(), seed: 2);

        Assert.Equal(Ids(one.State), Ids(same.State));
        Assert.Empty(Ids(one.State).Intersect(Ids(other.State)));
        Assert.Equal(Ids(one.State).Count, Ids(one.State).Distinct().Count());
        Assert.All(Ids(one.State), static id => Assert.Equal('4', id.ToString()[14]));
    }

    [Fact]
    public void Another_world_or_a_reset_is_another_state()
    {
        using var world = new AnalyticsWorld(Steady());
        var first = world.State;
        var created = first.CreateKpiMetric(new KpiMetricDraft { Name = "mine", MetricType = "MTTR" }, AnalyticsUser.Admin);
        Assert.Same(first, world.State);

        world.World.PrepareLoad([Incident("01 10:00", "P3", 1, 2)], append: false)();
        var second = world.State;
        world.Store.Reset();

        Assert.NotSame(first, second);
        Assert.Null(second.FindKpiMetric(created.Id));
        Assert.NotSame(second, world.State);
        Assert.Single(world.State.CostAnalyses);
    }

    [Fact]
    public void What_was_created_has_its_defaults_and_is_found()
    {
        using var world = new AnalyticsWorld([]);
        var user = new AnalyticsUser(Guid.NewGuid(), "ops");

        var metric = world.State.CreateKpiMetric(new KpiMetricDraft { Name = "mine", MetricType = "MTTR" }, user);
        var dashboard = world.State.CreateDashboard(new DashboardDraft { Name = "board", DashboardType = "EXECUTIVE" }, user);

        Assert.Same(metric, world.State.FindKpiMetric(metric.Id));
        Assert.Same(dashboard, world.State.FindDashboard(dashboard.Id));
        Assert.Same(metric, world.State.KpiMetrics[^1]);
        Assert.Equal(
            ("AVERAGE", 24, true, false, user, Now),
            (metric.AggregationType, metric.TimeWindowHours, metric.IsActive, metric.IsSystemMetric, metric.CreatedBy, metric.CreatedAt)
        );
        Assert.Equal(
            ("{}", "[]", 300),
            (dashboard.LayoutConfig.GetRawText(), dashboard.WidgetConfigs.GetRawText(), dashboard.RefreshIntervalSeconds)
        );
        Assert.Equal(
            (2, true),
            (world.State.Dashboards.Count(static each => each.CreatedBy == AnalyticsUser.Admin), world.State.Dashboards[1].IsPublic)
        );
    }

    [Fact]
    public void A_dashboard_shows_everything()
    {
        using var world = new AnalyticsWorld(lines: null);

        var data = world.State.DashboardData();

        Assert.Equal((22, 3, Now), (data.KpiSummary.Count, data.HeatmapData.Count, data.LastUpdated));
        Assert.All(data.HeatmapData, static map => Assert.Equal(TimeGranularities.Hourly, map.TimeGranularity));
        Assert.Equal(world.State.AnomalySummary(), data.AnomalySummary);
        Assert.Equal(world.State.CostSummary(), data.CostSummary);
        Assert.Equal(world.State.InsightSummary(), data.InsightSummary);
        Assert.Equal(10, data.RecentAnomalies.Count);
        Assert.Equal(world.State.AnomalyDetections.Max(static anomaly => anomaly.DetectedAt), data.RecentAnomalies[0].DetectedAt);
        Assert.Equal(10, data.RecentInsights.Count);
        Assert.All(data.RecentInsights, static insight => Assert.False(insight.IsExpired(Now)));
    }

    [Theory]
    [InlineData("""{"@timestamp":"0001-01-01T00:00:00Z"}""")]
    [InlineData("""{"@timestamp":"9999-12-31T23:59:59Z"}""")]
    [InlineData(
        """{"@timestamp":"1970-01-01T00:00:00Z","ticket.resolved_at":"9999-12-31T23:59:59Z","ticket.priority":"P1","ticket.affected_users":2147483647}"""
    )]
    [InlineData(
        """{"@timestamp":"2026-03-02T11:00:00Z","ticket.acknowledged_at":"2020-01-01T00:00:00Z","ticket.resolved_at":"2020-01-01T00:00:00Z","ticket.priority":"P1"}"""
    )]
    public void Strange_documents_break_nothing(string line)
    {
        using var world = new AnalyticsWorld(Steady().Append(line));

        Assert.NotNull(world.State.DashboardData());
        Assert.NotEmpty(world.State.KpiMeasurements);
        Assert.NotEmpty(world.State.PredictiveModels);
        Assert.All(world.State.RecurrenceAnalyses, static each => Assert.InRange(each.ConfidenceScore, 0.95, 1));
        Assert.All(world.State.CostAnalyses, static cost => Assert.True(cost.CostAmount > 0));
    }

    [Fact]
    public async Task Many_readers_and_writers_agree()
    {
        using var world = new AnalyticsWorld(Steady());
        var state = world.State;

        var created = await Task.WhenAll(
            Enumerable
                .Range(0, 50)
                .Select(i =>
                    Task.Run(() =>
                    {
                        _ = state.DashboardData();
                        return state.CreateKpiMetric(new KpiMetricDraft { Name = $"m{i}", MetricType = "MTTR" }, AnalyticsUser.Admin);
                    })
                )
        );

        Assert.Equal(60, state.KpiMetrics.Length);
        Assert.All(created, metric => Assert.Same(metric, state.FindKpiMetric(metric.Id)));
    }

    private static List<Guid> Ids(AnalyticsState state) =>
        [
            .. state.KpiMetrics.Select(static each => each.Id),
            .. state.KpiMeasurements.Select(static each => each.Id),
            .. state.PredictiveModels.Select(static each => each.Id),
            .. state.CostAnalyses.Select(static each => each.Id),
            .. state.Heatmaps.Select(static each => each.Id),
            .. state.Insights.Select(static each => each.Id),
            .. state.Dashboards.Select(static each => each.Id),
        ];
}
