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

namespace IncidentAnalytics.Client.DependencyInjection;

/// <summary>
/// Registers a client and its parts, for <c>AddIncidentAnalytics</c> and <see cref="IncidentAnalyticsClient.Create"/>. Parts that are
/// already registered are kept.
/// </summary>
internal static class ClientRegistration
{
    public static void TryAddParts(IClientPartCollection parts)
    {
        parts.TryAdd(static p => new ClientContext(p.Options));
        parts.TryAdd(static _ => new ClientResources());
        parts.TryAdd(static p => new Recorders(p));
        parts.TryAdd(static p => new ServiceConnections(p));
        parts.TryAdd(static p => new ServiceChecks(p));

        parts.TryAdd(static p => CreateApi<ITicketsApi>(p, ServiceDefinition.Tickets, TicketsOperations.All, TicketsJsonContext.Default));
        parts.TryAdd(static p => new TicketsClient(p.Get<ITicketsApi>(), p.Time, p.Options.Tickets.ClientIdHeader));

        parts.TryAdd(static p => CreateApi<IEventsApi>(p, ServiceDefinition.Events, EventsOperations.All, EventsJsonContext.Default));
        parts.TryAdd(static p => new EventsClient(p.Get<IEventsApi>(), p.Time, p.Options.Events.DefaultProjectId));

        parts.TryAdd(static p => CreateApi<ISonarApi>(p, ServiceDefinition.Sonar, SonarOperations.All, SonarJsonContext.Default));
        parts.TryAdd(static p => new SonarClient(p.Get<ISonarApi>(), p.Time));

        parts.TryAdd(static p =>
            CreateApi<IKpiMetricsApi>(p, ServiceDefinition.Analytics, KpiMetricsOperations.All, AnalyticsJsonContext.Default)
        );
        parts.TryAdd(static p => new KpiMetricsClient(p.Get<IKpiMetricsApi>(), p.Time));
        parts.TryAdd(static p =>
            CreateApi<IKpiMeasurementsApi>(p, ServiceDefinition.Analytics, KpiMeasurementsOperations.All, AnalyticsJsonContext.Default)
        );
        parts.TryAdd(static p => new KpiMeasurementsClient(p.Get<IKpiMeasurementsApi>(), p.Time));
        parts.TryAdd(static p =>
            CreateApi<IRecurrenceAnalysesApi>(
                p,
                ServiceDefinition.Analytics,
                RecurrenceAnalysesOperations.All,
                AnalyticsJsonContext.Default
            )
        );
        parts.TryAdd(static p => new RecurrenceAnalysesClient(p.Get<IRecurrenceAnalysesApi>(), p.Time));
        parts.TryAdd(static p =>
            CreateApi<IPredictiveModelsApi>(p, ServiceDefinition.Analytics, PredictiveModelsOperations.All, AnalyticsJsonContext.Default)
        );
        parts.TryAdd(static p => new PredictiveModelsClient(p.Get<IPredictiveModelsApi>(), p.Time));
        parts.TryAdd(static p =>
            CreateApi<IAnomalyDetectionsApi>(p, ServiceDefinition.Analytics, AnomalyDetectionsOperations.All, AnalyticsJsonContext.Default)
        );
        parts.TryAdd(static p => new AnomalyDetectionsClient(p.Get<IAnomalyDetectionsApi>(), p.Time));
        parts.TryAdd(static p =>
            CreateApi<ICostAnalysesApi>(p, ServiceDefinition.Analytics, CostAnalysesOperations.All, AnalyticsJsonContext.Default)
        );
        parts.TryAdd(static p => new CostAnalysesClient(p.Get<ICostAnalysesApi>(), p.Time));
        parts.TryAdd(static p =>
            CreateApi<IDashboardConfigurationsApi>(
                p,
                ServiceDefinition.Analytics,
                DashboardConfigurationsOperations.All,
                AnalyticsJsonContext.Default
            )
        );
        parts.TryAdd(static p => new DashboardConfigurationsClient(p.Get<IDashboardConfigurationsApi>(), p.Time));
        parts.TryAdd(static p =>
            CreateApi<IHeatmapDataApi>(p, ServiceDefinition.Analytics, HeatmapDataOperations.All, AnalyticsJsonContext.Default)
        );
        parts.TryAdd(static p => new HeatmapDataClient(p.Get<IHeatmapDataApi>(), p.Time));
        parts.TryAdd(static p =>
            CreateApi<IPredictiveInsightsApi>(
                p,
                ServiceDefinition.Analytics,
                PredictiveInsightsOperations.All,
                AnalyticsJsonContext.Default
            )
        );
        parts.TryAdd(static p => new PredictiveInsightsClient(p.Get<IPredictiveInsightsApi>(), p.Time));
        parts.TryAdd(static p => new AnalyticsClient(
            new AnalyticsClient.ResourceClients
            {
                KpiMetrics = p.GetLazy<KpiMetricsClient>(),
                KpiMeasurements = p.GetLazy<KpiMeasurementsClient>(),
                RecurrenceAnalyses = p.GetLazy<RecurrenceAnalysesClient>(),
                PredictiveModels = p.GetLazy<PredictiveModelsClient>(),
                AnomalyDetections = p.GetLazy<AnomalyDetectionsClient>(),
                CostAnalyses = p.GetLazy<CostAnalysesClient>(),
                DashboardConfigurations = p.GetLazy<DashboardConfigurationsClient>(),
                HeatmapData = p.GetLazy<HeatmapDataClient>(),
                PredictiveInsights = p.GetLazy<PredictiveInsightsClient>(),
            }
        ));

        parts.TryAdd(static p => new IncidentAnalyticsClient(
            p.Get<ClientResources>(),
            p.Get<ServiceChecks>(),
            p.GetLazy<TicketsClient>(),
            p.GetLazy<EventsClient>(),
            p.GetLazy<SonarClient>(),
            p.GetLazy<AnalyticsClient>()
        ));
    }

    private static TApi CreateApi<TApi>(ClientParts parts, ServiceDefinition service, OperationTable operations, JsonSerializerContext json)
        where TApi : class =>
        parts.Get<ServiceConnections>().Find(service) is { } connection
            ? ApiFactory.Create<TApi>(connection, operations, json)
            : ApiFactory.CreateUnconfigured<TApi>(
                $"the {service.Service} service is not configured. Set {service.Service}.BaseAddress and {service.Service}.Credential.",
                operations,
                json
            );
}
