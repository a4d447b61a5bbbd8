using System.Net;
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
using IncidentAnalytics.Client.Events;
using IncidentAnalytics.Client.Sonar;
using IncidentAnalytics.Client.Tests.Support;
using IncidentAnalytics.Client.Tests.Tickets;
using IncidentAnalytics.Client.Tickets;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace IncidentAnalytics.Client.Tests.DependencyInjection;

/// <summary>The parts of a client in a service collection.</summary>
public sealed class InjectionTests
{
    private static readonly ServiceProviderOptions Strict = new() { ValidateOnBuild = true, ValidateScopes = true };

    private readonly ServiceCollection _services = new();
    private readonly ScriptedHandler _server = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void AddIncidentAnalytics_RegistersThePartsOfTheClient()
    {
        _services.AddIncidentAnalytics(AllServices.Configure);
        using var provider = _services.BuildServiceProvider(Strict);
        using var scope = provider.CreateScope();

        var client = provider.GetRequiredService<IncidentAnalyticsClient>();
        Assert.All(Parts(client), part => Assert.Same(part.Value, scope.ServiceProvider.GetService(part.Key)));
    }

    [Fact]
    public void AddIncidentAnalytics_RegistersThePartsOfATenantsClient()
    {
        _services.AddIncidentAnalytics("emea", AllServices.Configure);
        _services.AddIncidentAnalytics("apac", AllServices.Configure);
        using var provider = _services.BuildServiceProvider(Strict);

        Assert.All(
            Parts(provider.GetRequiredKeyedService<IncidentAnalyticsClient>("emea")),
            part =>
            {
                Assert.Same(part.Value, provider.GetRequiredKeyedService(part.Key, "emea"));
                Assert.NotSame(part.Value, provider.GetRequiredKeyedService(part.Key, "apac"));
                Assert.Null(provider.GetService(part.Key));
            }
        );
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AddIncidentAnalytics_UsesARegisteredInterface(bool isRegisteredFirst)
    {
        ITicketsApi mine = new StubTicketsApi("""{"data":{"total":3}}""");
        if (isRegisteredFirst)
            _services.AddSingleton(mine).AddKeyedSingleton("emea", mine);
        _services.AddIncidentAnalytics(AllServices.Configure);
        _services.AddIncidentAnalytics("emea", AllServices.Configure);
        if (!isRegisteredFirst)
            _services.AddSingleton(mine).AddKeyedSingleton("emea", mine);
        await using var provider = _services.BuildServiceProvider(Strict);

        foreach (
            var client in new[] { provider.GetRequiredService<TicketsClient>(), provider.GetRequiredKeyedService<TicketsClient>("emea") }
        )
        {
            Assert.Same(mine, client.Api);
            Assert.Equal(3, (await client.AggregateAsync(TestClient.Request(), cancellationToken: Token)).Total);
        }

        Assert.Same(provider.GetRequiredService<TicketsClient>(), provider.GetRequiredService<IncidentAnalyticsClient>().Tickets);
    }

    [Fact]
    public async Task Create_SendsTheSameRequestsAsARegisteredClient()
    {
        _services.AddIncidentAnalytics(Configure);
        await using var provider = _services.BuildServiceProvider(Strict);
        var injected = provider.GetRequiredService<IncidentAnalyticsClient>();
        await using var created = IncidentAnalyticsClient.Create(Configure);
        foreach (var service in AllServices.Calls)
        {
            _server.Respond(HttpStatusCode.OK, service.Answer).Respond(HttpStatusCode.OK, service.Answer);

            await service.CallAsync(injected, null, Token);
            await service.CallAsync(created, null, Token);

            var (expected, sent) = (_server.Calls[^2], _server.Calls[^1]);
            Assert.Equal((expected.Method, expected.Address, expected.Text), (sent.Method, sent.Address, sent.Text));
            Assert.Equal(expected.Headers, sent.Headers);
        }

        void Configure(IncidentAnalyticsClientOptions options)
        {
            AllServices.Configure(options);
            options.HttpMessageHandler = _server;
        }
    }

    [Fact]
    public async Task AddIncidentAnalytics_CreatesNoHttpClient_OfAnUnconfiguredService()
    {
        var connections = new List<IncidentAnalyticsService>();
        var builder = _services.AddIncidentAnalytics(static o =>
        {
            o.Tickets.BaseAddress = new Uri("https://monitoring.example.com");
            o.Tickets.Credential = Credential.Bearer("t");
        });
        foreach (var service in Enum.GetValues<IncidentAnalyticsService>())
            builder.ConfigureHttpClient(service, b => b.ConfigurePrimaryHttpMessageHandler(() => Count(service)));
        _server.Respond(HttpStatusCode.OK, TestClient.EmptyAnswer);
        await using var provider = _services.BuildServiceProvider(Strict);

        var client = provider.GetRequiredService<IncidentAnalyticsClient>();
        await client.AggregateAsync(cancellationToken: Token);
        var sonar = provider.GetRequiredService<ISonarApi>();
        var e = await Assert.ThrowsAsync<InvalidOperationException>(() => sonar.ListTicketsAsync(null, null, Token));

        Assert.StartsWith(
            "sonar.list_tickets cannot be called: the Sonar service is not configured. Set ",
            e.Message,
            StringComparison.Ordinal
        );
        Assert.Equal([IncidentAnalyticsService.Tickets], connections);

        ScriptedHandler Count(IncidentAnalyticsService service)
        {
            connections.Add(service);
            return _server;
        }
    }

    private static Dictionary<Type, object> Parts(IncidentAnalyticsClient client)
    {
        var analytics = client.Analytics;
        return new()
        {
            [typeof(TicketsClient)] = client.Tickets,
            [typeof(ITicketsApi)] = client.Tickets.Api,
            [typeof(EventsClient)] = client.Events,
            [typeof(IEventsApi)] = client.Events.Api,
            [typeof(SonarClient)] = client.Sonar,
            [typeof(ISonarApi)] = client.Sonar.Api,
            [typeof(AnalyticsClient)] = analytics,
            [typeof(KpiMetricsClient)] = analytics.KpiMetrics,
            [typeof(IKpiMetricsApi)] = analytics.KpiMetrics.Api,
            [typeof(KpiMeasurementsClient)] = analytics.KpiMeasurements,
            [typeof(IKpiMeasurementsApi)] = analytics.KpiMeasurements.Api,
            [typeof(RecurrenceAnalysesClient)] = analytics.RecurrenceAnalyses,
            [typeof(IRecurrenceAnalysesApi)] = analytics.RecurrenceAnalyses.Api,
            [typeof(PredictiveModelsClient)] = analytics.PredictiveModels,
            [typeof(IPredictiveModelsApi)] = analytics.PredictiveModels.Api,
            [typeof(AnomalyDetectionsClient)] = analytics.AnomalyDetections,
            [typeof(IAnomalyDetectionsApi)] = analytics.AnomalyDetections.Api,
            [typeof(CostAnalysesClient)] = analytics.CostAnalyses,
            [typeof(ICostAnalysesApi)] = analytics.CostAnalyses.Api,
            [typeof(DashboardConfigurationsClient)] = analytics.DashboardConfigurations,
            [typeof(IDashboardConfigurationsApi)] = analytics.DashboardConfigurations.Api,
            [typeof(HeatmapDataClient)] = analytics.HeatmapData,
            [typeof(IHeatmapDataApi)] = analytics.HeatmapData.Api,
            [typeof(PredictiveInsightsClient)] = analytics.PredictiveInsights,
            [typeof(IPredictiveInsightsApi)] = analytics.PredictiveInsights.Api,
        };
    }
}
