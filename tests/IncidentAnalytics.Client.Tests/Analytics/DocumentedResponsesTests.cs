using System.Net;
using System.Text.Json.Nodes;
using IncidentAnalytics.Client.Analytics.AnomalyDetections;
using IncidentAnalytics.Client.Analytics.KpiMetrics;
using IncidentAnalytics.Client.Tests.Support;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Analytics;

/// <summary>The responses of the service's document, verbatim.</summary>
public sealed class DocumentedResponsesTests
{
    private static string KpiMetrics => DocumentedSample.ReadResponse("analytics.kpi_metrics.list");

    private static string KpiSummary => DocumentedSample.ReadResponse("analytics.kpi_metrics.get_summary");

    private static string AnomalySummary => DocumentedSample.ReadResponse("analytics.anomaly_detections.get_summary");

    private static string CostSummary => DocumentedSample.ReadResponse("analytics.cost_analyses.get_summary");

    private static string InsightSummary => DocumentedSample.ReadResponse("analytics.predictive_insights.get_summary");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task KpiMetrics_GetPageAsync_ReadsDocumentedResponse()
    {
        var page = await CallAsync(KpiMetrics, c => c.Analytics.KpiMetrics.GetPageAsync(cancellationToken: Token));

        Assert.Equal((10, null), (page.TotalCount, page.Next));
        var metric = Assert.Single(page.Items);
        Assert.Equal(
            ("uuid", "Mean Time to Acknowledge", "Average time to acknowledge incidents"),
            (metric.Id, metric.Name, metric.Description)
        );
        Assert.Equal((KpiMetricType.MeanTimeToAcknowledge, KpiAggregationType.Average), (metric.MetricType, metric.AggregationType));
        Assert.Equal(["Infrastructure", "Application"], metric.IncidentCategories!);
        Assert.Equal(["HIGH", "CRITICAL"], metric.IncidentSeverities!);
        Assert.Equal(["P1", "P2"], metric.IncidentPriorities!);
        Assert.Equal((null, 24, true, true), (metric.CalculationFormula, metric.TimeWindowHours, metric.IsActive, metric.IsSystemMetric));
        Assert.Equal(("admin", null), (metric.CreatedByUsername, metric.CreatedBy));
        Assert.Equal((At(0), At(0), 100), (metric.CreatedAt, metric.UpdatedAt, metric.MeasurementCount));
        var latest = metric.LatestMeasurement!;
        Assert.Equal((15.5m, "minutes", At(12), 25), (latest.Value, latest.Unit, latest.CalculatedAt, latest.IncidentCount));
        Assert.Empty(metric.AdditionalProperties);
        AssertSameJson(JsonNode.Parse(KpiMetrics)!["results"]![0]!, metric.ToString());
    }

    [Fact]
    public async Task KpiMetrics_GetSummaryAsync_ReadsDocumentedResponse()
    {
        var summary = Assert.Single(await CallAsync(KpiSummary, c => c.Analytics.KpiMetrics.GetSummaryAsync(cancellationToken: Token)));

        Assert.Equal((KpiMetricType.MeanTimeToAcknowledge, "Mean Time to Acknowledge"), (summary.MetricType, summary.MetricName));
        Assert.Equal(
            (15.5m, "minutes", KpiTrend.Down, -5.2m),
            (summary.CurrentValue, summary.Unit, summary.Trend, summary.TrendPercentage)
        );
        Assert.Equal((At(0), At(24), 25), (summary.PeriodStart, summary.PeriodEnd, summary.IncidentCount));
        Assert.Equal((null, true), (summary.TargetValue, summary.TargetMet));
    }

    [Fact]
    public async Task AnomalyDetections_GetSummaryAsync_ReadsDocumentedResponse()
    {
        var summary = await CallAsync(AnomalySummary, c => c.Analytics.AnomalyDetections.GetSummaryAsync(cancellationToken: Token));

        Assert.Equal(
            (50, 5, 15, 20, 10, 12),
            (
                summary.TotalAnomalies,
                summary.CriticalAnomalies,
                summary.HighAnomalies,
                summary.MediumAnomalies,
                summary.LowAnomalies,
                summary.UnresolvedAnomalies
            )
        );
        Assert.Equal((8.5m, new TimeSpan(2, 30, 0)), (summary.FalsePositiveRate, summary.AverageResolutionTime));
    }

