using IncidentAnalytics.Client.Paging;
using Refit;

namespace IncidentAnalytics.Client.Analytics.DashboardConfigurations;

/// <summary>Client for dashboards: their configurations and their data.</summary>
/// <inheritdoc cref="AnalyticsClient" path="/remarks"/>
public sealed class DashboardConfigurationsClient
{
    private readonly TimeProvider _time;

    /// <summary>Initializes a client over an implementation of the low-level interface.</summary>
    /// <param name="api">The implementation, such as a mock in tests.</param>
    public DashboardConfigurationsClient(IDashboardConfigurationsApi api)
        : this(api, TimeProvider.System) { }

    internal DashboardConfigurationsClient(IDashboardConfigurationsApi api, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(api);
        Api = api;
        _time = time;
    }

    /// <summary>The low-level interface.</summary>
    public IDashboardConfigurationsApi Api { get; }

    /// <summary>Lists dashboard configurations: <c>GET /api/analytics/dashboard-configurations/</c>.</summary>
    /// <param name="query">Filters, order and first page; null for all. Validated and copied before this method returns.</param>
    /// <param name="options">Options of each page's call, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels every enumeration, in addition to the token of each.</param>
    /// <returns>The items, or with <c>AsPages()</c> the pages. A page is requested when its items are enumerated.</returns>
    public AsyncPageable<DashboardConfiguration> ListAsync(
        DashboardConfigurationQuery? query = null,
        RequestOptions? options = null,
        CancellationToken cancellationToken = default
    ) => AnalyticsPaging.List<DashboardConfigurationQuery, DashboardConfiguration>(Api.ListAsync, query, options, _time, cancellationToken);

    /// <summary>Reads one page of dashboard configurations: <c>GET /api/analytics/dashboard-configurations/</c>.</summary>
    /// <param name="query">Filters, order and page; null for the first page of all.</param>
    /// <param name="options">Per-call options, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The page.</returns>
    /// <exception cref="NotFoundException">The page does not exist.</exception>
    public Task<Page<DashboardConfiguration>> GetPageAsync(
        DashboardConfigurationQuery? query = null,
        RequestOptions? options = null,
        CancellationToken cancellationToken = default
    ) =>
        AnalyticsPaging.GetPageAsync<DashboardConfigurationQuery, DashboardConfiguration>(
            Api.ListAsync,
            query,
            options,
            _time,
            cancellationToken
        );

    /// <summary>Creates a dashboard configuration: <c>POST /api/analytics/dashboard-configurations/</c>.</summary>
    /// <param name="request">The dashboard configuration to create. Validated and written before this method returns.</param>
    /// <param name="options">Per-call options, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The created dashboard configuration.</returns>
    /// <remarks>Not retried once the service may have received the request.</remarks>
    public Task<DashboardConfiguration> CreateAsync(
        CreateDashboardConfigurationRequest request,
        RequestOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        request.ThrowIfInvalid();
        return Api.CreateAsync(request, options, cancellationToken);
    }

    /// <summary>Reads the data of a dashboard: <c>GET /api/analytics/dashboard/{id}/data/</c>.</summary>
    /// <param name="id">Identifier of the dashboard.</param>
    /// <param name="options">Per-call options, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The data.</returns>
    /// <example>
    /// <code>
    /// var dashboardId = "0d5b6a52-7a1e-4a0f-9a3b-5f6f0d1c2b3a";
    /// var data = await client.Analytics.DashboardConfigurations.GetDataAsync(dashboardId, cancellationToken: cancellationToken);
    /// foreach (var kpi in data.KpiSummary ?? [])
    ///     Console.WriteLine($"{kpi.MetricName}: {kpi.CurrentValue} {kpi.Unit}");
    /// </code>
    /// </example>
    public Task<DashboardData> GetDataAsync(string id, RequestOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetDataAsync(id, options, cancellationToken);
}

/// <summary>Filters for listing dashboard configurations.</summary>
public sealed record DashboardConfigurationQuery : AnalyticsListQuery
{
    /// <summary>Type of the dashboards (<c>dashboard_type</c>).</summary>
    [AliasAs("dashboard_type")]
    public DashboardType? DashboardType { get; init; }

    /// <summary>Whether the dashboards are active (<c>is_active</c>).</summary>
    [AliasAs("is_active")]
    public bool? IsActive { get; init; }

    private protected override void ThrowIfInvalid()
    {
        Guard.ThrowIfEmpty(DashboardType, "query.DashboardType");
    }
}
