using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
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
using IncidentAnalytics.Client.Tests.Analytics;
using IncidentAnalytics.Client.Tests.Support;
using IncidentAnalytics.Client.Tickets;
using IncidentAnalytics.Testing;
using Microsoft.Extensions.DependencyInjection;
using Refit;
using Xunit;

namespace IncidentAnalytics.Client.Tests;

/// <summary>The interfaces with plain Refit: requests and responses have the same form, everything else is Refit's.</summary>
public sealed class IncidentAnalyticsRefitTests
{
    private readonly ScriptedHandler _server = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<IncidentAnalyticsService> Services => [.. Enum.GetValues<IncidentAnalyticsService>()];

    [Theory]
    [MemberData(nameof(Services))]
    public async Task Interface_SendsWhatTheClientSends(IncidentAnalyticsService service)
    {
        var called = AllServices.GetCall(service);
        _server.Respond(HttpStatusCode.OK, called.Answer).Respond(HttpStatusCode.OK, called.Answer);
        using var ours = TestClient.Create(_server, configure: AllServices.Configure);
        using var http = CreateHttpClient();

        await called.CallAsync(ours, null, Token);
        await called.CallApiAsync(CreateClient(http), null, Token);

        var (expected, sent) = (_server.Calls[0], _server.Calls[1]);
        Assert.Equal((expected.Method, expected.Address.PathAndQuery, expected.Text), (sent.Method, sent.Address.PathAndQuery, sent.Text));
        foreach (var header in new[] { "Content-Type", "Content-Length", "client_id" })
            Assert.Equal(expected.Headers.GetValueOrDefault(header), sent.Headers.GetValueOrDefault(header));
        Assert.Equal("Bearer mine", sent.Headers["Authorization"]);
    }

    /// <summary>All nine interfaces of the analytics service, each method with all its arguments.</summary>
    [Fact]
    public async Task Interface_SendsTheDocumentedRequestAndReadsTheResponse()
    {
        using var http = CreateHttpClient();
        using var client = CreateClient(http);
        foreach (var operation in Analytics.OperationCases.All)
        {
            _server.Respond(HttpStatusCode.OK, operation.Response);

            Assert.Equal(operation.Expected, await operation.CallAsync(client.Analytics, null, Token));

            var sent = _server.Calls[^1];
            Assert.Equal(QueryOrder.Sort(operation.RequestLine), QueryOrder.Sort($"{sent.Method} {sent.Address.PathAndQuery}"));
            Assert.Equal(operation.Body ?? "", sent.Text);
        }
    }

    [Fact]
    public async Task Interface_ReadsTheResponse()
    {
        _server
            .Respond(HttpStatusCode.OK, """{"data":{"total":3}}""")
            .Respond(HttpStatusCode.OK, """{"series":[],"step":60000,"timestamps":[5]}""")
            .Respond(HttpStatusCode.OK, """{"total":7}""");
        using var http = CreateHttpClient();
        var client = CreateClient(http);

        Assert.Equal(3, (await client.Tickets.Api.AggregateAsync(new(), null, null, Token)).Data?.Total?.Value);
        Assert.Equal(60000, (await client.Events.Api.GetStatisticsAsync("p", EventType.ActiveAlert, new(), null, Token)).Step);
        Assert.Equal(7, (await client.Sonar.Api.ListTicketsAsync(null, null, Token)).Total);
    }

    [Fact]
    public async Task Interface_ThrowsRefitsExceptions()
    {
        _server
            .Respond(HttpStatusCode.TooManyRequests, """{"detail":"slow down"}""")
            .Respond(HttpStatusCode.OK, """{"data":""")
            .Throw(new HttpRequestException("refused"));
        using var http = CreateHttpClient();
        var api = CreateClient(http).Tickets.Api;

        var error = await Assert.ThrowsAsync<Refit.ApiException>(() => api.AggregateAsync(new(), null, null, Token));
        var broken = await Assert.ThrowsAsync<Refit.ApiException>(() => api.AggregateAsync(new(), null, null, Token));
        var refused = await Assert.ThrowsAsync<ApiRequestException>(() => api.AggregateAsync(new(), null, null, Token));

        Assert.Equal((HttpStatusCode.TooManyRequests, """{"detail":"slow down"}"""), (error.StatusCode, error.Content));
        Assert.IsType<JsonException>(broken.InnerException);
        Assert.IsType<HttpRequestException>(refused.InnerException);
        Assert.Equal(3, _server.Calls.Count);
    }

