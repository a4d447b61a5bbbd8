using IncidentAnalytics.Client.Analytics;
using IncidentAnalytics.Client.Analytics.KpiMetrics;
using IncidentAnalytics.Client.Events;
using IncidentAnalytics.Client.Sonar;
using IncidentAnalytics.Client.Tickets;
using static IncidentAnalytics.Client.Http.OperationTraits;

namespace IncidentAnalytics.Client.DependencyInjection;

/// <summary>
/// Checks the services of one client. A check is the cheapest request of a service, by its own interface, under an operation of its own:
/// the durations of checks are not mixed with those of calls.
/// </summary>
internal sealed class ServiceChecks(ClientParts parts)
{
    /// <summary>A check is repeated soon by those who ask for it.</summary>
    private const int MaxRetries = 1;

    private static readonly OperationTable EventsCheck = new()
    {
        {
            nameof(IEventsApi.GetStatisticsAsync),
            "events.check",
            static () => EventsJsonContext.Default.EventStatisticsResponse,
            RetrySafe
        },
    };

    private static readonly OperationTable SonarCheck = new()
    {
        { nameof(ISonarApi.ListTicketsAsync), "sonar.check", static () => SonarJsonContext.Default.SonarTicketListResponse, RetrySafe },
    };

    private static readonly OperationTable AnalyticsCheck = new()
    {
        {
            nameof(IKpiMetricsApi.ListAsync),
            "analytics.check",
            static () => AnalyticsJsonContext.Default.AnalyticsPageKpiMetric,
            RetrySafe
        },
    };

    private static readonly EventStatisticsBody LastMinute = new() { TimeRange = "-1.-1.1", Step = 60_000 };

    /// <summary>Checks the configured services among the given ones.</summary>
    public async Task<IReadOnlyList<ServiceCheckResult>> RunAsync(
        IReadOnlyCollection<IncidentAnalyticsService> services,
        RequestOptions? options,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (parts.Get<ClientResources>().Disposal.IsCancellationRequested)
            throw TransportFailure.CreateDisposed();

        var checks = new List<Task<ServiceCheckResult>>();
        foreach (var definition in ServiceDefinition.All)
        {
            if (services.Contains(definition.Service) && Connect(definition) is { } connection)
                checks.Add(RunAsync(definition.Service, connection, options, cancellationToken));
        }

        return await Task.WhenAll(checks).ConfigureAwait(false);
    }

    private ServiceConnection? Connect(ServiceDefinition service) =>
        parts.Get<ServiceConnections>().Find(service) is { } connection
            ? connection with
            {
                Limits = connection.Limits with { MaxRetries = Math.Min(connection.Limits.MaxRetries, MaxRetries) },
            }
            : null;

    private async Task<ServiceCheckResult> RunAsync(
        IncidentAnalyticsService service,
        ServiceConnection connection,
        RequestOptions? options,
        CancellationToken cancellationToken
    )
    {
        var started = parts.Time.GetTimestamp();
        Exception? error = null;
        try
        {
            await SendAsync(service, connection, options, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (!IsCancellation(e, cancellationToken) && !IsDisposal(e))
        {
            error = e;
        }

        return new()
        {
            Service = service,
            Operation = (error as IncidentAnalyticsException)?.Operation ?? $"{service.ToString().ToLowerInvariant()}.check",
            Duration = parts.Time.GetElapsedTime(started),
            Error = error,
        };
    }

    private static bool IsCancellation(Exception exception, CancellationToken cancellationToken) =>
        exception is OperationCanceledException && cancellationToken.IsCancellationRequested;

    private static bool IsDisposal(Exception exception) =>
        exception is ObjectDisposedException { ObjectName: nameof(IncidentAnalyticsClient) };

    private Task SendAsync(
        IncidentAnalyticsService service,
        ServiceConnection connection,
        RequestOptions? options,
        CancellationToken cancellationToken
    ) =>
        service switch
        {
            IncidentAnalyticsService.Tickets => ApiFactory
                .Create<ITicketsCheckApi>(connection, TicketsCheckOperations.All, TicketsJsonContext.Default)
                .CheckAsync(parts.Options.Tickets.ClientIdHeader, options, cancellationToken),
            IncidentAnalyticsService.Events => ApiFactory
                .Create<IEventsApi>(connection, EventsCheck, EventsJsonContext.Default)
                .GetStatisticsAsync(GetProjectId(), type: null, LastMinute, options, cancellationToken),
            IncidentAnalyticsService.Sonar => ApiFactory
                .Create<ISonarApi>(connection, SonarCheck, SonarJsonContext.Default)
                .ListTicketsAsync(new() { Limit = 0 }, options, cancellationToken),
            _ => ApiFactory
                .Create<IKpiMetricsApi>(connection, AnalyticsCheck, AnalyticsJsonContext.Default)
                .ListAsync(new() { PageSize = 1 }, options, cancellationToken),
        };

    private string GetProjectId() =>
        parts.Options.Events.DefaultProjectId
        ?? throw new InvalidOperationException("events.check cannot be called: no project is configured. Set Events.ProjectId.");
}
