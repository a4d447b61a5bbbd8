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
using IncidentAnalytics.Client.Support;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Analytics;

/// <summary>Every documented operation, over scripted answers: what is sent, what is read, and how it fails.</summary>
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

    public static TheoryData<string> Names => [.. OperationTable.All.Select(static o => o.Name)];

    /// <summary>Without the actions, whose answer is not documented: each of their successes is one.</summary>
    public static TheoryData<string> NamesOfReads => [.. OperationTable.All.Select(static o => o.Name).Except(Actions)];

    [Fact]
    public void Each_of_the_25_operations_is_in_the_table_and_says_whether_it_may_be_repeated()
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

        Assert.Equal(25, OperationTable.All.Count);
        Assert.Equal(
            OperationTable.All.OrderBy(static o => o.Name, StringComparer.Ordinal).Select(static o => (o.Name, o.IsRetrySafe)),
            declared
        );
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task It_sends_its_line_and_body_with_the_token_and_reads_its_answer(string name)
    {
        var operation = Find(name);
        var server = new ScriptedHandler().Respond(
            operation.Body is null or "{}" ? HttpStatusCode.OK : HttpStatusCode.Created,
            operation.Answer
        );

        var read = await AnalyticsTest.AskAsync(server, client => operation.CallAsync(client, null, Token));

        var sent = Assert.Single(server.Calls);
        Assert.Equal(QueryOrder.Sort(operation.Line), QueryOrder.Sort($"{sent.Method} {sent.Address.PathAndQuery}"));
        Assert.Equal(operation.Body ?? "", sent.Text);
        Assert.Equal("Token your-token-here", sent.Headers["Authorization"]);
        Assert.Equal("application/json", sent.Headers["Accept"]);
        Assert.Equal(operation.Body is null ? null : "application/json", sent.Headers.GetValueOrDefault("Content-Type"));
        Assert.Equal(operation.Expected, read);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task It_is_the_same_in_every_culture(string name)
    {
        using var _ = new CultureScope("de-DE");
        await It_sends_its_line_and_body_with_the_token_and_reads_its_answer(name);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Its_errors_have_types_and_name_it(string name)
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
                await Assert.ThrowsAsync(type, () => AnalyticsTest.AskAsync(server, client => operation.CallAsync(client, null, Token)));

            Assert.Equal(
                (name, status, "ERROR_CODE", "Error message", "Additional error details"),
                (e.Operation, e.StatusCode, e.Code, e.Error.Message, e.Error.Details)
            );
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task It_is_repeated_after_a_server_error_or_a_lost_connection_only_when_that_is_harmless(string name)
    {
        var operation = Find(name);
        Func<ScriptedHandler>[] failures =
        [
            static () => new ScriptedHandler().Respond(HttpStatusCode.ServiceUnavailable),
            static () => new ScriptedHandler().Throw(new HttpRequestException(HttpRequestError.ResponseEnded, "gone")),
        ];
        foreach (var failure in failures)
        {
            var server = failure().Respond(HttpStatusCode.OK, operation.Answer);
            var clock = new FakeTimeProvider();
            using var client = AnalyticsTest.Create(server, clock, configure: static o => o.Analytics.MaxRetries = 1);
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
    public async Task It_is_repeated_when_it_was_refused_before_it_ran(string name)
    {
        var operation = Find(name);
        var server = new ScriptedHandler()
            .Respond(
                HttpStatusCode.TooManyRequests,
                """{"detail":"Request was throttled. Expected available in 42 seconds."}""",
                static r => r.Headers.Add("Retry-After", "42")
            )
            .Respond(HttpStatusCode.OK, operation.Answer);
        var clock = new FakeTimeProvider();
        using var client = AnalyticsTest.Create(server, clock, configure: static o => o.Analytics.MaxRetries = 1);

        var call = operation.CallAsync(client.Analytics, null, Token);
        await clock.AdvanceToTimerAsync(TimeSpan.FromSeconds(42));

        Assert.Equal(operation.Expected, await call);
        Assert.Equal(2, server.Calls.Count);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Its_own_options_reach_it(string name)
    {
        var operation = Find(name);
        var server = new ScriptedHandler().Respond(HttpStatusCode.OK, operation.Answer);
        var options = new RequestOptions { Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["X-Trace"] = "t" } };

        await AnalyticsTest.AskAsync(server, client => operation.CallAsync(client, options, Token));

        Assert.Equal("t", server.Calls[0].Headers["X-Trace"]);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_token_that_is_cancelled_ends_it(string name)
    {
        var server = new ScriptedHandler().Hang();
        using var source = new CancellationTokenSource();
        using var client = AnalyticsTest.Create(server);

        var call = Find(name).CallAsync(client.Analytics, null, source.Token);
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    [Theory]
    [MemberData(nameof(NamesOfReads))]
    public async Task Markup_for_an_answer_is_an_error_that_shows_it(string name)
    {
        var server = new ScriptedHandler().Respond(HttpStatusCode.OK, "<html>Log in</html>");

        var e = await Assert.ThrowsAsync<InvalidResponseException>(() =>
            AnalyticsTest.AskAsync(server, client => Find(name).CallAsync(client, null, Token))
        );

        Assert.Equal((name, "<html>Log in</html>"), (e.Operation, e.BodyStart));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task It_says_what_is_missing_when_the_service_is_not_configured(string name)
    {
        using var client = TestClient.Create(new ScriptedHandler());

        var e = await Assert.ThrowsAsync<InvalidOperationException>(() => Find(name).CallAsync(client.Analytics, null, Token));

        Assert.StartsWith($"{name} cannot be called: the Analytics service is not configured.", e.Message, StringComparison.Ordinal);
    }

    private static OperationCase Find(string name) => OperationTable.All.Single(o => o.Name == name);
}
