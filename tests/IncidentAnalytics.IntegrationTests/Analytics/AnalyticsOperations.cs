using System.Text.Json.Nodes;
using IncidentAnalytics.Client.Analytics;
using IncidentAnalytics.Client.Analytics.DashboardConfigurations;
using IncidentAnalytics.Client.Analytics.KpiMetrics;
using IncidentAnalytics.Client.Analytics.PredictiveModels;
using IncidentAnalytics.Client.Paging;

namespace IncidentAnalytics.IntegrationTests.Analytics;

/// <summary>Every operation, in the order of the vendor's document.</summary>
internal static class AnalyticsOperations
{
    private const int Most = 100;

    public static IReadOnlyDictionary<string, AnalyticsOperation> All { get; } =
        new Dictionary<string, AnalyticsOperation>(StringComparer.Ordinal)
        {
            ["01 list KPI metrics"] = new(
                "GET",
                "kpi-metrics/",
                static (a, t) => ItemsAsync(a.KpiMetrics.GetPageAsync(new() { PageSize = Most }, null, t)),
                "CreatedBy"
            ),
            ["02 get KPI metric"] = new(
                "GET",
                "kpi-metrics/{id}/",
                static async (a, t) => [await a.KpiMetrics.GetAsync(await MetricAsync(a, t), null, t)],
                "CalculationFormula"
            ),
            ["03 create KPI metric"] = new(
                "POST",
                "kpi-metrics/",
                static async (a, t) => [await a.KpiMetrics.CreateAsync(DocumentedMetric, null, t)],
                "CalculationFormula, LatestMeasurement",
                201
            ),
            ["04 measurements of a KPI metric"] = new(
                "GET",
                "kpi-metrics/{id}/measurements/",
                static async (a, t) => await ItemsAsync(a.KpiMetrics.GetMeasurementPageAsync(await MetricAsync(a, t), null, null, t))
            ),
            ["05 KPI summary"] = new(
                "GET",
                "kpi-metrics/summary/",
                static async (a, t) => [.. await a.KpiMetrics.GetSummaryAsync(null, t)]
            ),
            ["06 list KPI measurements"] = new(
                "GET",
                "kpi-measurements/",
                static (a, t) => ItemsAsync(a.KpiMeasurements.GetPageAsync(null, null, t))
            ),
            ["07 list recurrence analyses"] = new(
                "GET",
                "recurrence-analyses/",
                static (a, t) => ItemsAsync(a.RecurrenceAnalyses.GetPageAsync(new() { PageSize = Most }, null, t))
            ),
            ["08 unresolved recurrence analyses"] = new(
                "GET",
                "recurrence-analyses/unresolved/",
                static (a, t) => ItemsAsync(a.RecurrenceAnalyses.GetUnresolvedPageAsync(new() { PageSize = Most }, null, t)),
                "ResolvedAt"
            ),
            ["09 list predictive models"] = new(
                "GET",
                "predictive-models/",
                static (a, t) => ItemsAsync(a.PredictiveModels.GetPageAsync(null, null, t)),
                "ModelFilePath"
            ),
            ["10 create predictive model"] = new(
                "POST",
                "predictive-models/",
                static async (a, t) => [await a.PredictiveModels.CreateAsync(DocumentedModel, null, t)],
                "AccuracyScore, PrecisionScore, RecallScore, F1Score, ModelFilePath, LastTrainedAt, TrainingDurationSeconds, TrainingSamplesCount",
                201
            ),
            ["11 train model"] = new(
                "POST",
                "predictive-models/{id}/train/",
                static async (a, t) => [(await a.PredictiveModels.TrainAsync(await ModelAsync(a, t), null, t))!]
            ),
            ["12 performance of a model"] = new(
                "GET",
                "predictive-models/{id}/performance/",
                static async (a, t) => [await a.PredictiveModels.GetPerformanceAsync(await ModelAsync(a, t), null, t)]
            ),
            ["13 list anomaly detections"] = new(
                "GET",
                "anomaly-detections/",
                static (a, t) => ItemsAsync(a.AnomalyDetections.GetPageAsync(new() { PageSize = Most }, null, t))
            ),
            ["14 anomaly summary"] = new(
                "GET",
                "anomaly-detections/summary/",
                static async (a, t) => [await a.AnomalyDetections.GetSummaryAsync(null, t)]
            ),
            ["15 acknowledge anomaly"] = new(
                "POST",
                "anomaly-detections/{id}/acknowledge/",
                static async (a, t) => [(await a.AnomalyDetections.AcknowledgeAsync((await OpenAnomaliesAsync(a, t))[0], null, t))!],
                "ResolvedAt, ResolvedBy"
            ),
            ["16 resolve anomaly"] = new(
                "POST",
                "anomaly-detections/{id}/resolve/",
                static async (a, t) => [(await a.AnomalyDetections.ResolveAsync((await OpenAnomaliesAsync(a, t))[^1], null, t))!]
            ),
            ["17 list cost analyses"] = new(
                "GET",
                "cost-analyses/",
                static (a, t) =>
                    ItemsAsync(
                        a.CostAnalyses.GetPageAsync(new() { PageSize = Most, Ordering = [AnalyticsOrder.Ascending("created_at")] }, null, t)
                    )
            ),
            ["18 cost summary"] = new(
                "GET",
                "cost-analyses/summary/",
                static async (a, t) => [await a.CostAnalyses.GetSummaryAsync(null, t)]
            ),
            ["19 list dashboard configurations"] = new(
                "GET",
                "dashboard-configurations/",
                static (a, t) => ItemsAsync(a.DashboardConfigurations.GetPageAsync(null, null, t))
            ),
            ["20 create dashboard configuration"] = new(
                "POST",
                "dashboard-configurations/",
                static async (a, t) => [await a.DashboardConfigurations.CreateAsync(DocumentedDashboard, null, t)],
                Status: 201
            ),
            ["21 data of a dashboard"] = new(
                "GET",
                "dashboard/{id}/data/",
                static async (a, t) =>
                    [
                        await a.DashboardConfigurations.GetDataAsync(
                            (await a.DashboardConfigurations.GetPageAsync(null, null, t)).Items[0].Id!,
                            null,
                            t
                        ),
                    ]
            ),
            ["22 list heatmap data"] = new("GET", "heatmap-data/", static (a, t) => ItemsAsync(a.HeatmapData.GetPageAsync(null, null, t))),
            ["23 list predictive insights"] = new(
                "GET",
                "predictive-insights/",
                static (a, t) => ItemsAsync(a.PredictiveInsights.GetPageAsync(new() { IncludeExpired = true, PageSize = Most }, null, t))
            ),
            ["24 acknowledge insight"] = new(
                "POST",
                "predictive-insights/{id}/acknowledge/",
                static async (a, t) =>
                    [
                        (
                            await a.PredictiveInsights.AcknowledgeAsync(
                                (await a.PredictiveInsights.GetPageAsync(null, null, t)).Items[0].Id!,
                                null,
                                t
                            )
                        )!,
                    ],
                "Accuracy"
            ),
            ["25 insight summary"] = new(
                "GET",
                "predictive-insights/summary/",
                static async (a, t) => [await a.PredictiveInsights.GetSummaryAsync(null, t)]
            ),
        };

