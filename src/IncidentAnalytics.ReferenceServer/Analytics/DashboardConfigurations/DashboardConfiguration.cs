using System.Text.Json;
using IncidentAnalytics.ReferenceServer.Analytics.Drf;
using IncidentAnalytics.ReferenceServer.Analytics.Records;

namespace IncidentAnalytics.ReferenceServer.Analytics.DashboardConfigurations;

/// <summary>A dashboard: its widgets and the roles that may see it.</summary>
internal sealed record DashboardConfiguration : IRecord
{
    public Guid Id { get; init; }

    public required string Name { get; init; }

    public string Description { get; init; } = "";

    /// <summary>One of <see cref="DashboardTypes"/>, or any other text.</summary>
    public required string DashboardType { get; init; }

    /// <summary>The object in the create request.</summary>
    public JsonElement LayoutConfig { get; init; } = EmptyJson.Object;

    /// <summary>The list in the create request.</summary>
    public JsonElement WidgetConfigs { get; init; } = EmptyJson.Array;

    public bool IsPublic { get; init; }

    public IReadOnlyList<string> AllowedRoles { get; init; } = [];

    public bool AutoRefreshEnabled { get; init; } = true;

    public int RefreshIntervalSeconds { get; init; } = 300;

    public bool IsActive { get; init; } = true;

    public required AnalyticsUser CreatedBy { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>The types of dashboards. The vendor documents only EXECUTIVE; the others are this server's own.</summary>
internal static class DashboardTypes
{
    public const string Executive = "EXECUTIVE";
    public const string Operational = "OPERATIONAL";
    public const string Technical = "TECHNICAL";
    public const string Custom = "CUSTOM";

    public static readonly IReadOnlyList<string> All = [Executive, Operational, Technical, Custom];
}

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
