using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Analytics.Drf;
using IncidentAnalytics.ReferenceServer.Analytics.Records;

namespace IncidentAnalytics.ReferenceServer.Analytics.DashboardConfigurations;

/// <summary><c>dashboard-configurations/</c> and <c>dashboard/{id}/data/</c>.</summary>
internal sealed class DashboardConfigurationViews(Func<DashboardConfigurationStore> store)
{
    private const int MaxNameLength = 200;
    private const int MaxTextLength = 2_000;
    private const int MinRefreshSeconds = 5;
    private const int SecondsPerDay = 86_400;

    private static readonly ListView<DashboardConfiguration> Lists = new(
        DashboardConfigurationFields.All,
        new(
            // Only one type is documented, so a dashboard can have any type.
            Filter<DashboardConfiguration>.Equal("dashboard_type", static dashboard => dashboard.DashboardType),
            Filter<DashboardConfiguration>.Boolean("is_active", static dashboard => dashboard.IsActive)
        ),
        static dashboard => [dashboard.Name, dashboard.Description]
    );

    public IEnumerable<View> Views =>
        [
            new View("dashboard-configurations/", "Dashboard Configuration List") { Get = List, Post = CreateAsync },
            new View("dashboard/{id}/data/", "Data") { Get = Data },
        ];

    private DrfResponse List(DrfRequest request) => DrfResponse.Ok(Lists.GetPage(request, store().All));

    private async Task<DrfResponse> CreateAsync(DrfRequest request)
    {
        var input = await request.ReadObjectAsync().ConfigureAwait(false);
        var dashboard = new DashboardConfiguration
        {
            Name = input.Text("name", MaxNameLength),
            Description = input.Text("description", MaxTextLength, defaultValue: ""),
            DashboardType = input.Text("dashboard_type", MaxNameLength),
            LayoutConfig = input.Object("layout_config"),
            WidgetConfigs = input.Objects("widget_configs"),
            IsPublic = input.Boolean("is_public", defaultValue: false),
            AllowedRoles = input.TextList("allowed_roles", MaxNameLength),
            AutoRefreshEnabled = input.Boolean("auto_refresh_enabled", defaultValue: true),
            RefreshIntervalSeconds = input.Integer(
                "refresh_interval_seconds",
                defaultValue: 300,
                min: MinRefreshSeconds,
                max: SecondsPerDay
            ),
            IsActive = input.Boolean("is_active", defaultValue: true),
            CreatedBy = AnalyticsUser.From(request),
        };
        input.ThrowIfInvalid();
        return DrfResponse.Created(DashboardConfigurationFields.All.Write(store().Create(dashboard)));
    }

    private DrfResponse Data(DrfRequest request)
    {
        var dashboards = store();
        var dashboard = dashboards.Find(request.GetId()) ?? throw DrfException.NotFound();
        return MaySee(request.User, dashboard) ? DrfResponse.Ok(dashboards.GetData().ToJson()) : throw DrfException.PermissionDenied();
    }

    /// <summary>Public dashboards are visible to everyone, all dashboards to administrators, and others to their allowed roles.</summary>
    private static bool MaySee(DrfUser user, DashboardConfiguration dashboard) =>
        dashboard.IsPublic || user.Roles.Contains(AnalyticsUser.AdminRole) || dashboard.AllowedRoles.Any(user.Roles.Contains);
}

/// <summary>Dashboards on the wire.</summary>
internal static class DashboardConfigurationFields
{
    public static readonly Serializer<DashboardConfiguration> All = new(
        Field<DashboardConfiguration>.Text("id", static dashboard => dashboard.Id.ToString()),
        Field<DashboardConfiguration>.Text("name", static dashboard => dashboard.Name),
        Field<DashboardConfiguration>.Text("description", static dashboard => dashboard.Description),
        Field<DashboardConfiguration>.Text("dashboard_type", static dashboard => dashboard.DashboardType),
        Field<DashboardConfiguration>.Json("layout_config", static dashboard => JsonObject.Create(dashboard.LayoutConfig)),
        Field<DashboardConfiguration>.Json("widget_configs", static dashboard => JsonArray.Create(dashboard.WidgetConfigs)),
        Field<DashboardConfiguration>.Boolean("is_public", static dashboard => dashboard.IsPublic),
        Field<DashboardConfiguration>.TextList("allowed_roles", static dashboard => dashboard.AllowedRoles),
        Field<DashboardConfiguration>.Boolean("auto_refresh_enabled", static dashboard => dashboard.AutoRefreshEnabled),
        Field<DashboardConfiguration>.Integer("refresh_interval_seconds", static dashboard => dashboard.RefreshIntervalSeconds),
        Field<DashboardConfiguration>.Boolean("is_active", static dashboard => dashboard.IsActive),
        Field<DashboardConfiguration>.Text("created_by", static dashboard => dashboard.CreatedBy.Id.ToString()),
        Field<DashboardConfiguration>.Instant("created_at", static dashboard => dashboard.CreatedAt),
        Field<DashboardConfiguration>.Instant("updated_at", static dashboard => dashboard.UpdatedAt)
    );
}
