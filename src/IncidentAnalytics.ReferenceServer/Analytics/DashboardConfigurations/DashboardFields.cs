using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Analytics.AnomalyDetections;
using IncidentAnalytics.ReferenceServer.Analytics.CostAnalyses;
using IncidentAnalytics.ReferenceServer.Analytics.Drf;
using IncidentAnalytics.ReferenceServer.Analytics.HeatmapData;
using IncidentAnalytics.ReferenceServer.Analytics.KpiMeasurements;
using IncidentAnalytics.ReferenceServer.Analytics.PredictiveInsights;

namespace IncidentAnalytics.ReferenceServer.Analytics.DashboardConfigurations;

/// <summary>Dashboards on the wire.</summary>
internal static class DashboardFields
{
    public static readonly Serializer<DashboardConfiguration> All = new(
        Field<DashboardConfiguration>.Text("id", static dashboard => dashboard.Id.ToString()),
        Field<DashboardConfiguration>.Text("name", static dashboard => dashboard.Name),
        Field<DashboardConfiguration>.Text("description", static dashboard => dashboard.Description),
        Field<DashboardConfiguration>.Text("dashboard_type", static dashboard => dashboard.DashboardType),
        Field<DashboardConfiguration>.Json("layout_config", static dashboard => JsonObject.Create(dashboard.LayoutConfig)),
        Field<DashboardConfiguration>.Json("widget_configs", static dashboard => JsonArray.Create(dashboard.WidgetConfigs)),
        Field<DashboardConfiguration>.Flag("is_public", static dashboard => dashboard.IsPublic),
        Field<DashboardConfiguration>.Texts("allowed_roles", static dashboard => dashboard.AllowedRoles),
        Field<DashboardConfiguration>.Flag("auto_refresh_enabled", static dashboard => dashboard.AutoRefreshEnabled),
        Field<DashboardConfiguration>.Whole("refresh_interval_seconds", static dashboard => dashboard.RefreshIntervalSeconds),
        Field<DashboardConfiguration>.Flag("is_active", static dashboard => dashboard.IsActive),
        Field<DashboardConfiguration>.Text("created_by", static dashboard => dashboard.CreatedBy.Id.ToString()),
        Field<DashboardConfiguration>.Instant("created_at", static dashboard => dashboard.CreatedAt),
        Field<DashboardConfiguration>.Instant("updated_at", static dashboard => dashboard.UpdatedAt)
    );

    public static JsonObject Data(DashboardData data) =>
        new()
        {
            ["kpi_summary"] = KpiMeasurementFields.Summary.WriteAll(data.KpiSummary),
            ["anomaly_summary"] = AnomalyFields.Summary(data.AnomalySummary),
            ["cost_summary"] = CostFields.Summary(data.CostSummary),
            ["insight_summary"] = InsightFields.Summary(data.InsightSummary),
            ["recent_anomalies"] = AnomalyFields.All.WriteAll(data.RecentAnomalies),
            ["recent_insights"] = InsightFields.All.WriteAll(data.RecentInsights),
            ["heatmap_data"] = HeatmapViews.Fields.WriteAll(data.HeatmapData),
            ["last_updated"] = WireText.Instant(data.LastUpdated),
        };
}
