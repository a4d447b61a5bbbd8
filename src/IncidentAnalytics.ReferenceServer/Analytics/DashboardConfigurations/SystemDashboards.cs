using System.Text.Json;
using IncidentAnalytics.ReferenceServer.Analytics.Incidents;
using IncidentAnalytics.ReferenceServer.Analytics.Records;

namespace IncidentAnalytics.ReferenceServer.Analytics.DashboardConfigurations;

/// <summary>The system's dashboards: one for everyone, and one for executives and managers.</summary>
internal static class SystemDashboards
{
    public static IEnumerable<DashboardConfiguration> Create(RecordIds ids, IncidentSet incidents)
    {
        yield return Dashboard(
            ids.Create(RecordKind.Dashboard, 0),
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
            ids.Create(RecordKind.Dashboard, 1),
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
            CreatedBy = AnalyticsUser.Admin,
            CreatedAt = createdAt,
            UpdatedAt = createdAt,
        };

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;
}

/// <summary>The dashboards of teams in a generated world: one of each type per application, some of them inactive.</summary>
internal static class TeamDashboards
{
    private const int InactiveEvery = 5;

    private static readonly JsonElement Layout = JsonDocument.Parse("""{"rows":1,"columns":1}""").RootElement;
    private static readonly JsonElement Widgets = JsonDocument
        .Parse("""[{"type":"insight_summary","position":{"row":0,"column":0},"size":{"width":1,"height":1}}]""")
        .RootElement;

    /// <param name="ids">Creates the ids.</param>
    /// <param name="incidents">The incidents of the world.</param>
    /// <param name="firstNumber">The number of the first team dashboard among all dashboards.</param>
    public static IEnumerable<DashboardConfiguration> Create(RecordIds ids, IncidentSet incidents, int firstNumber)
    {
        var number = 0;
        foreach (var application in incidents.Applications)
        {
            foreach (var type in DashboardTypes.All)
            {
                var createdAt = incidents.StartsAt.AddDays(number + 1);
                yield return new DashboardConfiguration
                {
                    Id = ids.Create(RecordKind.Dashboard, firstNumber + number),
                    Name = $"{application}: {type.ToLowerInvariant()}",
                    Description = $"Made by the team of {application}",
                    DashboardType = type,
                    LayoutConfig = Layout,
                    WidgetConfigs = Widgets,
                    IsPublic = number % 3 == 0,
                    AllowedRoles = number % 3 == 1 ? ["viewer"] : [application],
                    AutoRefreshEnabled = number % 2 == 0,
                    IsActive = number % InactiveEvery != InactiveEvery - 1,
                    CreatedBy = AnalyticsUser.Operations,
                    CreatedAt = createdAt,
                    UpdatedAt = createdAt,
                };
                number++;
            }
        }
    }
}