    [Fact]
    public async Task CostAnalyses_GetSummaryAsync_ReadsDocumentedResponse()
    {
        var summary = await CallAsync(CostSummary, c => c.Analytics.CostAnalyses.GetSummaryAsync(cancellationToken: Token));

        Assert.Equal((125000m, "USD"), (summary.TotalCost, summary.Currency));
        Assert.Equal((75000m, 40000m, 10000m, 0m), (summary.DowntimeCost, summary.LostRevenue, summary.PenaltyCost, summary.ResourceCost));
        Assert.Equal(
            (150.5m, 5000, 830.56m, 25m),
            (summary.TotalDowntimeHours, summary.TotalAffectedUsers, summary.CostPerHour, summary.CostPerUser)
        );
        AssertSameJson(JsonNode.Parse(CostSummary)!, summary.ToString());
    }

    [Fact]
    public async Task PredictiveInsights_GetSummaryAsync_ReadsDocumentedResponse()
    {
        var summary = await CallAsync(InsightSummary, c => c.Analytics.PredictiveInsights.GetSummaryAsync(cancellationToken: Token));

        Assert.Equal(
            (25, 8, 12, 5),
            (summary.TotalInsights, summary.HighConfidenceInsights, summary.MediumConfidenceInsights, summary.LowConfidenceInsights)
        );
        Assert.Equal(
            (15, 10, 3, 4),
            (summary.AcknowledgedInsights, summary.ValidatedInsights, summary.ExpiredInsights, summary.ActiveModels)
        );
        Assert.Equal(0.85m, summary.AverageAccuracy);
        AssertSameJson(JsonNode.Parse(InsightSummary)!, summary.ToString());
    }

    [Fact]
    public async Task GetDataAsync_ReadsDocumentedSummaries()
    {
        var data = await CallAsync(
            $$"""
            {
            "kpi_summary": {{KpiSummary}},
            "anomaly_summary": {{AnomalySummary}},
            "cost_summary": {{CostSummary}},
            "insight_summary": {{InsightSummary}},
            "recent_anomalies": [{"severity": "HIGH"}],
            "recent_insights": [{"title": "More to come"}],
            "heatmap_data": [{"unit": "incidents"}],
            "last_updated": "2024-01-01T12:00:00Z"
            }
            """,
            c => c.Analytics.DashboardConfigurations.GetDataAsync("123", cancellationToken: Token)
        );

        Assert.Equal(15.5m, Assert.Single(data.KpiSummary!).CurrentValue);
        Assert.Equal(
            (50, 125000m, 25),
            (data.AnomalySummary!.TotalAnomalies, data.CostSummary!.TotalCost, data.InsightSummary!.TotalInsights)
        );
        Assert.Equal(AnomalySeverity.High, Assert.Single(data.RecentAnomalies!).Severity);
        Assert.Equal("More to come", Assert.Single(data.RecentInsights!).Title);
        Assert.Equal("incidents", Assert.Single(data.HeatmapData!).Unit);
        Assert.Equal(At(12), data.LastUpdated);
    }

    private static DateTimeOffset At(int hour) => new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero).AddHours(hour);

    private static void AssertSameJson(JsonNode expected, string actual)
    {
        // Null members are not written.
        foreach (var name in expected.AsObject().Where(static m => m.Value is null).Select(static m => m.Key).ToList())
            expected.AsObject().Remove(name);
        Assert.True(JsonNode.DeepEquals(expected, JsonNode.Parse(actual)), actual);
    }

    private static async Task<T> CallAsync<T>(string response, Func<IncidentAnalyticsClient, Task<T>> call)
    {
        using var client = AnalyticsTestClient.Create(new ScriptedHandler().Respond(HttpStatusCode.OK, response));
        return await call(client);
    }
}
