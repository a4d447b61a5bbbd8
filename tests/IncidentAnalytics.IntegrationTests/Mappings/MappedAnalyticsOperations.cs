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
using IncidentAnalytics.IntegrationTests.Analytics;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.Mappings;

/// <summary>The 25 operations of the analytics service.</summary>
internal static class MappedAnalyticsOperations
{
    private const string Id = "any-id";

    private static readonly DateTimeOffset Midnight = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Noon = Midnight.AddHours(12);

    public static IReadOnlyDictionary<string, Func<AnalyticsClient, CancellationToken, Task>> All { get; } =
        new Dictionary<string, Func<AnalyticsClient, CancellationToken, Task>>(StringComparer.Ordinal)
        {
            ["analytics.kpi_metrics.list"] = static async (a, t) =>
            {
                var page = await a.KpiMetrics.ListAsync(cancellationToken: t).AsPages().SingleAsync(t);
                Assert.Equal((10L, null), (page.TotalCount, page.Next));
                var metric = Assert.Single(page.Items);
                Assert.Equal(
                    ("uuid", KpiMetricType.MeanTimeToAcknowledge, 100L),
                    (metric.Id, metric.MetricType!.Value, metric.MeasurementCount)
                );
                Assert.Equal((15.5m, Noon), (metric.LatestMeasurement!.Value, metric.LatestMeasurement.CalculatedAt));
            },
            ["analytics.kpi_metrics.get"] = static async (a, t) =>
            {
                var metric = await a.KpiMetrics.GetAsync(Id, cancellationToken: t);
                Assert.Equal(
                    ("Mean Time to Acknowledge", KpiAggregationType.Average, 24L),
                    (metric.Name, metric.AggregationType!.Value, metric.TimeWindowHours)
                );
                Assert.Equal(["P1", "P2"], metric.IncidentPriorities!);
            },
            ["analytics.kpi_metrics.create"] = static async (a, t) =>
            {
                var metric = await a.KpiMetrics.CreateAsync(AnalyticsOperations.DocumentedMetric, cancellationToken: t);
                Assert.Equal(
                    ("Custom MTTR", KpiMetricType.MeanTimeToResolve, 48L),
                    (metric.Name, metric.MetricType!.Value, metric.TimeWindowHours)
                );
                Assert.NotNull(metric.Id);
            },
            ["analytics.kpi_metrics.list_measurements"] = static async (a, t) =>
                AssertMeasurement(Assert.Single(await a.KpiMetrics.ListMeasurementsAsync(Id, cancellationToken: t).ToListAsync(t))),
            ["analytics.kpi_metrics.get_summary"] = static async (a, t) =>
                AssertSummary(Assert.Single(await a.KpiMetrics.GetSummaryAsync(cancellationToken: t))),
            ["analytics.kpi_measurements.list"] = static async (a, t) =>
                AssertMeasurement(Assert.Single(await a.KpiMeasurements.ListAsync(cancellationToken: t).ToListAsync(t))),
            ["analytics.recurrence_analyses.list"] = static async (a, t) =>
            {
                var analysis = Assert.Single(await a.RecurrenceAnalyses.ListAsync(cancellationToken: t).ToListAsync(t));
                Assert.Equal(
                    (RecurrenceType.Similar, 0.92, TimeSpan.FromHours(2.5)),
                    (analysis.RecurrenceType!.Value, analysis.ConfidenceScore, analysis.RecurrenceInterval)
                );
                Assert.Equal((true, Noon), (analysis.IsResolved, analysis.ResolvedAt));
            },
            ["analytics.recurrence_analyses.list_unresolved"] = static async (a, t) =>
            {
                var analysis = Assert.Single(await a.RecurrenceAnalyses.ListUnresolvedAsync(cancellationToken: t).ToListAsync(t));
                Assert.Equal((false, null), (analysis.IsResolved, analysis.ResolvedAt));
            },
            ["analytics.predictive_models.list"] = static async (a, t) =>
            {
                var model = Assert.Single(await a.PredictiveModels.ListAsync(cancellationToken: t).ToListAsync(t));
                Assert.Equal((PredictiveModelStatus.Active, 0.85, Noon), (model.Status!.Value, model.AccuracyScore, model.LastTrainedAt));
            },
            ["analytics.predictive_models.create"] = static async (a, t) =>
            {
                var model = await a.PredictiveModels.CreateAsync(AnalyticsOperations.DocumentedModel, cancellationToken: t);
                Assert.Equal(
                    ("Incident Severity Predictor", PredictiveModelStatus.Inactive, null),
                    (model.Name, model.Status!.Value, model.AccuracyScore)
                );
                Assert.Equal(100, model.ModelConfig!.Value.GetProperty("n_estimators").GetInt32());
            },
            ["analytics.predictive_models.train"] = static async (a, t) =>
            {
                var training = await a.PredictiveModels.TrainAsync(Id, cancellationToken: t);
                Assert.Equal((PredictiveModelStatus.Training, Noon), (training!.Status!.Value, training.StartedAt));
            },
            ["analytics.predictive_models.get_performance"] = static async (a, t) =>
            {
                var performance = await a.PredictiveModels.GetPerformanceAsync(Id, cancellationToken: t);
                Assert.Equal(
                    (PredictiveModelType.SeverityPrediction, 0.835, 300L),
                    (performance.ModelType!.Value, performance.F1Score, performance.TestSamplesCount)
                );
            },
            ["analytics.anomaly_detections.list"] = static async (a, t) =>
                AssertAnomaly(
                    AnomalyStatus.Detected,
                    Assert.Single(await a.AnomalyDetections.ListAsync(cancellationToken: t).ToListAsync(t))
                ),
            ["analytics.anomaly_detections.get_summary"] = static async (a, t) =>
                AssertSummary(await a.AnomalyDetections.GetSummaryAsync(cancellationToken: t)),
            ["analytics.anomaly_detections.acknowledge"] = static async (a, t) =>
                AssertAnomaly(AnomalyStatus.Investigating, await a.AnomalyDetections.AcknowledgeAsync(Id, cancellationToken: t)),
            ["analytics.anomaly_detections.resolve"] = static async (a, t) =>
            {
                var anomaly = await a.AnomalyDetections.ResolveAsync(Id, cancellationToken: t);
                AssertAnomaly(AnomalyStatus.Resolved, anomaly);
                Assert.Equal(Midnight.AddHours(14.5), anomaly!.ResolvedAt);
            },
            ["analytics.cost_analyses.list"] = static async (a, t) =>
            {
                var cost = Assert.Single(await a.CostAnalyses.ListAsync(cancellationToken: t).ToListAsync(t));
                Assert.Equal(
                    (CostType.Downtime, 75000.00m, "USD", false),
                    (cost.CostType!.Value, cost.CostAmount, cost.Currency, cost.IsValidated)
                );
            },
            ["analytics.cost_analyses.get_summary"] = static async (a, t) =>
                AssertSummary(await a.CostAnalyses.GetSummaryAsync(cancellationToken: t)),
            ["analytics.dashboard_configurations.list"] = static async (a, t) =>
                AssertDashboard(Assert.Single(await a.DashboardConfigurations.ListAsync(cancellationToken: t).ToListAsync(t))),
            ["analytics.dashboard_configurations.create"] = static async (a, t) =>
                AssertDashboard(await a.DashboardConfigurations.CreateAsync(AnalyticsOperations.DocumentedDashboard, cancellationToken: t)),
            ["analytics.dashboard_configurations.get_data"] = static async (a, t) =>
            {
                var data = await a.DashboardConfigurations.GetDataAsync("123", cancellationToken: t);
                AssertSummary(Assert.Single(data.KpiSummary!));
                AssertSummary(data.AnomalySummary!);
                AssertSummary(data.CostSummary!);
                AssertSummary(data.InsightSummary!);
                AssertAnomaly(AnomalyStatus.Detected, Assert.Single(data.RecentAnomalies!));
                AssertInsight(isAcknowledged: false, Assert.Single(data.RecentInsights!));
                AssertHeatmap(Assert.Single(data.HeatmapData!));
                Assert.Equal(Noon, data.LastUpdated);
            },
            ["analytics.heatmap_data.list"] = static async (a, t) =>
                AssertHeatmap(Assert.Single(await a.HeatmapData.ListAsync(cancellationToken: t).ToListAsync(t))),
            ["analytics.predictive_insights.list"] = static async (a, t) =>
                AssertInsight(
                    isAcknowledged: false,
                    Assert.Single(await a.PredictiveInsights.ListAsync(cancellationToken: t).ToListAsync(t))
                ),
            ["analytics.predictive_insights.acknowledge"] = static async (a, t) =>
                AssertInsight(isAcknowledged: true, await a.PredictiveInsights.AcknowledgeAsync(Id, cancellationToken: t)),
            ["analytics.predictive_insights.get_summary"] = static async (a, t) =>
                AssertSummary(await a.PredictiveInsights.GetSummaryAsync(cancellationToken: t)),
        };

