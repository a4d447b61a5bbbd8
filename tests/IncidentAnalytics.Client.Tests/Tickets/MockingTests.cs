using IncidentAnalytics.Client.Tickets;
using IncidentAnalytics.Client.Tickets.Aggregations;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Tickets;

/// <summary>What users need to test code of their own that takes a client.</summary>
public sealed class MockingTests
{
    [Fact]
    public async Task A_whole_client_is_made_over_a_mock()
    {
        await using var client = new IncidentAnalyticsClient(new TicketsClient(new StubTicketsApi("""{"data":{"total":3}}""")));
        var result = await client.Tickets.AggregateAsync(
            new() { Application = "atr", Range = TimeRange.Last(TimeSpan.FromDays(1)) },
            cancellationToken: TestContext.Current.CancellationToken
        );
        Assert.Equal(3, result.Total);
    }

    [Fact]
    public async Task A_client_made_without_tickets_says_so_when_it_is_asked_for_them()
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
    public void A_result_is_made_from_json()
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
    public void What_is_no_answer_is_refused_by_name(string json) =>
        Assert.Equal("json", Assert.Throws<ArgumentException>(() => TicketAggregationResponse.Parse(json)).ParamName);
}
