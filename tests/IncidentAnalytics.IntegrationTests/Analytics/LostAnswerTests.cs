using IncidentAnalytics.Client;
using IncidentAnalytics.Client.Analytics.AnomalyDetections;
using IncidentAnalytics.Client.Paging;
using IncidentAnalytics.ReferenceServer.Faults;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.Analytics;

/// <summary>The service ran the operation, but the response was lost: only idempotent operations are retried.</summary>
public sealed class LostAnswerTests : AnalyticsFixture
{
    private protected override void Configure(ReferenceServer.IncidentAnalyticsServerOptions options) =>
        options.Tickets = Documents(Count).Concat(Burst());

    [Fact]
    public async Task AcknowledgeAsync_Retries_WhenTheResponseOfAnAnomalyIsLost()
    {
        var id = (await Server.RunAnomalyDetectionAsync(cancellationToken: Token)).Found[0].AnomalyId;
        Lose($"anomaly-detections/{id}/acknowledge/");

        var call = Client.Analytics.AnomalyDetections.AcknowledgeAsync(id, cancellationToken: Token);
        await Clock.AdvanceToRetryAsync(call);

        Assert.Equal(AnomalyStatus.Investigating, (await call)!.Status);
        Assert.Equal(2, Calls.Count);
        Assert.Equal("{}", Calls[1].Body);
    }

    [Fact]
    public async Task ResolveAsync_RetriesAndResolvesOnce_WhenTheResponseIsLost()
    {
        var id = (await Server.RunAnomalyDetectionAsync(cancellationToken: Token)).Found[0].AnomalyId;
        var resolvedAt = Clock.GetUtcNow();
        Lose($"anomaly-detections/{id}/resolve/");

        var call = Client.Analytics.AnomalyDetections.ResolveAsync(id, cancellationToken: Token);
        await Clock.AdvanceToRetryAsync(call);

        var anomaly = (await call)!;
        Assert.Equal((AnomalyStatus.Resolved, resolvedAt), (anomaly.Status, anomaly.ResolvedAt));
        Assert.NotNull(anomaly.ResolvedBy);
        Assert.Equal(2, Calls.Count);
    }

    [Fact]
    public async Task AcknowledgeAsync_Retries_WhenTheResponseOfAnInsightIsLost()
    {
        await Server.TrainPredictiveModelsAsync(force: true, cancellationToken: Token);
        var insight = (
            await Client.Analytics.PredictiveInsights.GetPageAsync(new() { IsAcknowledged = false }, cancellationToken: Token)
        ).Items[0];
        var acknowledgedAt = Clock.GetUtcNow();
        Lose($"predictive-insights/{insight.Id}/acknowledge/");

        var call = Client.Analytics.PredictiveInsights.AcknowledgeAsync(insight.Id!, cancellationToken: Token);
        await Clock.AdvanceToRetryAsync(call);

        Assert.Equal((true, acknowledgedAt), ((await call)!.IsAcknowledged, (await call)!.AcknowledgedAt));
        Assert.Equal(3, Calls.Count);
    }

    [Fact]
    public async Task CreateAsync_IsNotRetried_WhenTheResponseIsLost()
    {
        var analytics = Client.Analytics;
        await CreateOnceAsync(
            "kpi-metrics/",
            () => analytics.KpiMetrics.CreateAsync(AnalyticsOperations.DocumentedMetric, cancellationToken: Token)
        );
        await CreateOnceAsync(
            "predictive-models/",
            () =>
                analytics.PredictiveModels.CreateAsync(AnalyticsOperations.DocumentedModel with { Name = "Once" }, cancellationToken: Token)
        );
        await CreateOnceAsync(
            "dashboard-configurations/",
            () =>
                analytics.DashboardConfigurations.CreateAsync(
                    AnalyticsOperations.DocumentedDashboard with
                    {
                        Name = "Once",
                    },
                    cancellationToken: Token
                )
        );

        Assert.Equal(1, await CountAsync(analytics.KpiMetrics.ListAsync(new() { Search = "Custom" }, cancellationToken: Token)));
        Assert.Equal(1, await CountAsync(analytics.PredictiveModels.ListAsync(new() { Search = "Once" }, cancellationToken: Token)));
        Assert.Equal(1, await CountAsync(analytics.DashboardConfigurations.ListAsync(new() { Search = "Once" }, cancellationToken: Token)));
    }

    [Fact]
    public async Task TrainAsync_IsNotRetried_WhenTheResponseIsLost()
    {
        var model = await AnyModelAsync();
        Lose($"predictive-models/{model.Id}/train/");

        var e = await Assert.ThrowsAsync<ApiConnectionException>(() =>
            Client.Analytics.PredictiveModels.TrainAsync(model.Id!, cancellationToken: Token)
        );

        Assert.True(e.WasSent);
        Assert.Single(e.Attempts);
        Assert.Equal(Clock.GetUtcNow(), (await ModelAsync(model.Id!)).LastTrainedAt);
    }

    [Fact]
    public async Task CreateAsync_IsNotRetried_WhenTheServiceIsBusy()
    {
        Server.Faults.Add(Fault.Answer(503, "<html>busy</html>", "text/html") with { Method = "POST", Path = Root + "kpi-metrics/" });

        await Assert.ThrowsAsync<ServerErrorException>(() =>
            Client.Analytics.KpiMetrics.CreateAsync(AnalyticsOperations.DocumentedMetric, cancellationToken: Token)
        );

        Assert.Single(Calls);
    }

    private static async Task<int> CountAsync<T>(AsyncPageable<T> list) => (await list.ToListAsync(Token)).Count;

    private void Lose(string path, string method = "POST") =>
        Server.Faults.Add(Fault.DropAfterExecution() with { Method = method, Path = Root + path });

    private async Task CreateOnceAsync(string path, Func<Task> createAsync)
    {
        Lose(path);
        var before = Calls.Count;

        var e = await Assert.ThrowsAsync<ApiConnectionException>(createAsync);

        Assert.True(e.WasSent);
        Assert.Equal(before + 1, Calls.Count);
    }
}
