using System.Net;
using IncidentAnalytics.Client.Analytics.AnomalyDetections;
using IncidentAnalytics.Client.Analytics.CostAnalyses;
using IncidentAnalytics.Client.Analytics.DashboardConfigurations;
using IncidentAnalytics.Client.Analytics.HeatmapData;
using IncidentAnalytics.Client.Analytics.KpiMeasurements;
using IncidentAnalytics.Client.Analytics.KpiMetrics;
using IncidentAnalytics.Client.Analytics.PredictiveInsights;
using IncidentAnalytics.Client.Analytics.PredictiveModels;
using IncidentAnalytics.Client.Analytics.RecurrenceAnalyses;
using IncidentAnalytics.Client.Tests.Support;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Analytics;

/// <summary>Every documented operation over scripted responses: its request, its result and its errors.</summary>
public sealed class OperationTests
{
    private static readonly string[] Actions =
    [
        "analytics.predictive_models.train",
        "analytics.anomaly_detections.acknowledge",
        "analytics.anomaly_detections.resolve",
        "analytics.predictive_insights.acknowledge",
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Names => [.. OperationCases.All.Select(static o => o.Name)];

    /// <summary>All operations except actions, which succeed whatever the response.</summary>
    public static TheoryData<string> NamesWithoutActions => [.. OperationCases.All.Select(static o => o.Name).Except(Actions)];

    [Fact]
    public void OperationTables_HaveAllCases_WithTheirRetrySafety()
    {
        IncidentAnalytics.Client.Http.OperationTable[] tables =
        [
            KpiMetricsOperations.All,
            KpiMeasurementsOperations.All,
            RecurrenceAnalysesOperations.All,
            PredictiveModelsOperations.All,
            AnomalyDetectionsOperations.All,
            CostAnalysesOperations.All,
            DashboardConfigurationsOperations.All,
            HeatmapDataOperations.All,
            PredictiveInsightsOperations.All,
        ];
        var declared = tables
            .SelectMany(static t => t.Select(static o => (o.Value.Name, o.Value.IsRetrySafe)))
            .OrderBy(static o => o.Name, StringComparer.Ordinal);

        Assert.Equal(
            OperationCases.All.OrderBy(static o => o.Name, StringComparer.Ordinal).Select(static o => (o.Name, o.IsRetrySafe)),
            declared
        );
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Call_SendsRequest_AndReadsResponse(string name)
    {
        var operation = Find(name);
        var server = new ScriptedHandler().Respond(
            operation.Body is null or "{}" ? HttpStatusCode.OK : HttpStatusCode.Created,
            operation.Response
        );

        var result = await AnalyticsTestClient.CallAsync(server, client => operation.CallAsync(client, null, Token));

        var sent = Assert.Single(server.Calls);
        Assert.Equal(QueryOrder.Sort(operation.RequestLine), QueryOrder.Sort($"{sent.Method} {sent.Address.PathAndQuery}"));
        Assert.Equal(operation.Body ?? "", sent.Text);
        Assert.Equal("Token your-token-here", sent.Headers["Authorization"]);
        Assert.Equal("application/json", sent.Headers["Accept"]);
        Assert.Equal(operation.Body is null ? null : "application/json", sent.Headers.GetValueOrDefault("Content-Type"));
        Assert.Equal(operation.Expected, result);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Call_IgnoresCulture(string name)
    {
        using var _ = new CultureScope("de-DE");
        await Call_SendsRequest_AndReadsResponse(name);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Call_ThrowsTypedException_ForErrorStatus(string name)
    {
        var operation = Find(name);
        (HttpStatusCode Status, Type Type)[] errors =
        [
            (HttpStatusCode.BadRequest, typeof(InvalidRequestException)),
            (HttpStatusCode.Unauthorized, typeof(AuthenticationFailedException)),
            (HttpStatusCode.Forbidden, typeof(PermissionDeniedException)),
            (HttpStatusCode.NotFound, typeof(NotFoundException)),
            (HttpStatusCode.TooManyRequests, typeof(RateLimitedException)),
            (HttpStatusCode.InternalServerError, typeof(ServerErrorException)),
        ];
        foreach (var (status, type) in errors)
        {
            var server = new ScriptedHandler().Respond(
                status,
                """{"error":"Error message","details":"Additional error details","code":"ERROR_CODE"}"""
            );

            var e = (ApiException)
                await Assert.ThrowsAsync(
                    type,
                    () => AnalyticsTestClient.CallAsync(server, client => operation.CallAsync(client, null, Token))
                );

            Assert.Equal(
                (name, status, "ERROR_CODE", "Error message", "Additional error details"),
                (e.Operation, e.StatusCode, e.Code, e.Error.Message, e.Error.Details)
            );
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Call_IsRetried_AfterServerErrorOrLostConnection_OnlyIfRetrySafe(string name)
    {
        var operation = Find(name);
        Func<ScriptedHandler>[] failures =
        [
            static () => new ScriptedHandler().Respond(HttpStatusCode.ServiceUnavailable),
            static () => new ScriptedHandler().Throw(new HttpRequestException(HttpRequestError.ResponseEnded, "gone")),
        ];
        foreach (var failure in failures)
        {
            var server = failure().Respond(HttpStatusCode.OK, operation.Response);
            var clock = new FakeTimeProvider();
            using var client = AnalyticsTestClient.Create(server, clock, configure: static o => o.Analytics.MaxRetries = 1);
            var call = operation.CallAsync(client.Analytics, null, Token);
            if (operation.IsRetrySafe)
            {
                await clock.WaitForTimerAsync(TimeSpan.FromSeconds(0.8));
                clock.Advance(TimeSpan.FromSeconds(1));
                Assert.Equal(operation.Expected, await call);
            }
            else
            {
                await Assert.ThrowsAnyAsync<IncidentAnalyticsException>(() => call);
            }

            Assert.Equal(operation.IsRetrySafe ? 2 : 1, server.Calls.Count);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Call_IsRetried_After429(string name)
    {
        var operation = Find(name);
        var server = new ScriptedHandler()
            .Respond(
                HttpStatusCode.TooManyRequests,
                """{"detail":"Request was throttled. Expected available in 42 seconds."}""",
                static r => r.Headers.Add("Retry-After", "42")
            )
            .Respond(HttpStatusCode.OK, operation.Response);
        var clock = new FakeTimeProvider();
        using var client = AnalyticsTestClient.Create(server, clock, configure: static o => o.Analytics.MaxRetries = 1);

        var call = operation.CallAsync(client.Analytics, null, Token);
        await clock.AdvanceToTimerAsync(TimeSpan.FromSeconds(42));

        Assert.Equal(operation.Expected, await call);
        Assert.Equal(2, server.Calls.Count);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Call_UsesPerCallOptions(string name)
    {
        var operation = Find(name);
        var server = new ScriptedHandler().Respond(HttpStatusCode.OK, operation.Response);
        var options = new RequestOptions { Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["X-Trace"] = "t" } };

        await AnalyticsTestClient.CallAsync(server, client => operation.CallAsync(client, options, Token));

        Assert.Equal("t", server.Calls[0].Headers["X-Trace"]);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Call_IsCanceled_ByToken(string name)
    {
        var server = new ScriptedHandler().Hang();
        using var source = new CancellationTokenSource();
        using var client = AnalyticsTestClient.Create(server);

        var call = Find(name).CallAsync(client.Analytics, null, source.Token);
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    [Theory]
    [MemberData(nameof(NamesWithoutActions))]
    public async Task Call_Throws_WhenResponseIsMarkup(string name)
    {
        var server = new ScriptedHandler().Respond(HttpStatusCode.OK, "<html>Log in</html>");

        var e = await Assert.ThrowsAsync<InvalidResponseException>(() =>
            AnalyticsTestClient.CallAsync(server, client => Find(name).CallAsync(client, null, Token))
        );

        Assert.Equal((name, "<html>Log in</html>"), (e.Operation, e.BodyStart));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Call_Throws_WhenServiceIsNotConfigured(string name)
    {
        using var client = TestClient.Create(new ScriptedHandler());

        var e = await Assert.ThrowsAsync<InvalidOperationException>(() => Find(name).CallAsync(client.Analytics, null, Token));

        Assert.StartsWith($"{name} cannot be called: the Analytics service is not configured.", e.Message, StringComparison.Ordinal);
    }

    private static OperationCase Find(string name) => OperationCases.All.Single(o => o.Name == name);
}