    private static void AssertMeasurement(KpiMeasurement measurement) =>
        Assert.Equal(
            (15.5m, "minutes", Midnight, Midnight.AddDays(1), 25L),
            (measurement.Value, measurement.Unit, measurement.PeriodStart, measurement.PeriodEnd, measurement.IncidentCount)
        );

    private static void AssertSummary(KpiSummary kpi)
    {
        Assert.Equal(
            (KpiMetricType.MeanTimeToAcknowledge, "Mean Time to Acknowledge", 15.5m, "minutes", KpiTrend.Down, -5.2m),
            (kpi.MetricType!.Value, kpi.MetricName, kpi.CurrentValue, kpi.Unit, kpi.Trend!.Value, kpi.TrendPercentage)
        );
        Assert.Equal(
            (Midnight, Midnight.AddDays(1), 25L, null, true),
            (kpi.PeriodStart, kpi.PeriodEnd, kpi.IncidentCount, kpi.TargetValue, kpi.TargetMet)
        );
    }

    private static void AssertSummary(AnomalySummary summary)
    {
        Assert.Equal(
            (50L, 5L, 15L, 20L, 10L),
            (summary.TotalAnomalies, summary.CriticalAnomalies, summary.HighAnomalies, summary.MediumAnomalies, summary.LowAnomalies)
        );
        Assert.Equal(
            (12L, 8.5m, TimeSpan.FromHours(2.5)),
            (summary.UnresolvedAnomalies, summary.FalsePositiveRate, summary.AverageResolutionTime)
        );
    }

