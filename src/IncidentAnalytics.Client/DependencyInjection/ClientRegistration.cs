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
    private static readonly ServiceDefinition TicketsService = new(
        IncidentAnalyticsService.Tickets,
        static o => o.Tickets,
        TicketsErrorReader.Instance
    );

    private static readonly ServiceDefinition EventsService = new(
        IncidentAnalyticsService.Events,
        static o => o.Events,
        EventsErrorReader.Instance
    );

    private static readonly ServiceDefinition SonarService = new(
        IncidentAnalyticsService.Sonar,
        static o => o.Sonar,
        SonarErrorReader.Instance
    );

    private static readonly ServiceDefinition AnalyticsService = new(
        IncidentAnalyticsService.Analytics,
        static o => o.Analytics,
        AnalyticsErrorReader.Instance
    );

    /// <param name="services">The container.</param>
    /// <param name="tenant">The key of all parts; null for a client without a key.</param>
    public static void TryAddClient(IServiceCollection services, string? tenant)
    {
        var parts = new TenantServiceCollection(services, tenant);

        parts.TryAdd(static p => new ClientContext(p.Options));
        parts.TryAdd(static _ => new ClientResources());
        parts.TryAdd(static p => new Recorders(p));
        parts.TryAdd(static p => new ServiceConnections(p));

        parts.TryAddApi<ITicketsApi>(TicketsService, TicketsOperations.All, TicketsJsonContext.Default);
        parts.TryAdd(static p => new TicketsClient(p.Get<ITicketsApi>(), p.Time, p.Options.Tickets.ClientIdHeader));

        parts.TryAddApi<IEventsApi>(EventsService, EventsOperations.All, EventsJsonContext.Default);
        parts.TryAdd(static p => new EventsClient(p.Get<IEventsApi>(), p.Time, p.Options.Events.DefaultProjectId));

        parts.TryAddApi<ISonarApi>(SonarService, SonarOperations.All, SonarJsonContext.Default);
        parts.TryAdd(static p => new SonarClient(p.Get<ISonarApi>(), p.Time));

        var json = AnalyticsJsonContext.Default;
        parts.TryAddApi<IKpiMetricsApi>(AnalyticsService, KpiMetricsOperations.All, json);
        parts.TryAdd(static p => new KpiMetricsClient(p.Get<IKpiMetricsApi>(), p.Time));
        parts.TryAddApi<IKpiMeasurementsApi>(AnalyticsService, KpiMeasurementsOperations.All, json);
        parts.TryAdd(static p => new KpiMeasurementsClient(p.Get<IKpiMeasurementsApi>(), p.Time));
        parts.TryAddApi<IRecurrenceAnalysesApi>(AnalyticsService, RecurrenceAnalysesOperations.All, json);
        parts.TryAdd(static p => new RecurrenceAnalysesClient(p.Get<IRecurrenceAnalysesApi>(), p.Time));
        parts.TryAddApi<IPredictiveModelsApi>(AnalyticsService, PredictiveModelsOperations.All, json);
        parts.TryAdd(static p => new PredictiveModelsClient(p.Get<IPredictiveModelsApi>(), p.Time));
        parts.TryAddApi<IAnomalyDetectionsApi>(AnalyticsService, AnomalyDetectionsOperations.All, json);
        parts.TryAdd(static p => new AnomalyDetectionsClient(p.Get<IAnomalyDetectionsApi>(), p.Time));
        parts.TryAddApi<ICostAnalysesApi>(AnalyticsService, CostAnalysesOperations.All, json);
        parts.TryAdd(static p => new CostAnalysesClient(p.Get<ICostAnalysesApi>(), p.Time));
        parts.TryAddApi<IDashboardConfigurationsApi>(AnalyticsService, DashboardConfigurationsOperations.All, json);
        parts.TryAdd(static p => new DashboardConfigurationsClient(p.Get<IDashboardConfigurationsApi>(), p.Time));
        parts.TryAddApi<IHeatmapDataApi>(AnalyticsService, HeatmapDataOperations.All, json);
        parts.TryAdd(static p => new HeatmapDataClient(p.Get<IHeatmapDataApi>(), p.Time));
        parts.TryAddApi<IPredictiveInsightsApi>(AnalyticsService, PredictiveInsightsOperations.All, json);
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
