using System.Text.Json;

namespace IncidentAnalytics.ReferenceServer.Analytics.DashboardConfigurations;

/// <summary>A dashboard: its widgets and who may see it.</summary>
internal sealed record DashboardConfiguration : IRecord
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public string Description { get; init; } = "";

    /// <summary>One of <see cref="DashboardTypes"/>, or what the creator wrote.</summary>
    public required string DashboardType { get; init; }

    /// <summary>The object as it was given.</summary>
    public required JsonElement LayoutConfig { get; init; }

    /// <summary>The list as it was given.</summary>
    public required JsonElement WidgetConfigs { get; init; }

    public bool IsPublic { get; init; }

    public IReadOnlyList<string> AllowedRoles { get; init; } = [];

    public bool AutoRefreshEnabled { get; init; } = true;

    public int RefreshIntervalSeconds { get; init; } = 300;

    public bool IsActive { get; init; } = true;

    public required AnalyticsUser CreatedBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }
}
