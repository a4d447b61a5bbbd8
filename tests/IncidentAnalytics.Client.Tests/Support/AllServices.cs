using IncidentAnalytics.Client.Sonar;
using IncidentAnalytics.Testing;

namespace IncidentAnalytics.Client.Tests.Support;

/// <summary>A client of all four services, each with a fixed secret, and one call of each service.</summary>
internal static class AllServices
{
    public const string TicketsSecret = "tickets-Zq8-opaque-91";
    public const string EventsSecret = "events-Zq8-opaque-92";
    public const string SonarSecret = "sonar-Zq8-opaque-93";
    public const string AnalyticsSecret = "analytics-Zq8-opaque-94";

    private const string ClientId = "my client";

    public static IReadOnlyList<ServiceCase> Calls { get; } =
    [
        new(
            IncidentAnalyticsService.Tickets,
            "tickets.aggregate",
            TestClient.EmptyAnswer,
            static (client, options, token) => client.AggregateAsync(options, token),
            static (client, options, token) =>
                client.Tickets.Api.AggregateAsync(TestClient.Request().ToBody(default), ClientId, options, token)
        ),
        new(
            IncidentAnalyticsService.Events,
            "events.get_statistics",
            TestEvents.EmptyAnswer,
            static (client, options, token) => client.GetStatisticsAsync(options, token),
            static (client, options, token) =>
                client.Events.Api.GetStatisticsAsync(TestEvents.ProjectId, null, TestEvents.Request.ToBody(default), options, token)
        ),
        new(
            IncidentAnalyticsService.Sonar,
            "sonar.list_tickets",
            """{"total":3}""",
            static (client, options, token) => client.Sonar.CountTicketsAsync(new() { Statuses = [SonarTicketStatus.New] }, options, token),
            static (client, options, token) =>
                client.Sonar.Api.ListTicketsAsync(new() { Limit = 0, Statuses = [SonarTicketStatus.New] }, options, token)
        ),
        new(
            IncidentAnalyticsService.Analytics,
            "analytics.kpi_metrics.get",
            """{"id":"m 1"}""",
            static (client, options, token) => client.Analytics.KpiMetrics.GetAsync("m 1", options, token),
            static (client, options, token) => client.Analytics.KpiMetrics.Api.GetAsync("m 1", options, token)
        ),
    ];

    public static ServiceCase GetCall(IncidentAnalyticsService service) => Calls.Single(s => s.Service == service);

    /// <summary>Creates a client without retries.</summary>
    public static IncidentAnalyticsClient Create(
        HttpMessageHandler handler,
        FakeTimeProvider? clock = null,
        Action<IncidentAnalyticsClientOptions>? configure = null
    ) =>
        IncidentAnalyticsClient.Create(o =>
        {
            o.HttpMessageHandler = handler;
            o.TimeProvider = clock ?? new FakeTimeProvider();
            Configure(o);
            foreach (var (_, service) in o.Services)
                service.MaxRetries = 0;
            configure?.Invoke(o);
        });

    /// <summary>Sets addresses and credentials that need no token endpoint, and one retry without randomness.</summary>
    public static void Configure(IncidentAnalyticsClientOptions options)
    {
        options.Random = static () => 1;
        Set(options.Tickets, "https://monitoring.example.com", Credential.Bearer(TicketsSecret));
        options.Tickets.ClientId = ClientId;
        Set(options.Events, "https://aom.example.com", Credential.IamToken(EventsSecret));
        options.Events.ProjectId = TestEvents.ProjectId;
        Set(options.Sonar, "https://sonar.example.com", Credential.Bearer(SonarSecret));
        Set(options.Analytics, "https://analytics.example.com", Credential.Token(AnalyticsSecret));
    }

    private static void Set(ServiceOptions options, string address, Credential credential)
    {
        options.BaseAddress = new Uri(address);
        options.Credential = credential;
        options.MaxRetries = 1;
    }
}

/// <summary>One service and one call of it.</summary>
/// <param name="Service">The service.</param>
/// <param name="Operation">The name of the operation.</param>
/// <param name="Answer">A successful response body.</param>
/// <param name="CallAsync">The call, by the service's client.</param>
/// <param name="CallApiAsync">The same call, by the raw interface.</param>
internal sealed record ServiceCase(
    IncidentAnalyticsService Service,
    string Operation,
    string Answer,
    Func<IncidentAnalyticsClient, RequestOptions?, CancellationToken, Task> CallAsync,
    Func<IncidentAnalyticsClient, RequestOptions?, CancellationToken, Task> CallApiAsync
);
