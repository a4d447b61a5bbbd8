using IncidentAnalytics.Client.Paging;

namespace IncidentAnalytics.Client.Analytics.DashboardConfigurations;

/// <summary>Dashboard configurations.</summary>
public sealed class DashboardConfigurationsClient
{
    private readonly TimeProvider _time;

    /// <summary>Initializes a client over an implementation of the interface.</summary>
    /// <param name="api">The implementation; a mock in tests.</param>
    public DashboardConfigurationsClient(IDashboardConfigurationsApi api)
        : this(api, TimeProvider.System) { }

    internal DashboardConfigurationsClient(IDashboardConfigurationsApi api, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(api);
        Api = api;
        _time = time;
    }

    /// <summary>The endpoints as they are on the wire, for raw responses.</summary>
    public IDashboardConfigurationsApi Api { get; }

    /// <summary>
    /// Lists dashboard configurations, page by page as they are enumerated: <c>GET /api/analytics/dashboard-configurations/</c>.
    /// </summary>
    /// <param name="query">Which, and in which order; null for all. Copied and checked before this method returns.</param>
    /// <param name="options">Options of each page's call, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels every run over the list, beside the token of each enumeration.</param>
    /// <returns>The items, or with <c>AsPages()</c> the pages. What a call can throw is thrown while they are enumerated.</returns>
    /// <exception cref="ArgumentException">The query cannot be sent; <c>ParamName</c> is the path of the member at fault.</exception>
    public AsyncPageable<DashboardConfiguration> ListAsync(
        DashboardConfigurationQuery? query = null,
        RequestOptions? options = null,
        CancellationToken cancellationToken = default
    ) => AnalyticsPaging.List<DashboardConfigurationQuery, DashboardConfiguration>(Api.ListAsync, query, options, _time, cancellationToken);

    /// <summary>One page of the list: <c>GET /api/analytics/dashboard-configurations/?page=…</c>.</summary>
    /// <param name="page">The number of the page, from 1.</param>
    /// <param name="query">Which, and in which order; null for all. Its own page is not looked at.</param>
    /// <param name="options">Per-call options, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The page.</returns>
    /// <exception cref="NotFoundException">There is no such page.</exception>
    /// <exception cref="ArgumentException">The query cannot be sent; <c>ParamName</c> is the path of the member at fault.</exception>
    /// <exception cref="IncidentAnalyticsException">The call failed; the derived types say how.</exception>
    /// <exception cref="InvalidOperationException">The service is not configured; the message says what is missing.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public Task<Page<DashboardConfiguration>> ListPageAsync(
        long page,
        DashboardConfigurationQuery? query = null,
        RequestOptions? options = null,
        CancellationToken cancellationToken = default
    ) =>
        AnalyticsPaging.GetPageAsync<DashboardConfigurationQuery, DashboardConfiguration>(
            Api.ListAsync,
            page,
            query,
            options,
            _time,
            cancellationToken
        );

    /// <summary>
    /// Makes a dashboard configuration: <c>POST /api/analytics/dashboard-configurations/</c>. Never repeated once it may have run.
    /// </summary>
    /// <param name="request">What to make. It is checked and written before this method returns.</param>
    /// <param name="options">Per-call options, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>What was made, as the service has it.</returns>
    /// <exception cref="ArgumentException">The request cannot be sent; <c>ParamName</c> is the path of the member at fault.</exception>
    /// <exception cref="IncidentAnalyticsException">The call failed; the derived types say how.</exception>
    /// <exception cref="InvalidOperationException">The service is not configured; the message says what is missing.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
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

    /// <summary>What a dashboard shows: <c>GET /api/analytics/dashboard/{id}/data/</c>.</summary>
    /// <param name="id">The id of the dashboard.</param>
    /// <param name="options">Per-call options, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ArgumentException">The id is empty, or would change the route.</exception>
    /// <exception cref="IncidentAnalyticsException">The call failed; the derived types say how.</exception>
    /// <exception cref="InvalidOperationException">The service is not configured; the message says what is missing.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public Task<DashboardData> GetDataAsync(string id, RequestOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetDataAsync(id, options, cancellationToken);
}
