using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using IncidentAnalytics.Client.Diagnostics;
using IncidentAnalytics.ReferenceServer.Faults;
using IncidentAnalytics.Testing;
using Microsoft.Extensions.Options;
using WebApi;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.WebApi;

/// <summary>The example of a web API with health checks and telemetry.</summary>
public sealed partial class WebApiTests(RunningApp app) : IClassFixture<RunningApp>, IDisposable
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/")]
    [InlineData("/trends")]
    [InlineData("/tickets/by-type?days=365")]
    [InlineData("/events")]
    [InlineData("/sonar/tickets?top=2")]
    [InlineData("/kpis")]
    [InlineData("/anomalies?severity=CRITICAL")]
    public async Task Endpoints_AnswerFromTheServices(string path)
    {
        using var answer = JsonDocument.Parse(await app.Http.GetStringAsync(path, Token));

        Assert.NotEqual(
            0,
            answer.RootElement.ValueKind == JsonValueKind.Array
                ? answer.RootElement.GetArrayLength()
                : answer.RootElement.EnumerateObject().Count()
        );
    }

    [Fact]
    public async Task Report_HasThePercentilesOfEachOperation()
    {
        await app.Http.GetStringAsync("/tickets/by-type", Token);

        var report = app.GetReport();

        Assert.Matches("(?m)^operation +calls +failed +p50 +p95 +p99\r?$", report);
        Assert.Matches("(?m)^tickets\\.aggregate +[1-9][0-9]* +[0-9]+( +[0-9]+\\.[0-9] ms){3}\r?$", report);
    }

    [Fact]
    public async Task Metrics_HaveTheNamesOfTheDashboard()
    {
        await app.Http.GetStringAsync("/tickets/by-type", Token);
        // An ordinary run has no measurements of these.
        ClientTelemetry.Drift.Add(0);
        ClientTelemetry.Retries.Add(0);
        ClientTelemetry.SharedTokens.Add(0);

        var metrics = await app.Http.GetStringAsync("/metrics", Token);

        var dashboard = await File.ReadAllTextAsync(Repository.PathOf("docs", "grafana", "incident-analytics.json"), Token);
        var used = Metric().Matches(dashboard).Select(static m => m.Value).Distinct(StringComparer.Ordinal);
        Assert.All(used, name => Assert.Matches($"(?m)^{name}[{{ ]", metrics));
    }

    [Fact]
    public async Task Healthz_HasTheHealthOfEachService()
    {
        app.Server.Faults.Add(Fault.Answer(401) with { Path = "/api/sonar/*", Times = int.MaxValue });

        using var response = await app.Http.GetAsync("/healthz", Token);
        using var health = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Token));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("Unhealthy", health.RootElement.GetProperty("status").GetString());
        Assert.Equal(
            [
                "tickets: Healthy tickets.check",
                "events: Healthy events.check",
                "sonar: Unhealthy sonar.check 401",
                "analytics: Healthy analytics.check",
            ],
            health
                .RootElement.GetProperty("services")
                .EnumerateObject()
                .Select(static s =>
                    $"{s.Name}: {s.Value.GetProperty("status")} {s.Value.GetProperty("operation")} {s.Value.GetProperty("errorType")}".TrimEnd()
                )
        );
        Assert.Contains(app.Server.Requests, static r => r is { Method: "GET", Path: "/v3/tickets/aggs", Status: 405 });
    }

    [Theory]
    [InlineData("/sonar/tickets", 429, HttpStatusCode.ServiceUnavailable, "300", "The service has no capacity for this application now.")]
    [InlineData("/sonar/tickets", 401, HttpStatusCode.BadGateway, null, "The service could not be used.")]
    [InlineData("/sonar/tickets", 400, HttpStatusCode.BadRequest, null, "The service rejected the request.")]
    [InlineData("/sonar/tickets", 404, HttpStatusCode.NotFound, null, "There is no such resource.")]
    [InlineData("/sonar/tickets?top=0", 200, HttpStatusCode.BadRequest, null, "One or more validation errors occurred.")]
    [InlineData("/sonar/tickets?top=x", 200, HttpStatusCode.BadRequest, null, "The request is invalid.")]
    public async Task Failures_AreProblemDetails(string path, int serviceStatus, HttpStatusCode status, string? retryAfter, string title)
    {
        if (serviceStatus != 200)
        {
            var fault = Fault.Answer(serviceStatus, """{"error_code":"x","error_msg":"secret of the service"}""");
            app.Server.Faults.Add(
                fault with
                {
                    Path = "/api/sonar/*",
                    Times = int.MaxValue,
                    Headers = new Dictionary<string, string>(fault.Headers) { ["Retry-After"] = "300" },
                }
            );
        }

        using var response = await app.Http.GetAsync(path, Token);
        var body = await response.Content.ReadAsStringAsync(Token);
        using var problem = JsonDocument.Parse(body);

        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(title, problem.RootElement.GetProperty("title").GetString());
        Assert.Equal(retryAfter, response.Headers.RetryAfter?.ToString());
        Assert.Equal((int)status is 400 or 404 && serviceStatus != 200, body.Contains("secret of the service", StringComparison.Ordinal));
    }

    [Fact]
    public async Task StartAsync_NamesEverySecretThatIsMissing()
    {
        var e = await Assert.ThrowsAsync<OptionsValidationException>(() => ExampleApp.StartAsync(RunningApp.GetOptions("Production")));

        Assert.Equal(
            [
                "IncidentAnalytics:Tickets:Credential:ClientSecret is missing.",
                "IncidentAnalytics:Events:Credential:Password is missing.",
                "IncidentAnalytics:Sonar:Credential:Token is missing.",
                "IncidentAnalytics:Analytics:Credential:Token is missing.",
            ],
            e.Failures
        );
    }

    /// <summary>Two calls up to 10 ms, one up to 25 ms, one beyond all bounds.</summary>
    [Theory]
    [InlineData(0.25, 0.0075)]
    [InlineData(0.5, 0.01)]
    [InlineData(0.75, 0.025)]
    [InlineData(0.99, 0.025)]
    public void GetQuantile_EstimatesFromBuckets(double quantile, double expected)
    {
        var latencies = new Latencies();
        latencies.Add(0.005, 0);
        latencies.Add(0.01, 1);
        latencies.Add(0.01, 1);
        latencies.Add(0.025, 1);
        latencies.Add(double.PositiveInfinity, 1);

        Assert.Equal(expected, latencies.GetQuantile(quantile), 6);
        Assert.Equal(0, new Latencies().GetQuantile(quantile));
    }

    public void Dispose() => app.Server.Faults.Clear();

    [GeneratedRegex("incident_analytics_client_[a-z_]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Metric();
}
