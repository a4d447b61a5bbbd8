using Refit;
using static IncidentAnalytics.Client.Http.OperationTraits;

namespace IncidentAnalytics.Client.Analytics.DashboardConfigurations;

/// <summary>
/// Dashboard configurations, endpoint by endpoint. Low-level interface: use <see cref="DashboardConfigurationsClient"/> for typed results.
/// </summary>
public interface IDashboardConfigurationsApi
{
    /// <summary>Lists dashboard configurations: <c>GET /api/analytics/dashboard-configurations/</c>.</summary>
    /// <param name="query">Which, in which order, and which page; null for the first page of all.</param>
    /// <param name="options">Per-call options, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The response body.</returns>
    /// <exception cref="IncidentAnalyticsException">The call failed; the derived types say how.</exception>
    /// <exception cref="ArgumentException">An argument, option or header cannot be sent; <c>ParamName</c> is its path.</exception>
    /// <exception cref="InvalidOperationException">The service is not configured; the message says what is missing.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    [Get("/api/analytics/dashboard-configurations/")]
    Task<AnalyticsPage<DashboardConfiguration>> ListAsync(
        [Query] DashboardConfigurationQuery? query,
        [Property] RequestOptions? options,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// Makes a dashboard configuration: <c>POST /api/analytics/dashboard-configurations/</c>. Never repeated once it may have run.
    /// </summary>
    /// <param name="request">What to make.</param>
    /// <param name="options">Per-call options, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The response body.</returns>
    /// <exception cref="IncidentAnalyticsException">The call failed; the derived types say how.</exception>
    /// <exception cref="ArgumentException">An argument, option or header cannot be sent; <c>ParamName</c> is its path.</exception>
    /// <exception cref="InvalidOperationException">The service is not configured; the message says what is missing.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    [Post("/api/analytics/dashboard-configurations/")]
    Task<DashboardConfiguration> CreateAsync(
        [Body] CreateDashboardConfigurationRequest request,
        [Property] RequestOptions? options,
        CancellationToken cancellationToken
    );

    /// <summary>What a dashboard shows: <c>GET /api/analytics/dashboard/{id}/data/</c>.</summary>
    /// <param name="id">The id of the dashboard.</param>
    /// <param name="options">Per-call options, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The response body.</returns>
    /// <exception cref="IncidentAnalyticsException">The call failed; the derived types say how.</exception>
    /// <exception cref="ArgumentException">An argument, option or header cannot be sent; <c>ParamName</c> is its path.</exception>
    /// <exception cref="InvalidOperationException">The service is not configured; the message says what is missing.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    [Get("/api/analytics/dashboard/{id}/data/")]
    Task<DashboardData> GetDataAsync(string id, [Property] RequestOptions? options, CancellationToken cancellationToken);
}

/// <summary>The operations of <see cref="IDashboardConfigurationsApi"/>.</summary>
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
