using System.Text.Json;

namespace IncidentAnalytics.ReferenceServer.Analytics.DashboardConfigurations;

/// <summary>The dashboards that are there from the start: one for everybody, one for executives and managers.</summary>
internal static class SystemDashboards
{
    public static IEnumerable<DashboardConfiguration> Create(RecordIds ids, IncidentSet incidents)
    {
        yield return Dashboard(
            ids.For(RecordKind.Dashboard, 0),
            incidents.StartsAt,
            "Executive Dashboard",
            "High-level metrics for executives",
            DashboardTypes.Executive
        ) with
        {
            LayoutConfig = Json("""{"rows":2,"columns":3}"""),
            WidgetConfigs = Json(
                """
                [{"type":"kpi_summary","position":{"row":0,"column":0},"size":{"width":2,"height":1}},
                {"type":"anomaly_summary","position":{"row":0,"column":2},"size":{"width":1,"height":1}},
                {"type":"cost_summary","position":{"row":1,"column":0},"size":{"width":3,"height":1}}]
                """
            ),
            AllowedRoles = ["executive", "manager"],
        };
        yield return Dashboard(
            ids.For(RecordKind.Dashboard, 1),
            incidents.StartsAt,
            "Operations Dashboard",
            "What is going on",
            DashboardTypes.Operational
        ) with
        {
            LayoutConfig = Json("""{"rows":2,"columns":2}"""),
            WidgetConfigs = Json(
                """
                [{"type":"recent_anomalies","position":{"row":0,"column":0},"size":{"width":1,"height":1}},
                {"type":"recent_insights","position":{"row":0,"column":1},"size":{"width":1,"height":1}},
                {"type":"heatmap_data","position":{"row":1,"column":0},"size":{"width":2,"height":1}}]
                """
            ),
            IsPublic = true,
            RefreshIntervalSeconds = 60,
        };
    }

    private static DashboardConfiguration Dashboard(Guid id, DateTimeOffset createdAt, string name, string description, string type) =>
        new()
        {
            Id = id,
            Name = name,
            Description = description,
            DashboardType = type,
            LayoutConfig = default,
            WidgetConfigs = default,
            CreatedBy = AnalyticsUser.Admin,
            CreatedAt = createdAt,
            UpdatedAt = createdAt,
        };

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;
}
