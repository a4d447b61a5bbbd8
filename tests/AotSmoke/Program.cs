using System.Net;
using AotSmoke;
using IncidentAnalytics.Client;
using IncidentAnalytics.Client.Analytics;
using IncidentAnalytics.Client.Analytics.KpiMetrics;
using IncidentAnalytics.Client.Events;
using IncidentAnalytics.Client.HealthChecks;
using IncidentAnalytics.Client.Sonar;
using IncidentAnalytics.Client.Tickets;
using IncidentAnalytics.Client.Tickets.Aggregations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Polly;
using Polly.CircuitBreaker;

// Exits with code 1 and prints the exception if native code behaves differently from the JIT.
var service = new StubService();
await AggregateAsync();
await CountEventsAsync();
await ListAsync();
await AnalyzeAsync();
await FailAsync();
await ResolveAsync();
await RecordAsync();
await LimitAsync();
Console.WriteLine("OK");

async Task AggregateAsync()
{
    await using var client = IncidentAnalyticsClient.Create(options =>
    {
        options.HttpMessageHandler = service;
        options.Tickets.BaseAddress = new Uri("https://monitoring.example.com");
        options.Tickets.Credential = Credential.ClientCredentials(
            new()
            {
                TokenEndpoint = new Uri("https://auth.example.com/oauth2/token"),
                ClientId = "client",
                ClientSecret = "secret",
            }
        );
    });

    var daily = Aggregation.DateHistogram("daily", "@timestamp", HistogramInterval.Fixed(TimeSpan.FromDays(1)));
    var resolved = Aggregation.Filter("resolved", TicketFilter.Term("ticket.resolved", true));
    var byType = Aggregation.Terms("by_type", "ticket.type", size: 20);
    var result = await client.Tickets.AggregateAsync(Request(byType, daily, resolved));

    Expect(3L, result.Total, "total");
    Expect(2, result.Get(byType).Buckets.Count, "types");
    Expect("incident", result.Get(byType).Buckets[0].Key.ToString(), "first type");
    Expect(1, result.Get(daily).Buckets.Count, "days");
    Expect(1L, result.Get(resolved).DocCount, "resolved");
}

async Task RecordAsync()
{
    var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".har");
    await using (
        var client = IncidentAnalyticsClient.Create(options =>
        {
            options.HttpMessageHandler = service;
            options.Sonar.BaseAddress = new Uri("https://sonar.example.com");
            options.Sonar.Credential = Credential.Bearer("secret-token");
            options.Recorders.Add(new RecorderOptions(path));
        })
    )
    {
        Expect(2L, await client.Sonar.CountTicketsAsync(), "recorded total");
    }

    var text = await File.ReadAllTextAsync(path);
    File.Delete(path);
    Expect(true, text.Contains("\"url\":\"https://sonar.example.com/api/sonar/tickets?", StringComparison.Ordinal), "recorded address");
    Expect(true, text.Contains("\\\"total\\\":2", StringComparison.Ordinal), "recorded body");
    Expect(false, text.Contains("secret-token", StringComparison.Ordinal), "recorded secret");
}

async Task LimitAsync()
{
    using var limiter = new MultiWindowRateLimiter([RateLimit.PerHour(1)]);
    await using var client = IncidentAnalyticsClient.Create(options =>
    {
        options.HttpMessageHandler = service;
        options.Sonar.BaseAddress = new Uri("https://sonar.example.com");
        options.Sonar.Credential = Credential.Bearer("t");
        options.Sonar.CallStrategies = static pipeline => pipeline.AddConcurrencyLimiter(permitLimit: 1);
        options.Sonar.AttemptStrategies = static pipeline => pipeline.AddCircuitBreaker(new CircuitBreakerStrategyOptions());
        options.Sonar.RateLimiter = limiter;
    });

    Expect(2L, await client.Sonar.CountTicketsAsync(), "total within the limit");
    try
    {
        await client.Sonar.CountTicketsAsync();
        throw new InvalidOperationException("The rate limiter did not reject.");
    }
    catch (CallRejectedException e)
    {
        Expect(CallRejectionReason.RateLimiter, e.Reason, "reason");
    }
}

async Task CountEventsAsync()
{
    await using var client = IncidentAnalyticsClient.Create(options =>
    {
        options.HttpMessageHandler = service;
        options.Events.BaseAddress = new Uri("https://aom.example.com");
        options.Events.Credential = Credential.IamPassword(
            new()
            {
                Endpoint = new Uri("https://iam.example.com"),
                UserName = "user",
                Password = "password",
                DomainName = "domain",
                ProjectId = "project",
            }
        );
    });

    var statistics = await client.Events.GetStatisticsAsync(
        new()
        {
            Range = TimeRange.Last(TimeSpan.FromMinutes(1)),
            Step = TimeSpan.FromMinutes(1),
            MetadataRelation = [EventCondition.Not("event_severity", "Info")],
        }
    );

    Expect(3L, statistics.GetTotal(EventSeverity.Minor), "minor events");
    Expect(DateTimeOffset.FromUnixTimeMilliseconds(1_642_820_760_000), statistics.Timestamps[^1], "last point");
}