    /// <summary>As in the vendor's document.</summary>
    public static CreateKpiMetricRequest DocumentedMetric =>
        new()
        {
            Name = "Custom MTTR",
            Description = "Custom Mean Time to Resolve metric",
            MetricType = KpiMetricType.MeanTimeToResolve,
            AggregationType = KpiAggregationType.Average,
            IncidentCategories = ["Infrastructure"],
            IncidentSeverities = ["HIGH", "CRITICAL"],
            TimeWindowHours = 48,
            IsActive = true,
        };

    /// <summary>As in the vendor's document.</summary>
    public static CreatePredictiveModelRequest DocumentedModel =>
        new()
        {
            Name = "Incident Severity Predictor",
            Description = "Predicts incident severity based on historical data",
            ModelType = PredictiveModelType.SeverityPrediction,
            AlgorithmType = PredictiveAlgorithmType.RandomForest,
            ModelConfig = new JsonObject { ["n_estimators"] = 100, ["max_depth"] = 10 },
            FeatureColumns = ["title_length", "description_length", "category"],
            TargetColumn = "severity",
            TrainingDataPeriodDays = 90,
            MinTrainingSamples = 100,
        };

    /// <summary>As in the vendor's document.</summary>
    public static CreateDashboardConfigurationRequest DocumentedDashboard =>
        new()
        {
            Name = "Executive Dashboard",
            Description = "High-level metrics for executives",
            DashboardType = DashboardType.Executive,
            Layout = new() { Rows = 2, Columns = 3 },
            Widgets =
            [
                new()
                {
                    Type = DashboardWidgetType.KpiSummary,
                    Position = new(0, 0),
                    Size = new(2, 1),
                },
                new()
                {
                    Type = DashboardWidgetType.AnomalySummary,
                    Position = new(0, 2),
                    Size = new(1, 1),
                },
            ],
            IsPublic = false,
            AllowedRoles = ["executive", "manager"],
            AutoRefreshEnabled = true,
            RefreshIntervalSeconds = 300,
        };

    private static async Task<IReadOnlyList<object>> ItemsAsync<T>(Task<Page<T>> page)
        where T : class => (await page).Items;

    private static async Task<string> MetricAsync(AnalyticsClient analytics, CancellationToken token) =>
        (await analytics.KpiMetrics.GetPageAsync(null, null, token)).Items[0].Id!;

    private static async Task<string> ModelAsync(AnalyticsClient analytics, CancellationToken token) =>
        (await analytics.PredictiveModels.GetPageAsync(null, null, token)).Items[0].Id!;

    private static async Task<List<string>> OpenAnomaliesAsync(AnalyticsClient analytics, CancellationToken token) =>
        [
            .. (await analytics.AnomalyDetections.GetPageAsync(null, null, token))
                .Items.Where(static a => a.ResolvedAt is null)
                .Select(static a => a.Id!),
        ];
}
