using IncidentAnalytics.Client;
using IncidentAnalytics.Client.Tickets;
using IncidentAnalytics.Client.Tickets.Aggregations;
using IncidentAnalytics.Testing;
using WireMock.Matchers;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.Stubs;

/// <summary>The requests of the documented program of the tickets service.</summary>
public sealed class TicketsCallTests : StubTests
{
    private static string DocumentedBody { get; } = DocumentedSample.ReadRequest("tickets.aggregate");

    [Fact]
    public async Task AggregateAsync_SendsTheDocumentedRequests()
    {
        StubToken();
        Stub(
            Post(AggregationPath)
                .WithHeader("Authorization", new ExactMatcher("Bearer a.jwt.token"))
                .WithHeader("client_id", new ExactMatcher("your-client-id"))
                .WithBody(new JsonMatcher(DocumentedBody)),
            Json(FourTickets)
        );
        var byType = Aggregation.Terms("tickets_by_type", "ticket.type", size: 20);
        var daily = Aggregation.DateHistogram("tickets_over_time", "@timestamp", HistogramInterval.Fixed(TimeSpan.FromDays(1)));
        var resolved = Aggregation.Filter("resolved_count", TicketFilter.Term("ticket.resolved", true));

        await Client.Tickets.AggregateAsync(
            new()
            {
                Application = "atr",
                AppTypes = ["ec2", "kubernetes"],
                Domains = ["your-domain-1.example.com", "your-domain-2.example.com"],
                Range = TimeRange.Last(TimeSpan.FromDays(90)),
                Aggregations = [byType, daily, resolved],
            },
            cancellationToken: Token
        );

        var requests = Requests;
        Assert.Equal([("POST", TokenPath), ("POST", AggregationPath)], requests.Select(static r => (r.Method, r.Target)));
        AssertBody(
            requests[0],
            "application/x-www-form-urlencoded",
            "grant_type=client_credentials&client_id=your-client-id&client_secret=your-client-secret"
        );
        AssertBody(requests[1], "application/json", string.Concat(DocumentedBody.Where(static c => !char.IsWhiteSpace(c))));
        Assert.False(requests[0].Headers.ContainsKey("Authorization"));
        Assert.Equal("Bearer a.jwt.token", requests[1].Headers["Authorization"]);
        Assert.Equal("your-client-id", requests[1].Headers["client_id"]);
    }
}
