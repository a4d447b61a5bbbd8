using System.Text.Json;
using IncidentAnalytics.Client.Analytics.PredictiveModels;
using IncidentAnalytics.Client.Analytics.Webhooks;
using IncidentAnalytics.ReferenceServer;
using IncidentAnalytics.ReferenceServer.Analytics.Webhooks;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.Analytics;

/// <summary>Webhooks of all four triggers, sent by the server and read with the client's types.</summary>
public sealed class WebhookTests : AnalyticsFixture
{
    private protected override void Configure(IncidentAnalyticsServerOptions options) => options.Tickets = Documents(Count).Concat(Burst());

    [Fact]
    public async Task Webhook_HasTheAnomalyOfTheList()
    {
        var (received, receiver) = await ReceiveAsync<AnomalyDetectedEvent>(
            WebhookTypes.AnomalyDetected,
            () => Server.RunAnomalyDetectionAsync(cancellationToken: Token)
        );
        using (receiver)
        {
            var listed = await Client.Analytics.AnomalyDetections.ListAsync(cancellationToken: Token).ToListAsync(Token);
            Assert.Equal(listed.Single(a => a.Id == received.Anomaly!.Id).ToString(), received.Anomaly!.ToString());
        }
    }

    [Fact]
    public async Task Webhook_HasMetricAndMeasurement_WhenATargetIsMissed()
    {
        var (received, receiver) = await ReceiveAsync<KpiThresholdBreachedEvent>(
            WebhookTypes.KpiThresholdBreached,
            () => Server.CalculateKpisAsync(force: true, cancellationToken: Token)
        );
        using (receiver)
        {
            var metric = await Client.Analytics.KpiMetrics.GetAsync(received.Metric!.Id!, cancellationToken: Token);
            Assert.Equal((metric.Name, metric.Id), (received.Metric.Name, received.Measurement!.MetricId));
            Assert.Equal(metric.LatestMeasurement!.Value, received.Measurement.Value);
            var summary = (await Client.Analytics.KpiMetrics.GetSummaryAsync(cancellationToken: Token)).Single(s =>
                s.MetricName == metric.Name
            );
            Assert.Equal(
                (summary.TargetValue, false, summary.CurrentValue),
                (received.Threshold, summary.TargetMet, received.Measurement.Value)
            );
        }
    }

    [Fact]
    public async Task Webhook_HasThePeriod_WhenCostsExceedTheThreshold()
    {
        var (received, receiver) = await ReceiveAsync<CostThresholdExceededEvent>(
            WebhookTypes.CostThresholdExceeded,
            () => Server.CalculateKpisAsync(cancellationToken: Token)
        );
        using (receiver)
        {
            Assert.Equal((Clock.GetUtcNow().AddDays(-1), Clock.GetUtcNow()), (received.PeriodStart, received.PeriodEnd));
            Assert.Equal((50_000m, "USD"), (received.Threshold, received.Currency));
            Assert.True(received.TotalCost > received.Threshold);
            Assert.Null(received.CostAnalysis);
            string?[] known = ["period_start", "period_end", "total_cost", "threshold", "currency"];
            Assert.Equal(known, received.Data!.Value.EnumerateObject().Select(static m => m.Name));
        }
    }

    [Fact]
    public async Task Webhook_HasTheModel_WhenATrainingEnds()
    {
        var id = (await AnyModelAsync()).Id!;
        var (received, receiver) = await ReceiveAsync<ModelTrainingCompletedEvent>(
            WebhookTypes.ModelTrainingCompleted,
            () => Client.Analytics.PredictiveModels.TrainAsync(id, cancellationToken: Token)
        );
        using (receiver)
        {
            Assert.Equal(
                (id, PredictiveModelStatus.Active, Clock.GetUtcNow()),
                (received.Model!.Id, received.Model.Status, received.Model.LastTrainedAt)
            );
            Assert.Equal((await ModelAsync(id)).ToString(), received.Model.ToString());
        }
    }

    [Fact]
    public async Task Webhook_HasTheSameId_WhenItIsSentAgain()
    {
        using var receiver = new WebhookReceiver(500);
        Server.Webhooks.Add(receiver.Url, WebhookTypes.ModelTrainingCompleted);
        await Client.Analytics.PredictiveModels.TrainAsync((await AnyModelAsync()).Id!, cancellationToken: Token);

        var first = await receiver.NextAsync();
        await Server.Webhooks.WaitForAttemptsAsync(1, Token);
        Clock.Advance(TimeSpan.FromSeconds(1));
        var second = await receiver.NextAsync();
        await Server.Webhooks.WaitForAttemptsAsync(2, Token);

        Assert.NotNull(first.Id);
        Assert.Equal(first.ToString(), second.ToString());
        Assert.Equal(WebhookDeliveryStatus.Delivered, Server.Webhooks.Deliveries.Single().Status);
    }

    /// <summary>Runs an action and returns the first notification of it.</summary>
    private async Task<(T Told, WebhookReceiver Receiver)> ReceiveAsync<T>(string type, Func<Task> happenAsync)
        where T : WebhookEvent
    {
        var receiver = new WebhookReceiver();
        Server.Webhooks.Add(receiver.Url, type);
        await happenAsync();

        var received = Assert.IsType<T>(await receiver.NextAsync());
        Assert.Equal((type, Clock.GetUtcNow()), (received.Type.ToString(), received.CreatedAt));
        Assert.Empty(received.AdditionalProperties);
        Assert.Equal(JsonValueKind.Object, received.Data!.Value.ValueKind);
        return (received, receiver);
    }
}
