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
        var (told, receiver) = await TellAsync<AnomalyDetectedEvent>(
            WebhookTypes.AnomalyDetected,
            () => Server.RunAnomalyDetectionAsync(cancellationToken: Token)
        );
        using (receiver)
        {
            var listed = await Client.Analytics.AnomalyDetections.ListAsync(cancellationToken: Token).ToListAsync(Token);
            Assert.Equal(listed.Single(a => a.Id == told.Anomaly!.Id).ToString(), told.Anomaly!.ToString());
        }
    }

    [Fact]
    public async Task Webhook_HasMetricAndMeasurement_WhenATargetIsMissed()
    {
        var (told, receiver) = await TellAsync<KpiThresholdBreachedEvent>(
            WebhookTypes.KpiThresholdBreached,
            () => Server.CalculateKpisAsync(force: true, cancellationToken: Token)
        );
        using (receiver)
        {
            var metric = await Client.Analytics.KpiMetrics.GetAsync(told.Metric!.Id!, cancellationToken: Token);
            Assert.Equal((metric.Name, metric.Id), (told.Metric.Name, told.Measurement!.MetricId));
            Assert.Equal(metric.LatestMeasurement!.Value, told.Measurement.Value);
            var summary = (await Client.Analytics.KpiMetrics.GetSummaryAsync(cancellationToken: Token)).Single(s =>
                s.MetricName == metric.Name
            );
            Assert.Equal((summary.TargetValue, false, summary.CurrentValue), (told.Threshold, summary.TargetMet, told.Measurement.Value));
        }
    }

    [Fact]
    public async Task Webhook_HasThePeriod_WhenCostsExceedTheThreshold()
    {
        var (told, receiver) = await TellAsync<CostThresholdExceededEvent>(
            WebhookTypes.CostThresholdExceeded,
            () => Server.CalculateKpisAsync(cancellationToken: Token)
        );
        using (receiver)
        {
            Assert.Equal((Clock.GetUtcNow().AddDays(-1), Clock.GetUtcNow()), (told.PeriodStart, told.PeriodEnd));
            Assert.Equal((50_000m, "USD"), (told.Threshold, told.Currency));
            Assert.True(told.TotalCost > told.Threshold);
            Assert.Null(told.CostAnalysis);
            string?[] known = ["period_start", "period_end", "total_cost", "threshold", "currency"];
            Assert.Equal(known, told.Data!.Value.EnumerateObject().Select(static m => m.Name));
        }
    }

    [Fact]
    public async Task Webhook_HasTheModel_WhenATrainingEnds()
    {
        var id = (await AnyModelAsync()).Id!;
        var (told, receiver) = await TellAsync<ModelTrainingCompletedEvent>(
            WebhookTypes.ModelTrainingCompleted,
            () => Client.Analytics.PredictiveModels.TrainAsync(id, cancellationToken: Token)
        );
        using (receiver)
        {
            Assert.Equal(
                (id, PredictiveModelStatus.Active, Clock.GetUtcNow()),
                (told.Model!.Id, told.Model.Status, told.Model.LastTrainedAt)
            );
            Assert.Equal((await ModelAsync(id)).ToString(), told.Model.ToString());
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
    private async Task<(T Told, WebhookReceiver Receiver)> TellAsync<T>(string type, Func<Task> happenAsync)
        where T : WebhookEvent
    {
        var receiver = new WebhookReceiver();
        Server.Webhooks.Add(receiver.Url, type);
        await happenAsync();

        var told = Assert.IsType<T>(await receiver.NextAsync());
        Assert.Equal((type, Clock.GetUtcNow()), (told.Type.ToString(), told.CreatedAt));
        Assert.Empty(told.AdditionalProperties);
        Assert.Equal(JsonValueKind.Object, told.Data!.Value.ValueKind);
        return (told, receiver);
    }
}
