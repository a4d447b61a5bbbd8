using System.Globalization;
using IncidentAnalytics.Client.Tickets;
using IncidentAnalytics.Client.Tickets.Aggregations;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.Tickets;

/// <summary>Client and server over real HTTP with tickets counted by hand.</summary>
public sealed class EndToEndTests : TicketsFixture
{
    [Fact]
    public async Task AggregateAsync_CountsTheDocumentedRequest()
    {
        var daily = Aggregation.DateHistogram("tickets_over_time", "@timestamp", HistogramInterval.Fixed(TimeSpan.FromDays(1)));
        var resolved = Aggregation.Filter("resolved_count", TicketFilter.Term("ticket.resolved", true));
        var minutes = Aggregation.Avg("minutes", "ticket.minutes");
        var perType = Aggregation.Terms("per_type", "ticket.type", aggregations: [minutes]);
        Load(
            ("2026-02-27T10:00:00Z", "alert", true, 10),
            ("2026-02-27T23:59:59Z", "alert", false, 30),
            ("2026-03-01T00:00:00Z", "change", true, 7),
            ("2025-11-01T00:00:00Z", "alert", true, 1)
        ); // before the window

        var tickets = await Client.Tickets.AggregateAsync(
            Loaded() with
            {
                Aggregations = [ByType, daily, resolved, perType],
            },
            cancellationToken: Token
        );

        Assert.Equal(3, tickets.Total);
        Assert.Equal([("alert", 2L), ("change", 1L)], tickets.Get(ByType).Buckets.Select(static b => (b.Key.ToString(), b.DocCount)));
        Assert.Equal(
            [("2026-02-27", 2L), ("2026-02-28", 0L), ("2026-03-01", 1L)],
            tickets.Get(daily).Buckets.Select(static b => (b.Key.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), b.DocCount))
        );
        Assert.Equal(2, tickets.Get(resolved).DocCount);
        Assert.Equal([20d, 7d], tickets.Get(perType).Buckets.Select(b => b.Get(minutes).Value));
    }

    [Fact]
    public async Task AggregateAsync_ReturnsEmptyResults_ForAnEmptyWindow()
    {
        var average = Aggregation.Avg("minutes", "ticket.minutes");
        Load(("2025-11-01T00:00:00Z", "alert", true, 1));

        var tickets = await Client.Tickets.AggregateAsync(Loaded() with { Aggregations = [ByType, average] }, cancellationToken: Token);

        Assert.Equal(0, tickets.Total);
        Assert.Empty(tickets.Get(ByType).Buckets);
        Assert.Null(tickets.Get(average).Value);
    }

    [Fact]
    public async Task AggregateAsync_CountsTheDefaultWorld()
    {
        var tickets = await AggregateAsync();

        Assert.True(tickets.Total > 1000);
        Assert.Equal(tickets.Total, tickets.Get(ByType).Buckets.Sum(static b => b.DocCount));
    }

    [Fact]
    public async Task AggregateAsync_ExcludesTheEu_ByDefault()
    {
        var all = Request() with { AppTypes = [], Domains = [] };

        var without = await Client.Tickets.AggregateAsync(all, cancellationToken: Token);
        var with = await Client.Tickets.AggregateAsync(all with { IncludesEu = true }, cancellationToken: Token);

        Assert.True(with.Total > without.Total);
    }

    [Fact]
    public async Task AggregateAsync_SharesOneToken_AcrossConcurrentCalls()
    {
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => AggregateAsync()));

        Assert.Single(TokenRequests);
        Assert.Equal(50, Calls.Count);
    }

    [Fact]
    public async Task Servers_AreIndependent()
    {
        await using var other = await ReferenceServer.IncidentAnalyticsServer.StartAsync(new() { TimeProvider = Clock, Seed = 2 }, Token);
        await using var otherClient = other.CreateClient();

        var here = await AggregateAsync();
        var there = await otherClient.Tickets.AggregateAsync(Request(), cancellationToken: Token);

        Assert.NotEqual(here.Total, there.Total);
        Assert.Single(Calls);
    }

    private static TicketAggregationRequest Loaded() => Request() with { AppTypes = ["ec2"], Domains = ["your-domain-1.example.com"] };

    private void Load(params (string Timestamp, string Type, bool IsResolved, int Minutes)[] tickets) =>
        Server.LoadTickets(
            tickets.Select(static t =>
                $$$"""{"application":"atr","app_type":"ec2","domain":"your-domain-1.example.com","@timestamp":"{{{t.Timestamp}}}","ticket":{"type":"{{{t.Type}}}","resolved":{{{(t.IsResolved ? "true" : "false")}}},"minutes":{{{t.Minutes.ToString(CultureInfo.InvariantCulture)}}}}}"""
            )
        );
}
