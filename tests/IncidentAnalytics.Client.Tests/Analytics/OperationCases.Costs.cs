using IncidentAnalytics.Client.Analytics.CostAnalyses;
using IncidentAnalytics.Client.Analytics.DashboardConfigurations;
using IncidentAnalytics.Client.Analytics.HeatmapData;
using IncidentAnalytics.Client.Analytics.PredictiveInsights;

namespace IncidentAnalytics.Client.Tests.Analytics;

internal static partial class OperationCases
{
    private static IEnumerable<OperationCase> Costs =>
        [
            new(
                "analytics.cost_analyses.list",
                "GET /api/analytics/cost-analyses/?start_date=2024-01-01T00%3A00%3A00Z&end_date=2024-02-01T00%3A00%3A00.123456Z&cost_type=LOST_REVENUE&is_validated=true",
                null,
                (client, options, token) =>
                    TextAsync(
                        client.CostAnalyses.ListAsync(
                            new()
                            {
                                CostType = CostType.LostRevenue,
                                IsValidated = true,
                                Range = TimeRange.Between(Start, End),
                            },
                            options,
                            token
                        ),
                        c => $"{c.CostAmount} {c.Currency}",
                        token
                    ),
                List("""{"cost_amount":"1234567890123456789.0123456789","currency":"USD"}"""),
                "1234567890123456789.0123456789 USD"
            ),
            new(
                "analytics.cost_analyses.get_summary",
                "GET /api/analytics/cost-analyses/summary/",
                null,
                (client, options, token) =>
                    TextAsync(client.CostAnalyses.GetSummaryAsync(options, token), s => $"{s.TotalCost} {s.CostPerUser ?? -1}"),
                """{"total_cost":"125000.00","cost_per_user":""}""",
                "125000.00 -1"
            ),
        ];

    private static IEnumerable<OperationCase> Dashboards =>
        [
            new(
                "analytics.dashboard_configurations.list",
                "GET /api/analytics/dashboard-configurations/?dashboard_type=EXECUTIVE&is_active=false",
                null,
                (client, options, token) =>
                    TextAsync(
                        client.DashboardConfigurations.ListAsync(
                            new() { DashboardType = DashboardType.Executive, IsActive = false },
                            options,
                            token
                        ),
                        d => $"{d.Layout} {d.Widgets}",
                        token
                    ),
                List("""{"layout_config":{"rows":2},"widget_configs":[]}"""),
                """{"rows":2} []"""
            ),
            new(
                "analytics.dashboard_configurations.create",
                "POST /api/analytics/dashboard-configurations/",
                """{"name":"n","dashboard_type":"NEW","widget_configs":[{"type":"clock","zone":"UTC"}]}""",
                (client, options, token) =>
                    TextAsync(
                        client.DashboardConfigurations.CreateAsync(
                            new()
                            {
                                Name = "n",
                                DashboardType = new DashboardType("NEW"),
                                Widgets =
                                [
                                    new()
                                    {
                                        Type = new DashboardWidgetType("clock"),
                                        AdditionalProperties = new() { ["zone"] = "UTC" },
                                    },
                                ],
                            },
                            options,
                            token
                        ),
                        d => $"{d.Id} {d.IsPublic}"
                    ),
                """{"id":"d","is_public":false}""",
                "d False",
                IsRetrySafe: false
            ),
            new(
                "analytics.dashboard_configurations.get_data",
                "GET /api/analytics/dashboard/123/data/",
                null,
                (client, options, token) =>
                    TextAsync(
                        client.DashboardConfigurations.GetDataAsync("123", options, token),
                        d => $"{d.KpiSummary!.Count} {d.LastUpdated:u}"
                    ),
                """{"kpi_summary":[{},{}],"last_updated":"2024-01-01T12:00:00"}""",
                "2 2024-01-01 12:00:00Z"
            ),
        ];

    private static IEnumerable<OperationCase> Heatmaps =>
        [
            new(
                "analytics.heatmap_data.list",
                "GET /api/analytics/heatmap-data/?heatmap_type=COST_IMPACT&time_granularity=HOURLY",
                null,
                (client, options, token) =>
                    TextAsync(
                        client.HeatmapData.ListAsync(
                            new() { HeatmapType = HeatmapType.CostImpact, TimeGranularity = HeatmapGranularity.Hourly },
                            options,
                            token
                        ),
                        h => $"{Cells(h)}",
                        token
                    ),
                List("""{"values":[[1,null,2.5],["3"]]}"""),
                "1,-,2.5;3"
            ),
        ];

    private static IEnumerable<OperationCase> Insights =>
        [
            new(
                "analytics.predictive_insights.list",
                "GET /api/analytics/predictive-insights/?insight_type=ANOMALY_WARNING&confidence_level=HIGH&is_acknowledged=false&is_validated=true&include_expired=true",
                null,
                (client, options, token) =>
                    TextAsync(
                        client.PredictiveInsights.ListAsync(
                            new()
                            {
                                InsightType = InsightType.AnomalyWarning,
                                ConfidenceLevel = ConfidenceLevel.High,
                                IsAcknowledged = false,
                                IsValidated = true,
                                IncludeExpired = true,
                            },
                            options,
                            token
                        ),
                        i => $"{i.ConfidenceLevel} {i.Accuracy ?? -1} {i.PredictedValue}",
                        token
                    ),
                List("""{"confidence_level":"HIGH","accuracy":null,"predicted_value":{"severity":"P1"}}"""),
                """HIGH -1 {"severity":"P1"}"""
            ),
            new(
                "analytics.predictive_insights.acknowledge",
                "POST /api/analytics/predictive-insights/i/acknowledge/",
                "{}",
                (client, options, token) =>
                    TextAsync(
                        client.PredictiveInsights.AcknowledgeAsync("i", options, token),
                        i => $"{i?.IsAcknowledged} {i?.AcknowledgedBy}"
                    ),
                """{"is_acknowledged":true,"acknowledged_by":9}""",
                "True 9"
            ),
            new(
                "analytics.predictive_insights.get_summary",
                "GET /api/analytics/predictive-insights/summary/",
                null,
                (client, options, token) =>
                    TextAsync(client.PredictiveInsights.GetSummaryAsync(options, token), s => $"{s.AverageAccuracy} {s.ActiveModels}"),
                """{"average_accuracy":0.85,"active_models":4}""",
                "0.85 4"
            ),
        ];
}