async Task ListAsync()
{
    await using var client = IncidentAnalyticsClient.Create(options =>
    {
        options.HttpMessageHandler = service;
        options.Sonar.BaseAddress = new Uri("https://sonar.example.com");
        options.Sonar.Credential = Credential.Bearer("key");
    });

    var tickets = await client.Sonar.ListTicketsAsync(new() { Statuses = [SonarTicketStatus.New], PageSize = 1 }).ToListAsync();

    Expect(2, tickets.Count, "tickets on two pages");
    Expect((2L, (SonarTicketPriority?)SonarTicketPriority.Low), (tickets[1].Id, tickets[1].Priority), "second ticket");
    Expect(new DateTimeOffset(2022, 9, 14, 17, 34, 19, TimeSpan.FromHours(9)), tickets[0].Created, "first ticket's date");
}

async Task AnalyzeAsync()
{
    await using var client = IncidentAnalyticsClient.Create(options =>
    {
        options.HttpMessageHandler = service;
        options.Analytics.BaseAddress = new Uri("https://analytics.example.com");
        options.Analytics.Credential = Credential.Token("token");
    });

    var metrics = await client
        .Analytics.KpiMetrics.ListAsync(new() { IsActive = true, Ordering = [AnalyticsOrder.Descending("created_at")] })
        .ToListAsync();
    Expect("1, 2", string.Join(", ", metrics.Select(metric => metric.Id)), "metrics of two pages");
    Expect(15.5m, metrics[1].LatestMeasurement?.Value, "latest value");

    var created = await client.Analytics.KpiMetrics.CreateAsync(
        new()
        {
            Name = "MTTR",
            MetricType = KpiMetricType.MeanTimeToResolve,
            AggregationType = KpiAggregationType.Average,
        }
    );
    Expect(KpiMetricType.MeanTimeToResolve, created.MetricType ?? default, "created metric");
}

async Task FailAsync()
{
    await using var client = IncidentAnalyticsClient.Create(options =>
    {
        options.HttpMessageHandler = service;
        options.Tickets.BaseAddress = new Uri("https://broken.example.com");
        options.Tickets.Credential = Credential.Bearer("key");
    });

    try
    {
        await client.Tickets.AggregateAsync(Request());
        throw new InvalidOperationException("A 422 is an error.");
    }
    catch (InvalidRequestException e)
    {
        Expect(HttpStatusCode.UnprocessableEntity, e.StatusCode, "status");
        Expect(true, e.Message.Contains("start_time", StringComparison.Ordinal), "message names the field");
    }
}

async Task ResolveAsync()
{
    var configuration = new ConfigurationBuilder()
        .AddInMemoryCollection(
            new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["IncidentAnalytics:Tickets:BaseAddress"] = "https://monitoring.example.com",
                ["IncidentAnalytics:Tickets:Credential:Type"] = "ClientCredentials",
                ["IncidentAnalytics:Tickets:Credential:TokenEndpoint"] = "https://auth.example.com/oauth2/token",
                ["IncidentAnalytics:Tickets:Credential:ClientId"] = "client",
                ["IncidentAnalytics:Tickets:Credential:ClientSecret"] = "secret",
            }
        )
        .Build();
    var services = new ServiceCollection();
    services
        .AddIncidentAnalytics(configuration.GetSection("IncidentAnalytics"))
        .ConfigureHttpClient(IncidentAnalyticsService.Tickets, http => http.ConfigurePrimaryHttpMessageHandler(() => service))
        .ConfigureTokenHttpClient(http => http.ConfigurePrimaryHttpMessageHandler(() => service));
    services.AddHealthChecks().AddIncidentAnalytics();
    await using var provider = services.BuildServiceProvider();

    var result = await provider.GetRequiredService<IncidentAnalyticsClient>().Tickets.AggregateAsync(Request());
    Expect(3L, result.Total, "total with a container");
    var health = await provider.GetRequiredService<HealthCheckService>().CheckHealthAsync();
    Expect(HealthStatus.Healthy, health.Status, "health");
    Expect("tickets.check", ((ServiceHealth)health.Entries["incident_analytics"].Data["tickets"]).Operation, "checked operation");
}

static TicketAggregationRequest Request(params Aggregation[] aggregations) =>
    new()
    {
        Application = "atr",
        Range = TimeRange.Last(TimeSpan.FromDays(1)),
        Aggregations = aggregations,
    };

static void Expect<T>(T expected, T actual, string what)
{
    if (!EqualityComparer<T>.Default.Equals(expected, actual))
        throw new InvalidOperationException($"{what}: expected {expected}, was {actual}.");
}
