using IncidentAnalytics.Client.Sonar;

namespace IncidentAnalytics.Client.Support;

/// <summary>All four services with one call of each, by its client and by its raw interface.</summary>
internal static class FourServices
{
    private const string ClientId = "my client";

    public static IReadOnlyList<ServiceCase> All { get; } =
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

    public static ServiceCase Get(IncidentAnalyticsService service) => All.Single(s => s.Service == service);

    /// <summary>Addresses and credentials that need no token endpoint.</summary>
    public static void Configure(IncidentAnalyticsClientOptions options)
    {
        options.Random = static () => 1;
        options.Tickets.BaseAddress = new Uri("https://monitoring.example.com");
        options.Tickets.Credential = Credential.Bearer("t");
        options.Tickets.ClientId = ClientId;
        options.Events.BaseAddress = new Uri("https://aom.example.com");
        options.Events.Credential = Credential.IamToken("t");
        options.Events.ProjectId = TestEvents.ProjectId;
        options.Sonar.BaseAddress = new Uri("https://sonar.example.com");
        options.Sonar.Credential = Credential.Bearer("t");
        options.Analytics.BaseAddress = new Uri("https://api.example.com");
        options.Analytics.Credential = Credential.Token("t");
        foreach (var (_, service) in options.Services)
            service.MaxRetries = 1;
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
