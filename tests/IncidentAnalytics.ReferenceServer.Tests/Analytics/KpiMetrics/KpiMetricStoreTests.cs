using IncidentAnalytics.ReferenceServer.Analytics.Commands;
using IncidentAnalytics.ReferenceServer.Analytics.KpiMetrics;
using IncidentAnalytics.ReferenceServer.Analytics.Records;
using IncidentAnalytics.ReferenceServer.Analytics.Webhooks;
using Xunit;
using static IncidentAnalytics.ReferenceServer.Tests.Analytics.AnalyticsTestData;

namespace IncidentAnalytics.ReferenceServer.Tests.Analytics.KpiMetrics;

public sealed class KpiMetricStoreTests
{
    private static readonly string[] TwoDays =
    [
        // The day before: 40 minutes; the last day: 60 minutes.
        Incident("01 09:00", "P1", 10, 40),
        Incident("02 09:00", "P1", 10, 60),
    ];

    [Fact]
    public void Measurements_AreAtEveryMidnightWithAWholeWindow()
    {
        using var world = new AnalyticsTestData(Steady());
        var count = world.Data.KpiMetrics.All.Single(static metric => metric.MetricType == KpiMetricTypes.IncidentCount);

        var measurements = world.Data.KpiMeasurements.GetForMetric(count.Id);

        // The first incident is at 12:07; the first whole day before a midnight ends a day and a half later.
        Assert.Equal(34, measurements.Count);
        Assert.All(
            measurements,
            static measurement => Assert.Equal((24m, "incidents", 24), (measurement.Value, measurement.Unit, measurement.IncidentCount))
        );
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero), measurements[^1].PeriodEnd);
        Assert.Equal(10, world.Data.KpiMetrics.All.Length);
        Assert.All(
            world.Data.KpiMetrics.All,
            static metric => Assert.True(metric is { IsSystemMetric: true, IsActive: true, TargetValue: not null })
        );
    }

    [Fact]
    public void Summarize_ComparesWithTheWindowBefore()
    {
        using var world = new AnalyticsTestData(TwoDays);

        var summary = world.Data.KpiMetrics.Summarize().Single(static each => each.MetricName == "Mean Time to Resolve");

        Assert.Equal((60m, "minutes", "up", 50m), (summary.CurrentValue, summary.Unit, summary.Trend, summary.TrendPercentage));
        Assert.Equal((Now.AddDays(-1), Now, 1), (summary.PeriodStart, summary.PeriodEnd, summary.IncidentCount));
        Assert.Equal((2_880m, true), (summary.TargetValue, summary.TargetMet));
    }

    [Theory]
    [InlineData(100, 100, "stable", "0")]
    [InlineData(1_000, 1_009, "stable", "0.9")]
    [InlineData(1_000, 1_010, "up", "1")]
    [InlineData(1_000, 948, "down", "-5.2")]
    public void Summarize_ReturnsATrend_FromOnePercent(int before, int now, string trend, string percentage)
    {
        using var world = new AnalyticsTestData([
            Incident(Now.AddHours(-30).AddMinutes(-before), "P1", 1, before),
            Incident(Now.AddHours(-10).AddMinutes(-now), "P1", 1, now),
        ]);
        world.Data.KpiMetrics.Create(Metric("MTTR"));

        var summary = world.Data.KpiMetrics.Summarize().Single(static each => each.MetricName == "mine");

        Assert.Equal(
            (trend, percentage),
            (summary.Trend, summary.TrendPercentage?.ToString(System.Globalization.CultureInfo.InvariantCulture))
        );
        Assert.True(summary is { TargetValue: null, TargetMet: true });
    }

    [Fact]
    public void Summarize_ReturnsStable_WithoutAnEarlierValue()
    {
        using var world = new AnalyticsTestData([Incident("02 09:00", "P1", 1, 10)]);

        var summary = world.Data.KpiMetrics.Summarize().Single(static each => each.MetricName == "Mean Time to Resolve");

        Assert.Equal((10m, "stable", null), (summary.CurrentValue, summary.Trend, summary.TrendPercentage));
    }

    [Fact]
    public void Summarize_IsComputedAgain_OnlyAfterAChangeOfTheMetrics()
    {
        using var world = new AnalyticsTestData(TwoDays);
        var before = world.Data.KpiMetrics.Summarize();
        world.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Same(before, world.Data.KpiMetrics.Summarize());

        world.Data.KpiMetrics.Create(Metric("MTTR"));
        var after = world.Data.KpiMetrics.Summarize();
        world.World.PrepareLoad([], append: false)();

        Assert.Equal(before.Count + 1, after.Count);
        Assert.Equal(before, after.Take(before.Count));
        Assert.NotSame(after, world.Data.KpiMetrics.Summarize());
    }

    [Fact]
    public void CalculateKpis_KeepsOneMeasurementPerPeriod_UnlessForced()
    {
        using var world = new AnalyticsTestData(TwoDays);
        var metric = world.Data.KpiMetrics.Create(Metric("MTTR"));
        Assert.Empty(world.Data.KpiMeasurements.GetForMetric(metric.Id));

        var first = Assert.Single(Calculate(world, metric).Metrics);
        world.Clock.Advance(TimeSpan.FromMinutes(5));
        var second = Assert.Single(Calculate(world, metric).Metrics);
        var kept = Assert.Single(world.Data.KpiMeasurements.GetForMetric(metric.Id));
        var third = Assert.Single(Calculate(world, metric, force: true).Metrics);
        var forced = Assert.Single(world.Data.KpiMeasurements.GetForMetric(metric.Id));

        Assert.Equal(
            (KpiOutcome.Calculated, KpiOutcome.AlreadyCalculated, KpiOutcome.Calculated),
            (first.Outcome, second.Outcome, third.Outcome)
        );
        Assert.Equal((60m, Now), (kept.Value, kept.CalculatedAt));
        Assert.Equal((kept.Id, Now.AddMinutes(5)), (forced.Id, forced.CalculatedAt));
        Assert.Equal(
            """{"metric_type":"MTTR","aggregation_type":"AVERAGE","time_window_hours":24,"value_count":1}""",
            kept.CalculationDetails().ToJsonString()
        );
    }

    [Fact]
    public void CalculateKpis_AddsAMeasurement_ForAnotherWindow()
    {
        using var world = new AnalyticsTestData(TwoDays);
        var metric = world.Data.KpiMetrics.Create(Metric("MTTR"));

        Calculate(world, metric);
        var wide = Assert.Single(
            world.CalculateKpis(metric, TimeSpan.FromHours(48), force: false, progress: null, CancellationToken.None).Metrics
        );

        Assert.Equal((KpiOutcome.Calculated, 50m, Now.AddHours(-48)), (wide.Outcome, wide.Value, wide.PeriodStart));
        Assert.Equal(2, world.Data.KpiMeasurements.GetForMetric(metric.Id).Count);
    }

    [Fact]
    public void CalculateKpis_CalculatesEveryActiveMetric_WithoutAMetric()
    {
        using var world = new AnalyticsTestData(TwoDays);
        var idle = world.Data.KpiMetrics.Create(Metric("MTTR") with { IsActive = false });
        var steps = new List<CommandProgress>();

        var result = world.CalculateKpis(null, null, force: false, new Steps(steps), CancellationToken.None);

        Assert.Equal(10, result.Metrics.Count);
        Assert.DoesNotContain(result.Metrics, metric => metric.MetricId == idle.Id.ToString());
        Assert.Equal(Enumerable.Range(1, 10), steps.Select(static step => step.Done));
        Assert.Contains(steps, static step => step is { Total: 10, Message: "Mean Time to Resolve: 60 minutes" });
    }

    [Fact]
    public void CalculateKpis_PublishesMissedTargetsOnly()
    {
        // Acknowledged after 6 minutes where 5 are the target; the mean of all, 6, meets 120.
        using var world = new AnalyticsTestData([Incident("02 09:00", "P1", 6, 60)]);

        world.CalculateKpis(null, null, force: false, progress: null, CancellationToken.None);

        var breaches = world.Events.OfType<KpiThresholdBreachedEvent>().ToArray();
        var breach = Assert.Single(breaches, static each => each.Metric.MetricType == KpiMetricTypes.Mtta);
        Assert.Equal(
            ("Critical Acknowledgement", 6m, 5m, Now),
            (breach.Metric.Name, breach.Measurement.Value, breach.TargetValue, breach.OccurredAt)
        );
    }

    [Fact]
    public void CalculateKpis_PublishesCostsAboveTheThreshold()
    {
        // 200 an hour for a day of downtime are 4,800; 300,000 users times eight hours are 480,000 of lost revenue.
        using var dear = new AnalyticsTestData([Incident("01 12:00", "P2", 1, 1_440, users: 300_000)]);
        using var cheap = new AnalyticsTestData([Incident("01 12:00", "P2", 1, 1_440, users: 3)]);

        dear.CalculateKpis(null, null, force: false, progress: null, CancellationToken.None);
        cheap.CalculateKpis(null, null, force: false, progress: null, CancellationToken.None);

        var exceeded = Assert.Single(dear.Events.OfType<CostThresholdExceededEvent>());
        Assert.Equal(
            (dear.Data.CostAnalyses.Summarize().TotalCost, 50_000m, "USD", Now.AddDays(-1)),
            (exceeded.TotalCost, exceeded.Threshold, exceeded.Currency, exceeded.PeriodStart)
        );
        Assert.Empty(cheap.Events.OfType<CostThresholdExceededEvent>());
    }

    private static KpiMetric Metric(string type) =>
        new()
        {
            Name = "mine",
            MetricType = type,
            CreatedBy = AnalyticsUser.Admin,
        };

    private static KpiCalculationResult Calculate(AnalyticsTestData world, KpiMetric metric, bool force = false) =>
        world.CalculateKpis(metric, null, force, progress: null, CancellationToken.None);

    private sealed class Steps(List<CommandProgress> steps) : IProgress<CommandProgress>
    {
        public void Report(CommandProgress value) => steps.Add(value);
    }
}