    [Fact]
    public async Task Interface_IgnoresRequestOptions()
    {
        _server.Respond(HttpStatusCode.OK, """{"total":7}""").Respond(HttpStatusCode.ServiceUnavailable);
        using var http = CreateHttpClient();
        var api = CreateClient(http).Sonar.Api;
        var options = new RequestOptions
        {
            Timeout = TimeSpan.FromTicks(1),
            AttemptTimeout = TimeSpan.FromTicks(1),
            MaxRetries = 3,
            OnResponse = static _ => Assert.Fail("The response was reported."),
        };

        Assert.Equal(7, (await api.ListTicketsAsync(null, options, Token)).Total);
        await Assert.ThrowsAsync<Refit.ApiException>(() => api.ListTicketsAsync(null, options, Token));

        Assert.Equal(2, _server.Requests.Count);
        Assert.All(_server.Requests, static r => Assert.Equal("/api/sonar/tickets", r.Address.PathAndQuery));
    }

    [Theory]
    [InlineData(HttpStatusCode.NoContent, "")]
    [InlineData(HttpStatusCode.OK, "")]
    [InlineData(HttpStatusCode.OK, "null")]
    public async Task Interface_GivesNull_WhenTheResponseHasNoValue(HttpStatusCode status, string body)
    {
        _server.Respond(status, body);
        using var http = CreateHttpClient();

        Assert.Null(await CreateClient(http).Tickets.Api.AggregateAsync(new(), null, null, Token));
    }

    [Fact]
    public async Task Interface_RefusesTheSameValues()
    {
        using var http = CreateHttpClient();
        var client = CreateClient(http);

        await Assert.ThrowsAsync<ArgumentException>(() => client.Analytics.KpiMetrics.Api.GetAsync("..", null, Token));
        await Assert.ThrowsAsync<ArgumentException>(() =>
            client.Events.Api.GetStatisticsAsync("p", default(EventType), new(), null, Token)
        );
        await Assert.ThrowsAsync<ArgumentNullException>(() => client.Tickets.Api.AggregateAsync(null!, null, null, Token));
        Assert.Empty(_server.Requests);
    }

    [Fact]
    public async Task Interface_IsATypedClientOfTheHttpClientFactory()
    {
        _server.Respond(HttpStatusCode.OK, """{"total":7}""");
        var services = new ServiceCollection();
        services
            .AddHttpClient("sonar", static http => http.BaseAddress = new Uri("https://sonar.example.com"))
            .ConfigurePrimaryHttpMessageHandler(() => _server)
            .AddHttpMessageHandler(static () => new BearerHandler())
            .AddTypedClient(static http => RestService.ForGenerated<ISonarApi>(http, IncidentAnalyticsRefit.CreateSettings()));
        await using var provider = services.BuildServiceProvider();

        Assert.Equal(7, (await provider.GetRequiredService<ISonarApi>().ListTicketsAsync(new() { Limit = 0 }, null, Token)).Total);

        var sent = Assert.Single(_server.Calls);
        Assert.Equal("https://sonar.example.com/api/sonar/tickets?limit=0", sent.Address.AbsoluteUri);
        Assert.Equal("Bearer mine", sent.Headers["Authorization"]);
    }

    private HttpClient CreateHttpClient() =>
        new(new BearerHandler { InnerHandler = _server }) { BaseAddress = new Uri("https://gateway.example.com") };

    /// <summary>Creates interfaces with the settings of this package alone.</summary>
    private static IncidentAnalyticsClient CreateClient(HttpClient http)
    {
        var settings = IncidentAnalyticsRefit.CreateSettings();
        return new(
            new TicketsClient(Get<ITicketsApi>(), TimeProvider.System, "my client"),
            new EventsClient(Get<IEventsApi>(), TestEvents.ProjectId),
            new SonarClient(Get<ISonarApi>()),
            new AnalyticsClient(
                new(Get<IKpiMetricsApi>()),
                new(Get<IKpiMeasurementsApi>()),
                new(Get<IRecurrenceAnalysesApi>()),
                new(Get<IPredictiveModelsApi>()),
                new(Get<IAnomalyDetectionsApi>()),
                new(Get<ICostAnalysesApi>()),
                new(Get<IDashboardConfigurationsApi>()),
                new(Get<IHeatmapDataApi>()),
                new(Get<IPredictiveInsightsApi>())
            )
        );

        TApi Get<TApi>() => RestService.ForGenerated<TApi>(http, settings);
    }

    private sealed class BearerHandler : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "mine");
            return base.SendAsync(request, cancellationToken);
        }
    }
}
