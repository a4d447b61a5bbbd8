using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using IncidentAnalytics.ReferenceServer.Analytics.Commands;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Analytics.Commands;

/// <summary>The management commands, as methods and under <c>/_reference/commands/</c>.</summary>
public sealed class CommandTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Commands_ReturnTheirResults()
    {
        await using var server = await StartAsync();

        var kpis = await server.CalculateKpisAsync(cancellationToken: Ct);
        var one = await server.CalculateKpisAsync(kpis.Metrics[0].MetricId, TimeSpan.FromHours(48), cancellationToken: Ct);
        var anomalies = await server.RunAnomalyDetectionAsync(timeWindow: TimeSpan.FromDays(30), cancellationToken: Ct);
        var models = await server.TrainPredictiveModelsAsync(force: true, cancellationToken: Ct);

        Assert.Equal((22, 22), (kpis.Metrics.Count, kpis.CalculatedCount));
        Assert.Equal(TimeSpan.FromHours(48), Assert.Single(one.Metrics).PeriodEnd - one.Metrics[0].PeriodStart);
        Assert.InRange(anomalies.KnownCount, 2, 8);
        Assert.Equal((15, 3, 4), (models.TrainedCount, Count(TrainingOutcome.Failed), Count(TrainingOutcome.AlreadyRunning)));
        Assert.All(
            models.Models.Where(static model => model.Outcome == TrainingOutcome.Trained),
            static model => Assert.InRange(model.F1!.Value, 0.1, 1)
        );

        int Count(TrainingOutcome outcome) => models.Models.Count(model => model.Outcome == outcome);
    }

    [Fact]
    public async Task Commands_Throw_WhenAnIdIsUnknown()
    {
        await using var server = await StartAsync();

        Assert.Equal(
            "metricId",
            (await Assert.ThrowsAsync<ArgumentException>(() => server.CalculateKpisAsync("nothing", cancellationToken: Ct))).ParamName
        );
        Assert.Equal(
            "modelId",
            (
                await Assert.ThrowsAsync<ArgumentException>(() =>
                    server.RunAnomalyDetectionAsync(Guid.NewGuid().ToString(), cancellationToken: Ct)
                )
            ).ParamName
        );
        Assert.Equal(
            "modelId",
            (await Assert.ThrowsAsync<ArgumentException>(() => server.TrainPredictiveModelsAsync("", cancellationToken: Ct))).ParamName
        );
        Assert.Equal(
            "timeWindow",
            (
                await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() =>
                    server.CalculateKpisAsync(timeWindow: TimeSpan.FromMinutes(59), cancellationToken: Ct)
                )
            ).ParamName
        );
        var models = await server.TrainPredictiveModelsAsync(cancellationToken: Ct);
        var wrong = models.Models.First(static model => model.ModelName == "Cost Predictor").ModelId;
        Assert.Contains(
            "COST_PREDICTION",
            (await Assert.ThrowsAsync<ArgumentException>(() => server.RunAnomalyDetectionAsync(wrong, cancellationToken: Ct))).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task TrainPredictiveModels_ShowsTheTraining_WhileItRuns()
    {
        var clock = new FakeTimeProvider();
        await using var instant = await StartAsync();
        var id = (await instant.TrainPredictiveModelsAsync(cancellationToken: Ct)).Models[0].ModelId;
        await using var server = await IncidentAnalyticsServer.StartAsync(
            new() { TimeProvider = clock, TrainingTime = TimeSpan.FromSeconds(5) },
            Ct
        );

        var running = server.TrainPredictiveModelsAsync(id, force: true, cancellationToken: Ct);
        await clock.WaitForTimerAsync(TimeSpan.FromSeconds(5));
        var second = await server.TrainPredictiveModelsAsync(id, force: true, cancellationToken: Ct);
        clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(TrainingOutcome.AlreadyRunning, Assert.Single(second.Models).Outcome);
        Assert.Equal(TrainingOutcome.Trained, Assert.Single((await running).Models).Outcome);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3_601)]
    public async Task TrainingTime_Throws_WhenOutOfRange(int seconds) =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() =>
            IncidentAnalyticsServer.StartAsync(new() { TrainingTime = TimeSpan.FromSeconds(seconds) }, Ct)
        );

    [Fact]
    public async Task Post_ReturnsTheResult()
    {
        await using var server = await StartAsync();

        var (status, body) = await PostAsync(server, "calculate_kpis", """{"time_window":48,"force":false,"metric_id":null}""");

        Assert.Equal(HttpStatusCode.OK, status);
        using var json = JsonDocument.Parse(body);
        Assert.Equal("22 of 22 metrics calculated", json.RootElement.GetProperty("summary").GetString());
        var metric = json.RootElement.GetProperty("metrics")[0];
        Assert.Equal("Mean Time to Acknowledge", metric.GetProperty("metric_name").GetString());
        Assert.Equal("2026-02-28T12:00:00Z", metric.GetProperty("period_start").GetString());
        Assert.Equal(JsonValueKind.String, metric.GetProperty("value").ValueKind);
    }

    [Theory]
    [InlineData("calculate_kpis", 22)]
    [InlineData("run_anomaly_detection", 1)]
    [InlineData("train_predictive_models", 22)]
    public async Task Post_StreamsStepsAndTheResult_WhenProgressIsTrue(string command, int steps)
    {
        await using var server = await StartAsync();

        var (status, body) = await PostAsync(server, command + "?progress=true", "{}");

        Assert.Equal(HttpStatusCode.OK, status);
        var lines = body.TrimEnd('\n').Split('\n').Select(static line => JsonDocument.Parse(line).RootElement).ToArray();
        Assert.Equal(steps + 1, lines.Length);
        Assert.All(
            lines[..^1],
            static line =>
                Assert.True(
                    line.GetProperty("progress").GetProperty("done").GetInt32()
                        <= line.GetProperty("progress").GetProperty("total").GetInt32()
                )
        );
        Assert.True(lines[^1].TryGetProperty("result", out _));
    }

    [Theory]
    [InlineData(
        "compute_everything",
        "{}",
        HttpStatusCode.NotFound,
        "Unknown command compute_everything; the commands are calculate_kpis, run_anomaly_detection, train_predictive_models."
    )]
    [InlineData("calculate_kpis", "[]", HttpStatusCode.BadRequest, "The body must be an object.")]
    [InlineData("calculate_kpis", "{", HttpStatusCode.BadRequest, "")]
    [InlineData(
        "calculate_kpis",
        """{"model_id":"x"}""",
        HttpStatusCode.BadRequest,
        "Unknown option model_id; the options are metric_id, time_window, force."
    )]
    [InlineData("calculate_kpis", """{"metric_id":7}""", HttpStatusCode.BadRequest, "metric_id must be a string.")]
    [InlineData("calculate_kpis?progress=true", """{"metric_id":"7"}""", HttpStatusCode.BadRequest, "There is no KPI metric 7.")]
    [InlineData("calculate_kpis", """{"time_window":"7"}""", HttpStatusCode.BadRequest, "time_window must be an integer number of hours.")]
    [InlineData(
        "calculate_kpis",
        """{"time_window":0}""",
        HttpStatusCode.BadRequest,
        "A time window must be between 1 hour and 3,660 days."
    )]
    [InlineData("train_predictive_models", """{"force":"yes"}""", HttpStatusCode.BadRequest, "force must be true or false.")]
    public async Task Post_ReturnsAnError_WhenTheRequestIsInvalid(string command, string body, HttpStatusCode expected, string detail)
    {
        await using var server = await StartAsync();

        var (status, answer) = await PostAsync(server, command, body);

        Assert.Equal(expected, status);
        using var json = JsonDocument.Parse(answer);
        Assert.Contains(detail, json.RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_ReadsItsOptions_FromAChunkedBody()
    {
        await using var server = await IncidentAnalyticsServer.StartAsync(cancellationToken: Ct);
        using var http = server.CreateHttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/_reference/commands/calculate_kpis")
        {
            Content = JsonContent.Create(new { metric_id = "none" }),
        };
        request.Headers.TransferEncodingChunked = true;

        using var response = await http.SendAsync(request, Ct);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("There is no KPI metric none.", await response.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Post_Is503_WhenItsTicketsAreReplaced(bool isReset)
    {
        var clock = new FakeTimeProvider();
        await using var server = await IncidentAnalyticsServer.StartAsync(
            new() { TimeProvider = clock, TrainingTime = TimeSpan.FromMinutes(10) },
            Ct
        );
        using var http = server.CreateHttpClient();
        using var content = JsonContent.Create(new { force = true });
        var training = http.PostAsync("/_reference/commands/train_predictive_models", content, Ct);
        await clock.WaitForTimerAsync(TimeSpan.FromMinutes(10)).WaitAsync(Ct);

        if (isReset)
        {
            server.Reset();
        }
        else
        {
            server.LoadTickets(["{}"]);
        }

        using var response = await training.WaitAsync(Ct);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
    }

    [Fact]
    public async Task Post_UsesDefaults_WhenThereIsNoBody()
    {
        await using var server = await StartAsync();

        Assert.Equal(HttpStatusCode.OK, (await PostAsync(server, "run_anomaly_detection", "")).Status);
    }

    private static Task<IncidentAnalyticsServer> StartAsync() =>
        IncidentAnalyticsServer.StartAsync(new() { TimeProvider = new FakeTimeProvider() }, Ct);

    private static async Task<(HttpStatusCode Status, string Body)> PostAsync(IncidentAnalyticsServer server, string command, string body)
    {
        using var http = server.CreateHttpClient();
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await http.PostAsync("/_reference/commands/" + command, content, Ct);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(Ct));
    }
}
