using IncidentAnalytics.ReferenceServer.Analytics;
using IncidentAnalytics.ReferenceServer.Analytics.DashboardConfigurations;
using IncidentAnalytics.ReferenceServer.Analytics.HeatmapData;
using IncidentAnalytics.ReferenceServer.Analytics.KpiMetrics;
using IncidentAnalytics.ReferenceServer.Analytics.Records;
using Xunit;
using static IncidentAnalytics.ReferenceServer.Tests.Analytics.AnalyticsTestData;

namespace IncidentAnalytics.ReferenceServer.Tests.Analytics;

public sealed class AnalyticsDataTests
{
    [Fact]
    public void Ids_DependOnTheSeed()
    {
        using var one = new AnalyticsTestData(Steady());
        using var same = new AnalyticsTestData(Steady());
        using var other = new AnalyticsTestData(Steady(), seed: 2);

        Assert.Equal(Ids(one.Data), Ids(same.Data));
        Assert.Empty(Ids(one.Data).Intersect(Ids(other.Data)));
        Assert.Equal(Ids(one.Data).Count, Ids(one.Data).Distinct().Count());
        Assert.All(Ids(one.Data), static id => Assert.Equal('4', id.ToString()[14]));
    }

    [Fact]
    public void Current_IsReplaced_AfterALoadOrAReset()
    {
        using var world = new AnalyticsTestData(Steady());
        var first = world.Data;
        var created = first.KpiMetrics.Create(
            new KpiMetric
            {
                Name = "mine",
                MetricType = "MTTR",
                CreatedBy = AnalyticsUser.Admin,
            }
        );
        Assert.Same(first, world.Data);

        world.World.PrepareLoad([Incident("01 10:00", "P3", 1, 2)], append: false)();
        var second = world.Data;
        world.Store.Reset();

        Assert.NotSame(first, second);
        Assert.Null(second.KpiMetrics.Find(created.Id));
        Assert.NotSame(second, world.Data);
        Assert.Single(world.Data.CostAnalyses.All);
    }

    [Fact]
    public void Create_AddsARecordWithDefaults()
    {
        using var world = new AnalyticsTestData([]);
        var user = new AnalyticsUser(Guid.NewGuid(), "ops");

        var metric = world.Data.KpiMetrics.Create(
            new KpiMetric
            {
                Name = "mine",
                MetricType = "MTTR",
                CreatedBy = user,
            }
        );
        var dashboard = world.Data.DashboardConfigurations.Create(
            new DashboardConfiguration
            {
                Name = "board",
                DashboardType = "EXECUTIVE",
                CreatedBy = user,
            }
        );

        Assert.Same(metric, world.Data.KpiMetrics.Find(metric.Id));
        Assert.Same(dashboard, world.Data.DashboardConfigurations.Find(dashboard.Id));
        Assert.Same(metric, world.Data.KpiMetrics.All[^1]);
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
            (
                world.Data.DashboardConfigurations.All.Count(static each => each.CreatedBy == AnalyticsUser.Admin),
                world.Data.DashboardConfigurations.All[1].IsPublic
            )
        );
    }

    [Fact]
    public void GetData_HasAllParts()
    {
        using var world = new AnalyticsTestData(lines: null);

        var data = world.Data.DashboardConfigurations.GetData();

        Assert.Equal((22, 3, Now), (data.KpiSummary.Count, data.Heatmaps.Count, data.LastUpdated));
        Assert.All(data.Heatmaps, static map => Assert.Equal(TimeGranularities.Hourly, map.TimeGranularity));
        Assert.Equal(world.Data.AnomalyDetections.Summarize(), data.AnomalySummary);
        Assert.Equal(world.Data.CostAnalyses.Summarize(), data.CostSummary);
        Assert.Equal(world.Data.PredictiveInsights.Summarize(), data.InsightSummary);
        Assert.Equal(10, data.RecentAnomalies.Count);
        Assert.Equal(world.Data.AnomalyDetections.All.Max(static anomaly => anomaly.DetectedAt), data.RecentAnomalies[0].DetectedAt);
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
    public void Data_IsComplete_WhenDocumentsHaveExtremeTimes(string line)
    {
        using var world = new AnalyticsTestData(Steady().Append(line));

        Assert.NotNull(world.Data.DashboardConfigurations.GetData());
        Assert.NotEmpty(world.Data.KpiMeasurements.All);
        Assert.NotEmpty(world.Data.PredictiveModels.All);
        Assert.All(world.Data.RecurrenceAnalyses.All, static each => Assert.InRange(each.ConfidenceScore, 0.95, 1));
        Assert.All(world.Data.CostAnalyses.All, static cost => Assert.True(cost.CostAmount > 0));
    }

    [Fact]
    public async Task Create_AddsEveryRecord_WhenCalledConcurrently()
    {
        using var world = new AnalyticsTestData(Steady());
        var data = world.Data;

        var created = await Task.WhenAll(
            Enumerable
                .Range(0, 50)
                .Select(i =>
                    Task.Run(() =>
                    {
                        _ = data.DashboardConfigurations.GetData();
                        return data.KpiMetrics.Create(
                            new KpiMetric
                            {
                                Name = $"m{i}",
                                MetricType = "MTTR",
                                CreatedBy = AnalyticsUser.Admin,
                            }
                        );
                    })
                )
        );

        Assert.Equal(60, data.KpiMetrics.All.Length);
        Assert.All(created, metric => Assert.Same(metric, data.KpiMetrics.Find(metric.Id)));
    }

    private static List<Guid> Ids(AnalyticsData data) =>
        [
            .. data.KpiMetrics.All.Select(static each => each.Id),
            .. data.KpiMeasurements.All.Select(static each => each.Id),
            .. data.PredictiveModels.All.Select(static each => each.Id),
            .. data.CostAnalyses.All.Select(static each => each.Id),
            .. data.Heatmaps.All.Select(static each => each.Id),
            .. data.PredictiveInsights.All.Select(static each => each.Id),
            .. data.DashboardConfigurations.All.Select(static each => each.Id),
        ];
}
