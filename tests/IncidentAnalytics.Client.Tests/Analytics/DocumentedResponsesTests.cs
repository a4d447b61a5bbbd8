using System.Net;
using System.Text.Json.Nodes;
using IncidentAnalytics.Client.Analytics.AnomalyDetections;
using IncidentAnalytics.Client.Analytics.KpiMetrics;
using IncidentAnalytics.Client.Tests.Support;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Analytics;

/// <summary>The responses of the service's document, verbatim.</summary>
public sealed class DocumentedResponsesTests
{
    private const string KpiMetrics = """
        {
        "count": 10,
        "next": null,
        "previous": null,
        "results": [
        {
        "id": "uuid",
        "name": "Mean Time to Acknowledge",
        "description": "Average time to acknowledge incidents",
        "metric_type": "MTTA",
        "aggregation_type": "AVERAGE",
        "incident_categories": ["Infrastructure", "Application"],
        "incident_severities": ["HIGH", "CRITICAL"],
        "incident_priorities": ["P1", "P2"],
        "calculation_formula": null,
        "time_window_hours": 24,
        "is_active": true,
        "is_system_metric": true,
        "created_by_username": "admin",
        "created_at": "2024-01-01T00:00:00Z",
        "updated_at": "2024-01-01T00:00:00Z",
        "measurement_count": 100,
        "latest_measurement": {
        "value": "15.5",
        "unit": "minutes",
        "calculated_at": "2024-01-01T12:00:00Z",
        "incident_count": 25
        }
        }
        ]
        }
        """;

    private const string KpiSummary = """
        [
        {
        "metric_type": "MTTA",
        "metric_name": "Mean Time to Acknowledge",
        "current_value": "15.5",
        "unit": "minutes",
        "trend": "down",
        "trend_percentage": "-5.2",
        "period_start": "2024-01-01T00:00:00Z",
        "period_end": "2024-01-01T24:00:00Z",
        "incident_count": 25,
        "target_value": null,
        "target_met": true
        }
        ]
        """;

    private const string AnomalySummary = """
        {
        "total_anomalies": 50,
        "critical_anomalies": 5,
        "high_anomalies": 15,
        "medium_anomalies": 20,
        "low_anomalies": 10,
        "unresolved_anomalies": 12,
        "false_positive_rate": "8.5",
        "average_resolution_time": "2:30:00"
        }
        """;

    private const string CostSummary = """
        {
        "total_cost": "125000.00",
        "currency": "USD",
        "downtime_cost": "75000.00",
        "lost_revenue": "40000.00",
        "penalty_cost": "10000.00",
        "resource_cost": "0.00",
        "total_downtime_hours": "150.5",
        "total_affected_users": 5000,
        "cost_per_hour": "830.56",
        "cost_per_user": "25.00"
        }
        """;

    private const string InsightSummary = """
        {
        "total_insights": 25,
        "high_confidence_insights": 8,
        "medium_confidence_insights": 12,
        "low_confidence_insights": 5,
        "acknowledged_insights": 15,
        "validated_insights": 10,
        "expired_insights": 3,
        "average_accuracy": "0.85",
        "active_models": 4
        }
        """;

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
