using System.Text.Json.Serialization;
using IncidentAnalytics.Client.Analytics;
using IncidentAnalytics.Client.Analytics.AnomalyDetections;
using IncidentAnalytics.Client.Analytics.CostAnalyses;
using IncidentAnalytics.Client.Analytics.DashboardConfigurations;
using IncidentAnalytics.Client.Analytics.HeatmapData;
using IncidentAnalytics.Client.Analytics.KpiMeasurements;
using IncidentAnalytics.Client.Analytics.KpiMetrics;
using IncidentAnalytics.Client.Analytics.PredictiveInsights;
using IncidentAnalytics.Client.Analytics.PredictiveModels;
using IncidentAnalytics.Client.Analytics.RecurrenceAnalyses;
using IncidentAnalytics.Client.Authentication;
using IncidentAnalytics.Client.Events;
using IncidentAnalytics.Client.Sonar;
using IncidentAnalytics.Client.Tickets;
using Microsoft.Extensions.DependencyInjection;

namespace IncidentAnalytics.Client.DependencyInjection;

/// <summary>
/// Registers a client and its parts with a container, for <c>AddIncidentAnalytics</c> and <see cref="IncidentAnalyticsClient.Create"/>.
/// Parts that are already registered are kept.
/// </summary>
internal static class ClientRegistration
{
    /// <param name="services">The container.</param>
    /// <param name="tenant">The key of all parts; null for a client without a key.</param>
    public static void TryAddClient(IServiceCollection services, string? tenant)
    {
        var parts = new TenantServiceCollection(services, tenant);

        parts.TryAdd(static p => new ClientContext(p.Options));
        parts.TryAdd(static _ => new ClientResources());
        parts.TryAdd(static p => new Recorders(p));
        parts.TryAdd(static p => new ServiceConnections(p));
        parts.TryAdd(static p => new ServiceChecks(p));

        parts.TryAddApi<ITicketsApi>(ServiceDefinition.Tickets, TicketsOperations.All, TicketsJsonContext.Default);
        parts.TryAdd(static p => new TicketsClient(p.Get<ITicketsApi>(), p.Time, p.Options.Tickets.ClientIdHeader));

        parts.TryAddApi<IEventsApi>(ServiceDefinition.Events, EventsOperations.All, EventsJsonContext.Default);
        parts.TryAdd(static p => new EventsClient(p.Get<IEventsApi>(), p.Time, p.Options.Events.DefaultProjectId));

        parts.TryAddApi<ISonarApi>(ServiceDefinition.Sonar, SonarOperations.All, SonarJsonContext.Default);
        parts.TryAdd(static p => new SonarClient(p.Get<ISonarApi>(), p.Time));

        var json = AnalyticsJsonContext.Default;
        parts.TryAddApi<IKpiMetricsApi>(ServiceDefinition.Analytics, KpiMetricsOperations.All, json);
        parts.TryAdd(static p => new KpiMetricsClient(p.Get<IKpiMetricsApi>(), p.Time));
        parts.TryAddApi<IKpiMeasurementsApi>(ServiceDefinition.Analytics, KpiMeasurementsOperations.All, json);
        parts.TryAdd(static p => new KpiMeasurementsClient(p.Get<IKpiMeasurementsApi>(), p.Time));
        parts.TryAddApi<IRecurrenceAnalysesApi>(ServiceDefinition.Analytics, RecurrenceAnalysesOperations.All, json);
        parts.TryAdd(static p => new RecurrenceAnalysesClient(p.Get<IRecurrenceAnalysesApi>(), p.Time));
        parts.TryAddApi<IPredictiveModelsApi>(ServiceDefinition.Analytics, PredictiveModelsOperations.All, json);
        parts.TryAdd(static p => new PredictiveModelsClient(p.Get<IPredictiveModelsApi>(), p.Time));
        parts.TryAddApi<IAnomalyDetectionsApi>(ServiceDefinition.Analytics, AnomalyDetectionsOperations.All, json);
        parts.TryAdd(static p => new AnomalyDetectionsClient(p.Get<IAnomalyDetectionsApi>(), p.Time));
        parts.TryAddApi<ICostAnalysesApi>(ServiceDefinition.Analytics, CostAnalysesOperations.All, json);
        parts.TryAdd(static p => new CostAnalysesClient(p.Get<ICostAnalysesApi>(), p.Time));
        parts.TryAddApi<IDashboardConfigurationsApi>(ServiceDefinition.Analytics, DashboardConfigurationsOperations.All, json);
        parts.TryAdd(static p => new DashboardConfigurationsClient(p.Get<IDashboardConfigurationsApi>(), p.Time));
        parts.TryAddApi<IHeatmapDataApi>(ServiceDefinition.Analytics, HeatmapDataOperations.All, json);
        parts.TryAdd(static p => new HeatmapDataClient(p.Get<IHeatmapDataApi>(), p.Time));
        parts.TryAddApi<IPredictiveInsightsApi>(ServiceDefinition.Analytics, PredictiveInsightsOperations.All, json);
        parts.TryAdd(static p => new PredictiveInsightsClient(p.Get<IPredictiveInsightsApi>(), p.Time));
        parts.TryAdd(static p => new AnalyticsClient(
            p.Get<KpiMetricsClient>(),
            p.Get<KpiMeasurementsClient>(),
            p.Get<RecurrenceAnalysesClient>(),
            p.Get<PredictiveModelsClient>(),
            p.Get<AnomalyDetectionsClient>(),
            p.Get<CostAnalysesClient>(),
            p.Get<DashboardConfigurationsClient>(),
            p.Get<HeatmapDataClient>(),
            p.Get<PredictiveInsightsClient>()
        ));

        parts.TryAdd(static p => new IncidentAnalyticsClient(
            p.Get<ClientResources>(),
            p.Get<ServiceChecks>(),
            p.Get<TicketsClient>(),
            p.Get<EventsClient>(),
            p.Get<SonarClient>(),
            p.Get<AnalyticsClient>()
        ));
    }

    private static void TryAddApi<TApi>(
        this TenantServiceCollection parts,
        ServiceDefinition service,
        OperationTable operations,
        JsonSerializerContext json
    )
        where TApi : class =>
        parts.TryAdd(p =>
            p.Get<ServiceConnections>().Find(service) is { } connection
                ? ApiFactory.Create<TApi>(connection, operations, json)
                : ApiFactory.CreateUnconfigured<TApi>(
                    $"the {service.Service} service is not configured. Set {service.Service}.BaseAddress and {service.Service}.Credential.",
                    operations,
                    json
                )
        );
}
