using Refit;
using static IncidentAnalytics.Client.Http.OperationTraits;

namespace IncidentAnalytics.Client.Analytics.DashboardConfigurations;

/// <summary>
/// Low-level interface to dashboard configurations. Use <see cref="DashboardConfigurationsClient"/> for paging and validation.
/// </summary>
public interface IDashboardConfigurationsApi
{
    /// <summary>Lists dashboard configurations: <c>GET /api/analytics/dashboard-configurations/</c>.</summary>
    [Get("/api/analytics/dashboard-configurations/")]
    Task<AnalyticsPage<DashboardConfiguration>> ListAsync(
        [Query] DashboardConfigurationQuery? query,
        [Property] RequestOptions? options,
        CancellationToken cancellationToken
    );

    /// <summary>Creates a dashboard configuration: <c>POST /api/analytics/dashboard-configurations/</c>.</summary>
    [Post("/api/analytics/dashboard-configurations/")]
    Task<DashboardConfiguration> CreateAsync(
        [Body] CreateDashboardConfigurationRequest request,
        [Property] RequestOptions? options,
        CancellationToken cancellationToken
    );

    /// <summary>Reads the data of a dashboard: <c>GET /api/analytics/dashboard/{id}/data/</c>.</summary>
    [Get("/api/analytics/dashboard/{id}/data/")]
    Task<DashboardData> GetDataAsync(string id, [Property] RequestOptions? options, CancellationToken cancellationToken);
}

/// <summary>Operations of <see cref="IDashboardConfigurationsApi"/>.</summary>
internal static class DashboardConfigurationsOperations
{
    private static AnalyticsJsonContext Json => AnalyticsJsonContext.Default;

    public static OperationTable All { get; } =
        new()
        {
            {
                nameof(IDashboardConfigurationsApi.ListAsync),
                "analytics.dashboard_configurations.list",
                static () => Json.AnalyticsPageDashboardConfiguration,
                RetrySafe
            },
            {
                nameof(IDashboardConfigurationsApi.CreateAsync),
                "analytics.dashboard_configurations.create",
                static () => Json.DashboardConfiguration
            },
            {
                nameof(IDashboardConfigurationsApi.GetDataAsync),
                "analytics.dashboard_configurations.get_data",
                static () => Json.DashboardData,
                RetrySafe | Undocumented
            },
        };
}
