using IncidentAnalytics.Client.Tickets;
using IncidentAnalytics.Client.Tickets.Aggregations;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Tickets;

/// <summary>What users need to test their own code that uses a client.</summary>
public sealed class MockingTests
{
    [Fact]
    public async Task Constructor_AcceptsMockedApi()
    {
        await using var client = new IncidentAnalyticsClient(new TicketsClient(new StubTicketsApi("""{"data":{"total":3}}""")));
        var result = await client.Tickets.AggregateAsync(
            new() { Application = "atr", Range = TimeRange.Last(TimeSpan.FromDays(1)) },
            cancellationToken: TestContext.Current.CancellationToken
        );
        Assert.Equal(3, result.Total);
    }

    [Fact]
    public async Task Tickets_Throws_WhenClientHasNoTicketsClient()
    {
        await using var client = new IncidentAnalyticsClient();
        var e = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            client.Tickets.AggregateAsync(
                new() { Application = "atr", Range = TimeRange.Last(TimeSpan.FromDays(1)) },
                cancellationToken: TestContext.Current.CancellationToken
            )
        );
        Assert.Equal("tickets.aggregate cannot be called: the client's constructor was given no TicketsClient.", e.Message);
    }

    [Fact]
    public void Parse_CreatesResultFromJson()
    {
        var types = Aggregation.Terms("types", "ticket.type");
        var result = new TicketAggregationResult(
            TicketAggregationResponse.Parse(
                """{"data":{"total":3,"aggregations":{"types":{"buckets":[{"key":"incident","doc_count":3}]}}}}"""
            )
        );
        Assert.Equal(3, result.Get(types).Find("incident")?.DocCount);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("""{"data":{"total":true}}""")]
    public void Parse_Throws_WhenJsonIsNotResponse(string json) =>
        Assert.Equal("json", Assert.Throws<ArgumentException>(() => TicketAggregationResponse.Parse(json)).ParamName);
}
