using IncidentAnalytics.Client;
using IncidentAnalytics.Client.Analytics;
using IncidentAnalytics.Client.Analytics.AnomalyDetections;
using IncidentAnalytics.Client.Analytics.CostAnalyses;
using IncidentAnalytics.Client.Analytics.DashboardConfigurations;
using IncidentAnalytics.Client.Analytics.HeatmapData;
using IncidentAnalytics.Client.Analytics.KpiMeasurements;
using IncidentAnalytics.Client.Analytics.KpiMetrics;
using IncidentAnalytics.Client.Analytics.PredictiveInsights;
using IncidentAnalytics.Client.Analytics.PredictiveModels;
using IncidentAnalytics.Client.Analytics.RecurrenceAnalyses;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.Analytics;

/// <summary>Every documented filter, ordering and search over the generated world.</summary>
public sealed class FilterTests(GeneratedWorld world) : IClassFixture<GeneratedWorld>
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private static readonly CostAnalysisQuery CostsOfAWeek = new() { StartDate = Now.AddDays(-17), EndDate = Now.AddDays(-10) };

    private static readonly Dictionary<string, FilterCase> Cases = new(StringComparer.Ordinal)
    {
        ["metric_type"] = Metrics(
            new() { MetricType = KpiMetricType.MeanTimeToAcknowledge },
            static m => m.MetricType == KpiMetricType.MeanTimeToAcknowledge
        ),
        ["is_active of metrics"] = Metrics(new() { IsActive = false }, static m => m.IsActive == false),
        ["is_system_metric"] = Metrics(new() { IsSystemMetric = true }, static m => m.IsSystemMetric == true),
        ["created_after"] = Metrics(new() { CreatedAfter = Now.AddDays(-60) }, static m => m.CreatedAt >= Now.AddDays(-60)),
        ["created_before"] = Metrics(new() { CreatedBefore = Now.AddDays(-60) }, static m => m.CreatedAt <= Now.AddDays(-60)),
        ["start_date of measurements"] = Measurements(
            new() { StartDate = Now.AddDays(-20) },
            static m => m.PeriodStart >= Now.AddDays(-20)
        ),
        ["end_date of measurements"] = Measurements(new() { EndDate = Now.AddDays(-90) }, static m => m.PeriodEnd <= Now.AddDays(-90)),
        ["recurrence_type"] = Recurrences(
            new() { RecurrenceType = RecurrenceType.Similar },
            static r => r.RecurrenceType == RecurrenceType.Similar
        ),
        ["min_confidence"] = Recurrences(new() { MinConfidence = 0.999 }, static r => r.ConfidenceScore >= 0.999),
        ["is_resolved"] = Recurrences(new() { IsResolved = false }, static r => r.IsResolved == false),
        ["model_type"] = Models(
            new() { ModelType = PredictiveModelType.CostPrediction },
            static m => m.ModelType == PredictiveModelType.CostPrediction
        ),
        ["status of models"] = Models(
            new() { Status = PredictiveModelStatus.Active },
            static m => m.Status == PredictiveModelStatus.Active
        ),
        ["unseen anomalies"] = Anomalies(new() { Status = AnomalyStatus.Detected }, static a => a.Status == AnomalyStatus.Detected),
        ["anomaly_type"] = Anomalies(new() { AnomalyType = AnomalyType.Statistical }, static a => a.AnomalyType == AnomalyType.Statistical),
        ["severity"] = Anomalies(new() { Severity = AnomalySeverity.Critical }, static a => a.Severity == AnomalySeverity.Critical),
        ["status of anomalies"] = Anomalies(new() { Status = AnomalyStatus.Resolved }, static a => a.Status == AnomalyStatus.Resolved),
        ["range of anomalies"] = Anomalies(
            new() { Range = TimeRange.Between(Now.AddDays(-80), Now.AddDays(-30)) },
            static a => a.DetectedAt >= Now.AddDays(-80) && a.DetectedAt <= Now.AddDays(-30)
        ),
        ["cost_type"] = Costs(CostsOfAWeek with { CostType = CostType.Penalty }, static c => c.CostType == CostType.Penalty),
        ["is_validated of costs"] = Costs(CostsOfAWeek with { IsValidated = true }, static c => c.IsValidated == true),
        ["start_date of costs"] = Costs(CostsOfAWeek with { StartDate = Now.AddDays(-12) }, static c => c.CreatedAt >= Now.AddDays(-12)),
        ["dashboard_type"] = Dashboards(
            new() { DashboardType = DashboardType.Operational },
            static d => d.DashboardType == DashboardType.Operational
        ),
        ["is_active of dashboards"] = Dashboards(new() { IsActive = false }, static d => d.IsActive == false),
        ["heatmap_type"] = Heatmaps(new() { HeatmapType = HeatmapType.CostImpact }, static h => h.HeatmapType == HeatmapType.CostImpact),
        ["time_granularity"] = Heatmaps(
            new() { TimeGranularity = HeatmapGranularity.Daily },
            static h => h.TimeGranularity == HeatmapGranularity.Daily
        ),
        ["insight_type"] = Insights(
            new() { InsightType = InsightType.CostPrediction },
            static i => i.InsightType == InsightType.CostPrediction
        ),
        ["confidence_level"] = Insights(
            new() { ConfidenceLevel = ConfidenceLevel.High },
            static i => i.ConfidenceLevel == ConfidenceLevel.High
        ),
        ["is_acknowledged"] = Insights(new() { IsAcknowledged = false }, static i => i.IsAcknowledged == false),
        ["is_validated of insights"] = Insights(new() { IsValidated = true }, static i => i.IsValidated == true),
        ["include_expired"] = Insights(new() { IncludeExpired = false }, static i => i.ExpiresAt > Now),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private AnalyticsClient Analytics => world.Client.Analytics;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task ListAsync_ReturnsExactlyWhatTheFilterSelects(string name)
    {
        var (filtered, expected, all) = await Cases[name].ReadAsync(Analytics, Token);

        Assert.Equal(expected, filtered);
        Assert.InRange(filtered.Count, 1, all - 1);
    }

    [Fact]
    public async Task Acknowledge_EmptiesTheListOfUnseenCriticalAnomalies()
    {
        await using var server = await ReferenceServer.IncidentAnalyticsServer.StartAsync(
            new() { TimeProvider = new Testing.FakeTimeProvider() },
            Token
        );
        await using var client = server.CreateClient();
        var critical = new AnomalyDetectionQuery
        {
            Severity = AnomalySeverity.Critical,
            Status = AnomalyStatus.Detected,
            Ordering = [AnalyticsOrder.Descending("detected_at")],
        };

        // As the README has it.
        var anomalies = await client.Analytics.AnomalyDetections.ListAsync(critical, cancellationToken: Token).ToListAsync(Token);
        foreach (var anomaly in anomalies)
            await client.Analytics.AnomalyDetections.AcknowledgeAsync(anomaly.Id!, cancellationToken: Token);

        Assert.NotEmpty(anomalies);
        Assert.Empty(await client.Analytics.AnomalyDetections.ListAsync(critical, cancellationToken: Token).ToListAsync(Token));
    }

    [Fact]
    public async Task ListMeasurementsAsync_ReturnsTheMeasurementsOfTheMetric()
    {
        var metric = (await Analytics.KpiMetrics.GetPageAsync(cancellationToken: Token)).Items[2];
        var range = TimeRange.Between(Now.AddDays(-50), Now.AddDays(-10));

        var filtered = await Analytics
            .KpiMeasurements.ListAsync(new() { MetricId = metric.Id, Range = range }, cancellationToken: Token)
            .ToListAsync(Token);
        var own = await Analytics
            .KpiMetrics.ListMeasurementsAsync(metric.Id!, new() { Range = range }, cancellationToken: Token)
            .ToListAsync(Token);

        Assert.InRange(own.Count, 30, 40);
        Assert.Equal(own.Select(static m => m.Id), filtered.Select(static m => m.Id));
        Assert.All(own, m => Assert.Equal((metric.Id, metric.Name), (m.MetricId, m.MetricName)));
    }

    [Fact]
    public async Task ListAsync_SortsAsRequested()
    {
        var costs = await Analytics
            .CostAnalyses.ListAsync(
                CostsOfAWeek with
                {
                    PageSize = 100,
                    Ordering = [AnalyticsOrder.Descending("cost_type"), AnalyticsOrder.Ascending("cost_amount")],
                },
                cancellationToken: Token
            )
            .ToListAsync(Token);

        Assert.True(costs.Count > 100);
        Assert.Equal(
            costs
                .OrderByDescending(static c => c.CostType.ToString(), StringComparer.Ordinal)
                .ThenBy(static c => c.CostAmount)
                .Select(static c => (c.CostType, c.CostAmount)),
            costs.Select(static c => (c.CostType, c.CostAmount))
        );
    }

    [Fact]
    public async Task ListAsync_SearchesWithoutCase()
    {
        var all = await Analytics.KpiMetrics.ListAsync(cancellationToken: Token).ToListAsync(Token);

        var found = await Analytics.KpiMetrics.ListAsync(new() { Search = "tIME mean" }, cancellationToken: Token).ToListAsync(Token);

        Assert.InRange(found.Count, 1, all.Count - 1);
        Assert.All(found, static m => Assert.Contains("mean", $"{m.Name} {m.Description}", StringComparison.OrdinalIgnoreCase));
        Assert.All(found, static m => Assert.Contains("time", $"{m.Name} {m.Description}", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task ListAsync_ThrowsFieldErrors_ForAValueTheServiceRefuses()
    {
        var e = await Assert.ThrowsAsync<InvalidRequestException>(() =>
            Analytics.AnomalyDetections.GetPageAsync(new() { Severity = new AnomalySeverity("SEVERE") }, cancellationToken: Token)
        );

        Assert.Equal("severity", Assert.Single(e.FieldErrors).Key);
        Assert.Contains("SEVERE", e.FieldErrors["severity"][0], StringComparison.Ordinal);
    }

    private static FilterCase Metrics(KpiMetricQuery query, Func<KpiMetric, bool> keeps) =>
        FilterCase.Of(static (a, q) => a.KpiMetrics.ListAsync(q), query, static m => m.Id, keeps);

    private static FilterCase Measurements(KpiMeasurementQuery query, Func<KpiMeasurement, bool> keeps) =>
        FilterCase.Of(static (a, q) => a.KpiMeasurements.ListAsync(q), query, static m => m.Id, keeps);

    private static FilterCase Recurrences(RecurrenceAnalysisQuery query, Func<RecurrenceAnalysis, bool> keeps) =>
        FilterCase.Of(static (a, q) => a.RecurrenceAnalyses.ListAsync(q), query, static r => r.Id, keeps);

    private static FilterCase Models(PredictiveModelQuery query, Func<PredictiveModel, bool> keeps) =>
        FilterCase.Of(static (a, q) => a.PredictiveModels.ListAsync(q), query, static m => m.Id, keeps);

    private static FilterCase Anomalies(AnomalyDetectionQuery query, Func<AnomalyDetection, bool> keeps) =>
        FilterCase.Of(static (a, q) => a.AnomalyDetections.ListAsync(q), query, static x => x.Id, keeps);

    private static FilterCase Costs(CostAnalysisQuery query, Func<CostAnalysis, bool> keeps) =>
        FilterCase.Of(static (a, q) => a.CostAnalyses.ListAsync(q), query, static c => c.Id, keeps, CostsOfAWeek);

    private static FilterCase Dashboards(DashboardConfigurationQuery query, Func<DashboardConfiguration, bool> keeps) =>
        FilterCase.Of(static (a, q) => a.DashboardConfigurations.ListAsync(q), query, static d => d.Id, keeps);

    private static FilterCase Heatmaps(HeatmapQuery query, Func<Heatmap, bool> keeps) =>
        FilterCase.Of(static (a, q) => a.HeatmapData.ListAsync(q), query, static h => h.Id, keeps);

    private static FilterCase Insights(PredictiveInsightQuery query, Func<PredictiveInsight, bool> keeps) =>
        FilterCase.Of(
            static (a, q) => a.PredictiveInsights.ListAsync(q),
            query with
            {
                IncludeExpired = query.IncludeExpired ?? true,
            },
            static i => i.Id,
            keeps,
            new() { IncludeExpired = true }
        );
}
