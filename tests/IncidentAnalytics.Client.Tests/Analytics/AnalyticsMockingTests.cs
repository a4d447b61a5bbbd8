using IncidentAnalytics.Client.Analytics;
using IncidentAnalytics.Client.Analytics.CostAnalyses;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Analytics;

/// <summary>Mocks of the client in tests of its users.</summary>
public sealed class AnalyticsMockingTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task IncidentAnalyticsClient_CallsMock_WhenGivenOneResource()
    {
        await using var client = new IncidentAnalyticsClient(analytics: new(costAnalyses: new(new StubCosts())));

        Assert.Equal(12.5m, (await client.Analytics.CostAnalyses.GetSummaryAsync(cancellationToken: Token)).TotalCost);
        Assert.Equal(
            ["a", "b", "c"],
            (await client.Analytics.CostAnalyses.ListAsync(cancellationToken: Token).ToListAsync(Token)).Select(static c => c.Id)
        );
    }

    [Fact]
    public async Task IncidentAnalyticsClient_Throws_WhenResourceIsMissing()
    {
        await using var client = new IncidentAnalyticsClient(analytics: new(costAnalyses: new(new StubCosts())));
        var e = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            client.Analytics.AnomalyDetections.GetSummaryAsync(cancellationToken: Token)
        );
        Assert.Equal(
            "analytics.anomaly_detections.get_summary cannot be called: the client's constructor was given no AnomalyDetectionsClient.",
            e.Message
        );

        await using var empty = new IncidentAnalyticsClient();
        foreach (var operation in OperationCases.All)
            await Assert.ThrowsAsync<InvalidOperationException>(() => operation.CallAsync(empty.Analytics, null, Token));
    }

    [Fact]
    public void CostAnalysesClient_Throws_WhenApiIsNull() =>
        Assert.Equal("api", Assert.Throws<ArgumentNullException>(static () => new CostAnalysesClient(null!)).ParamName);

    [Fact]
    public void ToString_WritesJson()
    {
        Assert.Equal("""{"id":"a","cost_amount":"1.50"}""", new CostAnalysis { Id = "a", CostAmount = 1.50m }.ToString());
        Assert.Equal("{}", EmptyObjectBody.Instance.ToString());
        Assert.Equal(
            """{"count":2,"next":null,"previous":"p","results":[{"id":"a"}]}""",
            new AnalyticsPage<CostAnalysis>
            {
                Count = 2,
                Previous = "p",
                Results = [new() { Id = "a" }],
            }.ToString()
        );
    }

    private sealed class StubCosts : ICostAnalysesApi
    {
        public Task<AnalyticsPage<CostAnalysis>> ListAsync(
            CostAnalysisQuery? query,
            RequestOptions? options,
            CancellationToken cancellationToken
        ) =>
            Task.FromResult<AnalyticsPage<CostAnalysis>>(
                query?.Page is null
                    ? new()
                    {
                        Results = [new() { Id = "a" }, new() { Id = "b" }],
                        Count = 3,
                        Next = "?page=2",
                    }
                    : new() { Results = [new() { Id = "c" }], Count = 3 }
            );

        public Task<CostSummary> GetSummaryAsync(RequestOptions? options, CancellationToken cancellationToken) =>
            Task.FromResult<CostSummary>(new() { TotalCost = 12.5m });
    }
}
