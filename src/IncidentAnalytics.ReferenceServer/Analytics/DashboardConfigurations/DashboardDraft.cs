using System.Text.Json;

namespace IncidentAnalytics.ReferenceServer.Analytics.DashboardConfigurations;

/// <summary>A dashboard to be created, already checked by the caller.</summary>
internal sealed record DashboardDraft
{
    public required string Name { get; init; }

    public string Description { get; init; } = "";

    public required string DashboardType { get; init; }

    /// <summary>An object; undefined stands for an empty one. Its document must outlive the server: clone it.</summary>
    public JsonElement LayoutConfig { get; init; }

    /// <summary>A list; undefined stands for an empty one. Clone it.</summary>
    public JsonElement WidgetConfigs { get; init; }

    public bool IsPublic { get; init; }

    public IReadOnlyList<string> AllowedRoles { get; init; } = [];

    public bool AutoRefreshEnabled { get; init; } = true;

    public int RefreshIntervalSeconds { get; init; } = 300;

    public bool IsActive { get; init; } = true;
}
