using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using IncidentAnalytics.ReferenceServer.Analytics.Webhooks;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Analytics.Webhooks;

public sealed class WebhookTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Webhook_HasTheDocumentedEnvelope()
    {
        using var receiver = new WebhookReceiver();
        await using var analytics = await AnalyticsTestServer.StartAsync(options => options.Webhooks = [receiver.Url]);
        var id = await analytics.FirstIdAsync("predictive-models/");

        await analytics.PostAsync($"predictive-models/{id}/train/");
        var received = await receiver.NextAsync();

        Assert.Equal(("POST", "application/json"), (received.Method, received.ContentType));
        Assert.True(received.Length > 0);
        Assert.Equal(["id", "type", "created_at", "data"], received.Body.EnumerateObject().Select(static member => member.Name));
        Assert.True(Guid.TryParse(received.Body.GetProperty("id").GetString(), out _));
        Assert.Equal("model.training_completed", received.Body.GetProperty("type").GetString());
        Assert.Equal("2026-03-02T12:00:00Z", received.Body.GetProperty("created_at").GetString());
        var model = (await analytics.GetAsync("predictive-models/"))
            .GetProperty("results")
            .EnumerateArray()
            .Single(record => record.GetProperty("id").GetString() == id);
        Assert.Equal(model.GetRawText(), received.Body.GetProperty("data").GetRawText());
    }

    [Fact]
    public async Task Webhook_IsSent_ForAnomaliesTargetsAndCosts()
    {
        using var receiver = new WebhookReceiver();
        await using var analytics = await AnalyticsTestServer.StartWithBurstAsync();
        analytics.Server.Webhooks.Add(
            receiver.Url,
            WebhookTypes.AnomalyDetected,
            WebhookTypes.KpiThresholdBreached,
            WebhookTypes.CostThresholdExceeded
        );

        await analytics.Server.RunAnomalyDetectionAsync(cancellationToken: Ct);
        await analytics.Server.CalculateKpisAsync(force: true, cancellationToken: Ct);
        var sent = analytics.Server.Webhooks.Deliveries.Count;
        var received = new List<JsonElement>();
        while (received.Count < sent)
        {
            received.Add((await receiver.NextAsync()).Body);
        }

        var anomaly = Assert.Single(received, static each => Type(each) == "anomaly.detected").GetProperty("data");
        var listed = (await analytics.GetAsync("anomaly-detections/?page_size=100")).GetProperty("results").EnumerateArray();
        Assert.Contains(listed, record => record.GetRawText() == anomaly.GetRawText());
        var cost = Assert.Single(received, static each => Type(each) == "cost.threshold_exceeded").GetProperty("data");
        Assert.Equal(
            ["period_start", "period_end", "total_cost", "threshold", "currency"],
            cost.EnumerateObject().Select(static member => member.Name)
        );
        Assert.Equal("2026-03-02T12:00:00Z", cost.GetProperty("period_end").GetString());
        Assert.Equal("50000.00", cost.GetProperty("threshold").GetString());
        var kpis = received
            .Where(static each => Type(each) == "kpi.threshold_breached")
            .Select(static each => each.GetProperty("data"))
            .ToArray();
        Assert.NotEmpty(kpis);
        Assert.All(
            kpis,
            static kpi =>
            {
                Assert.Equal(["metric", "measurement", "threshold"], kpi.EnumerateObject().Select(static member => member.Name));
                Assert.Equal(
                    kpi.GetProperty("metric").GetProperty("id").GetString(),
                    kpi.GetProperty("measurement").GetProperty("metric").GetString()
                );
            }
        );
        Assert.Equal(sent, received.Select(static each => each.GetProperty("id").GetString()).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(sent, kpis.Length + 2);

        static string? Type(JsonElement webhook) => webhook.GetProperty("type").GetString();
    }

    [Fact]
    public async Task Delivery_IsRetriedWithTheSameId_WhenRefused()
    {
        using var receiver = new WebhookReceiver(500, 302, 404, 429);
        await using var analytics = await AnalyticsTestServer.StartAsync();
        var webhooks = analytics.Server.Webhooks;
        webhooks.Add(receiver.Url);
        var id = await analytics.FirstIdAsync("predictive-models/");
        await analytics.PostAsync($"predictive-models/{id}/train/");
        var bodies = new List<string>();
        foreach (var (seconds, number) in ((int, int)[])[(1, 1), (2, 2), (4, 3), (8, 4)])
        {
            bodies.Add((await receiver.NextAsync()).Body.GetRawText());
            await webhooks.WaitForAttemptsAsync(number, Ct);
            Assert.Equal(WebhookDeliveryStatus.Pending, webhooks.Deliveries.Single().Status);
            analytics.Clock.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromTicks(1));
            Assert.Equal(number, webhooks.Deliveries.Single().Attempts.Count);
            analytics.Clock.Advance(TimeSpan.FromTicks(1));
        }

        bodies.Add((await receiver.NextAsync()).Body.GetRawText());
        await webhooks.WaitForAttemptsAsync(5, Ct);

        var delivery = webhooks.Deliveries.Single();
        Assert.Equal(WebhookDeliveryStatus.Delivered, delivery.Status);
        Assert.Equal([500, 302, 404, 429, 204], delivery.Attempts.Select(static attempt => attempt.Status));
        Assert.Equal([0, 1, 3, 7, 15], delivery.Attempts.Select(attempt => (int)(attempt.At - delivery.CreatedAt).TotalSeconds));
        Assert.Equal("The receiver answered 500.", delivery.Attempts[0].Error);
        Assert.Null(delivery.Attempts[^1].Error);
        Assert.Single(bodies.Distinct(StringComparer.Ordinal));
        Assert.Contains(delivery.Id, bodies[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Delivery_Fails_AfterFiveAttempts()
    {
        using var receiver = new WebhookReceiver(500, 500, 500, 500, 500);
        await using var analytics = await AnalyticsTestServer.StartAsync();
        analytics.Server.Webhooks.Add(receiver.Url);
        await analytics.PostAsync($"predictive-models/{await analytics.FirstIdAsync("predictive-models/")}/train/");
        for (var number = 1; number < 5; number++)
        {
            await analytics.Server.Webhooks.WaitForAttemptsAsync(number, Ct);
            analytics.Clock.Advance(TimeSpan.FromSeconds(8));
        }

        await analytics.Server.Webhooks.WaitForAttemptsAsync(5, Ct);

        using var response = await analytics.Http.GetAsync("/_reference/webhooks/deliveries", Ct);
        var logged = (await AnalyticsTestServer.ReadAsync(response, 200)).GetProperty("deliveries")[0];
        Assert.Equal("failed", logged.GetProperty("status").GetString());
        Assert.Equal("model.training_completed", logged.GetProperty("type").GetString());
        Assert.Equal(5, logged.GetProperty("attempts").GetArrayLength());
        Assert.Equal(500, logged.GetProperty("attempts")[4].GetProperty("status").GetInt32());
    }

    [Fact]
    public async Task Delivery_HasNoStatus_WhenTheEndpointIsUnreachable()
    {
        await using var analytics = await AnalyticsTestServer.StartAsync();
        Uri url;
        using (var gone = new WebhookReceiver())
        {
            url = gone.Url;
        }

        analytics.Server.Webhooks.Add(url);
        await analytics.PostAsync($"predictive-models/{await analytics.FirstIdAsync("predictive-models/")}/train/");
        await analytics.Server.Webhooks.WaitForAttemptsAsync(1, Ct);

        var attempt = Assert.Single(analytics.Server.Webhooks.Deliveries.Single().Attempts);
        Assert.Null(attempt.Status);
        Assert.NotEmpty(attempt.Error!);
    }

    [Fact]
    public async Task Endpoints_ReceiveTheirTypes_UntilCleared()
    {
        using var receiver = new WebhookReceiver();
        await using var analytics = await AnalyticsTestServer.StartAsync();
        var id = await analytics.FirstIdAsync("predictive-models/");

        analytics.Server.Webhooks.Add(receiver.Url, WebhookTypes.AnomalyDetected);
        await analytics.PostAsync($"predictive-models/{id}/train/");
        Assert.Empty(analytics.Server.Webhooks.Deliveries);
        analytics.Server.Webhooks.Add(receiver.Url);
        await analytics.PostAsync($"predictive-models/{id}/train/");
        Assert.Single(analytics.Server.Webhooks.Deliveries);
        await receiver.NextAsync();
        analytics.Server.Webhooks.Clear();
        await analytics.PostAsync($"predictive-models/{id}/train/");

        Assert.Single(analytics.Server.Webhooks.Deliveries);
        Assert.Empty(analytics.Server.Webhooks.Endpoints);
    }

    [Fact]
    public async Task Reset_CancelsDeliveriesAndRestoresTheOptions()
    {
        using var receiver = new WebhookReceiver(500);
        await using var analytics = await AnalyticsTestServer.StartAsync(options => options.Webhooks = [receiver.Url]);
        var webhooks = analytics.Server.Webhooks;
        await analytics.PostAsync($"predictive-models/{await analytics.FirstIdAsync("predictive-models/")}/train/");
        await webhooks.WaitForAttemptsAsync(1, Ct);
        webhooks.Add(new Uri("http://localhost:1/"), WebhookTypes.AnomalyDetected);

        analytics.Server.Reset();
        analytics.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Empty(webhooks.Deliveries);
        Assert.Equal(receiver.Url, Assert.Single(webhooks.Endpoints).Url);
        await analytics.PostAsync($"predictive-models/{await analytics.FirstIdAsync("predictive-models/")}/train/");
        await webhooks.WaitForAttemptsAsync(1, Ct);
        Assert.Equal(WebhookDeliveryStatus.Delivered, webhooks.Deliveries.Single().Status);
    }

    [Theory]
    [InlineData("http://localhost/hook", true)]
    [InlineData("http://127.0.0.1:8080/", true)]
    [InlineData("http://127.9.8.7/", true)]
    [InlineData("http://[::1]:8080/", true)]
    [InlineData("https://localhost/", false)]
    [InlineData("http://example.com/", false)]
    [InlineData("http://10.0.0.1/", false)]
    [InlineData("http://169.254.169.254/latest/", false)]
    [InlineData("http://localhost.example.com/", false)]
    [InlineData("http://0.0.0.0/", false)]
    [InlineData("file:///etc/hosts", false)]
    public async Task Add_AcceptsLoopbackOnly(string url, bool isTaken)
    {
        await using var analytics = await AnalyticsTestServer.StartAsync();
        using var response = await analytics.Http.PostAsJsonAsync(
            "/_reference/webhooks",
            new { url, types = new[] { "anomaly.detected" } },
            Ct
        );

        Assert.Equal(isTaken ? HttpStatusCode.OK : HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(isTaken ? 1 : 0, analytics.Server.Webhooks.Endpoints.Count);
        if (isTaken)
        {
            var listed = (await AnalyticsTestServer.ReadAsync(response, 200)).GetProperty("webhooks")[0];
            Assert.Equal(url, listed.GetProperty("url").GetString());
            Assert.Equal("""["anomaly.detected"]""", listed.GetProperty("types").GetRawText());
            using var deleted = await analytics.Http.DeleteAsync("/_reference/webhooks", Ct);
            Assert.Equal("""{"webhooks":[]}""", await deleted.Content.ReadAsStringAsync(Ct));
        }
        else
        {
            await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() =>
                IncidentAnalyticsServer.StartAsync(new() { Webhooks = [new Uri(url)] }, Ct)
            );
        }
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"url":7}""")]
    [InlineData("""{"url":"/hook"}""")]
    [InlineData("""{"url":"http://localhost/","types":["sonar.ticket"]}""")]
    [InlineData("""{"url":"http://localhost/","types":"anomaly.detected"}""")]
    public async Task Add_ChangesNothing_WhenTheRequestIsInvalid(string json)
    {
        await using var analytics = await AnalyticsTestServer.StartAsync();
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await analytics.Http.PostAsync("/_reference/webhooks", content, Ct);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Empty(analytics.Server.Webhooks.Endpoints);
    }
}
