using IncidentAnalytics.ReferenceServer.Analytics.Records;

namespace IncidentAnalytics.ReferenceServer.Analytics.DashboardConfigurations;

/// <summary>The dashboards, the system's first, and the data that they show.</summary>
/// <param name="world">The world.</param>
/// <param name="getData">Collects the data of a dashboard from the other resources.</param>
internal sealed class DashboardConfigurationStore(AnalyticsWorld world, Func<DashboardData> getData) : RecordStore<DashboardConfiguration>
{
    /// <summary>Adds a dashboard.</summary>
    /// <param name="dashboard">A validated dashboard; its id and times are ignored.</param>
    /// <returns>The dashboard with its id and times.</returns>
    public DashboardConfiguration Create(DashboardConfiguration dashboard)
    {
        var now = world.Now;
        var created = dashboard with { Id = world.Ids.CreateNext(RecordKind.Dashboard), CreatedAt = now, UpdatedAt = now };
        Add(created);
        return created;
    }

    /// <summary>What every dashboard shows. Whether the user may see it is checked by the view.</summary>
    public DashboardData GetData() => getData();

    protected override IEnumerable<DashboardConfiguration> CreateInitial()
    {
        DashboardConfiguration[] system = [.. SystemDashboards.Create(world.Ids, world.Incidents)];
        return world.IsGenerated ? system.Concat(TeamDashboards.Create(world.Ids, world.Incidents, system.Length)) : system;
    }
}
