using System.Net;
using System.Text.Json.Nodes;
using IncidentAnalytics.Client.Analytics.DashboardConfigurations;
using IncidentAnalytics.Client.Analytics.KpiMetrics;
using IncidentAnalytics.Client.Analytics.PredictiveModels;
using IncidentAnalytics.Client.Tests.Support;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Analytics;

/// <summary>The request bodies of the service's document: the client sends the same members in the same order.</summary>
public sealed class DocumentedRequestsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public Task KpiMetrics_CreateAsync_SendsDocumentedBody() =>
        AssertSendsAsync(
            DocumentedSample.ReadRequest("analytics.kpi_metrics.create"),
            c =>
                c.Analytics.KpiMetrics.CreateAsync(
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
                    },
                    cancellationToken: Token
                )
        );

    [Fact]
    public Task PredictiveModels_CreateAsync_SendsDocumentedBody() =>
        AssertSendsAsync(
            DocumentedSample.ReadRequest("analytics.predictive_models.create"),
            c =>
                c.Analytics.PredictiveModels.CreateAsync(
                    new()
                    {
                        Name = "Incident Severity Predictor",
                        Description = "Predicts incident severity based on historical data",
                        ModelType = PredictiveModelType.SeverityPrediction,
                        AlgorithmType = PredictiveAlgorithmType.RandomForest,
                        ModelConfig = new() { ["n_estimators"] = 100, ["max_depth"] = 10 },
                        FeatureColumns = ["title_length", "description_length", "category"],
                        TargetColumn = "severity",
                        TrainingDataPeriodDays = 90,
                        MinTrainingSamples = 100,
                    },
                    cancellationToken: Token
                )
        );

    [Fact]
    public Task PredictiveModels_CreateAsync_SendsBodyOfPythonExample() =>
        AssertSendsAsync(
            """
            {
            "name": "Incident Predictor",
            "model_type": "INCIDENT_PREDICTION",
            "algorithm_type": "RANDOM_FOREST",
            "model_config": {"n_estimators": 100}
            }
            """,
            c =>
                c.Analytics.PredictiveModels.CreateAsync(
                    new()
                    {
                        Name = "Incident Predictor",
                        ModelType = PredictiveModelType.IncidentPrediction,
                        AlgorithmType = PredictiveAlgorithmType.RandomForest,
                        ModelConfig = new() { ["n_estimators"] = 100 },
                    },
                    cancellationToken: Token
                )
        );

    [Fact]
    public Task DashboardConfigurations_CreateAsync_SendsDocumentedBody() =>
        AssertSendsAsync(
            DocumentedSample.ReadRequest("analytics.dashboard_configurations.create"),
            c =>
                c.Analytics.DashboardConfigurations.CreateAsync(
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
                    },
                    cancellationToken: Token
                )
        );

    private static async Task AssertSendsAsync<T>(string documented, Func<IncidentAnalyticsClient, Task<T>> create)
    {
        using var _ = new CultureScope("ar-SA");
        var server = new ScriptedHandler().Respond(HttpStatusCode.Created, """{"id":"uuid"}""");
        using var client = AnalyticsTestClient.Create(server);

        await create(client);

        Assert.Equal(JsonNode.Parse(documented)!.ToJsonString(), server.Calls[0].Text);
    }
}