    private static void AssertSummary(CostSummary summary)
    {
        Assert.Equal(
            (125000.00m, "USD", 75000.00m, 40000.00m),
            (summary.TotalCost, summary.Currency, summary.DowntimeCost, summary.LostRevenue)
        );
        Assert.Equal((10000.00m, 0.00m, 150.5m), (summary.PenaltyCost, summary.ResourceCost, summary.TotalDowntimeHours));
        Assert.Equal((5000L, 830.56m, 25.00m), (summary.TotalAffectedUsers, summary.CostPerHour, summary.CostPerUser));
    }

    private static void AssertSummary(InsightSummary summary)
    {
        Assert.Equal(
            (25L, 8L, 12L, 5L),
            (summary.TotalInsights, summary.HighConfidenceInsights, summary.MediumConfidenceInsights, summary.LowConfidenceInsights)
        );
        Assert.Equal(
            (15L, 10L, 3L, 0.85m, 4L),
            (
                summary.AcknowledgedInsights,
                summary.ValidatedInsights,
                summary.ExpiredInsights,
                summary.AverageAccuracy,
                summary.ActiveModels
            )
        );
    }

    private static void AssertAnomaly(AnomalyStatus status, AnomalyDetection? anomaly)
    {
        Assert.NotNull(anomaly);
        Assert.Equal(
            (AnomalyType.Statistical, AnomalySeverity.Critical, status),
            (anomaly.AnomalyType!.Value, anomaly.Severity!.Value, anomaly.Status!.Value)
        );
        Assert.Equal((0.95, Noon, "MTTA"), (anomaly.ConfidenceScore, anomaly.DetectedAt, Assert.Single(anomaly.AffectedMetrics!)));
    }

    private static void AssertDashboard(DashboardConfiguration dashboard)
    {
        Assert.Equal(
            ("123", "Executive Dashboard", DashboardType.Executive),
            (dashboard.Id, dashboard.Name, dashboard.DashboardType!.Value)
        );
        Assert.Equal((false, true, 300L), (dashboard.IsPublic, dashboard.AutoRefreshEnabled, dashboard.RefreshIntervalSeconds));
        Assert.Equal(2, dashboard.Widgets!.Value.GetArrayLength());
    }

    private static void AssertHeatmap(Heatmap heatmap)
    {
        Assert.Equal(
            (HeatmapType.IncidentFrequency, HeatmapGranularity.Daily, "incidents"),
            (heatmap.HeatmapType!.Value, heatmap.TimeGranularity!.Value, heatmap.Unit)
        );
        Assert.Equal(
            [
                [12, 7],
                [9, 3],
            ],
            heatmap.Values!
        );
    }

    private static void AssertInsight(bool isAcknowledged, PredictiveInsight? insight)
    {
        Assert.NotNull(insight);
        Assert.Equal(
            (InsightType.SeverityPrediction, ConfidenceLevel.High, isAcknowledged),
            (insight.InsightType!.Value, insight.ConfidenceLevel!.Value, insight.IsAcknowledged)
        );
    }
}
