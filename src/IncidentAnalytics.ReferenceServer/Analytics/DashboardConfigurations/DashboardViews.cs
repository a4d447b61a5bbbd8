using IncidentAnalytics.ReferenceServer.Analytics.Drf;

namespace IncidentAnalytics.ReferenceServer.Analytics.DashboardConfigurations;

/// <summary><c>dashboard-configurations/</c> and <c>dashboard/{id}/data/</c>.</summary>
internal sealed class DashboardViews(AnalyticsStore store)
{
    private const int LongestName = 200;
    private const int LongestText = 2_000;
    private const int ShortestRefresh = 5;
    private const int SecondsOfADay = 86_400;

    private static readonly ListView<DashboardConfiguration> Lists = new(
        DashboardFields.All,
        new(
            // Only one type is documented, so that any may have been created.
            Filter<DashboardConfiguration>.Equal("dashboard_type", static dashboard => dashboard.DashboardType),
            Filter<DashboardConfiguration>.Flag("is_active", static dashboard => dashboard.IsActive)
        ),
        static dashboard => [dashboard.Name, dashboard.Description]
    );

    public IEnumerable<View> Views =>
        [
            new View("dashboard-configurations/", "Dashboard Configuration List") { Get = List, Post = CreateAsync },
            new View("dashboard/{id}/data/", "Data") { Get = Data },
        ];

    private DrfResponse List(DrfRequest request) => DrfResponse.Ok(Lists.Answer(request, store.Current.Dashboards));

    private async Task<DrfResponse> CreateAsync(DrfRequest request)
    {
        var input = await request.ReadObjectAsync().ConfigureAwait(false);
        var draft = new DashboardDraft
        {
            Name = input.Text("name", LongestName),
            Description = input.Text("description", LongestText, absent: ""),
            DashboardType = input.Text("dashboard_type", LongestName),
            LayoutConfig = input.Object("layout_config"),
            WidgetConfigs = input.Objects("widget_configs"),
            IsPublic = input.Flag("is_public", absent: false),
            AllowedRoles = input.Texts("allowed_roles", LongestName),
            AutoRefreshEnabled = input.Flag("auto_refresh_enabled", absent: true),
            RefreshIntervalSeconds = input.Whole("refresh_interval_seconds", absent: 300, least: ShortestRefresh, most: SecondsOfADay),
            IsActive = input.Flag("is_active", absent: true),
        };
        input.Check();
        return DrfResponse.Created(DashboardFields.All.Write(store.Current.CreateDashboard(draft, Users.Of(request))));
    }

    private DrfResponse Data(DrfRequest request)
    {
        var state = store.Current;
        var dashboard = state.FindDashboard(Ids.Read(request)) ?? throw DrfException.NotFound();
        return MaySee(request.User, dashboard)
            ? DrfResponse.Ok(DashboardFields.Data(state.DashboardData()))
            : throw DrfException.PermissionDenied();
    }

    /// <summary>Everybody sees what is public, administrators see all, and others what one of their roles is allowed to see.</summary>
    private static bool MaySee(DrfUser user, DashboardConfiguration dashboard) =>
        dashboard.IsPublic || user.Roles.Contains(AnalyticsUsers.AdminRole) || dashboard.AllowedRoles.Any(user.Roles.Contains);
}
