using IncidentAnalytics.Client;
using IncidentAnalytics.Client.Tickets;
using IncidentAnalytics.Client.Tickets.Aggregations;
using IncidentAnalytics.ReferenceServer.Journal;

namespace IncidentAnalytics.IntegrationTests.Tickets;

/// <summary>Base class of the tests of the tickets service.</summary>
public abstract class TicketsFixture : ReferenceFixture
{
    private protected static Aggregation<TermsResult> ByType { get; } = Aggregation.Terms("tickets_by_type", "ticket.type", size: 20);

    private protected IReadOnlyList<ReceivedRequest> Calls => CallsOf("/v3/tickets/aggs");

    private protected IReadOnlyList<ReceivedRequest> TokenRequests => CallsOf("/oauth2/token");

    private protected static TicketAggregationRequest Request() =>
        new()
        {
            Application = "atr",
            AppTypes = ["ec2", "kubernetes"],
            Domains = ["your-domain-1.example.com", "your-domain-2.example.com"],
            Range = TimeRange.Last(TimeSpan.FromDays(90)),
            Aggregations = [ByType],
        };

    private protected Task<TicketAggregationResult> AggregateAsync(
        RequestOptions? options = null,
        CancellationToken? cancellationToken = null
    ) => Client.Tickets.AggregateAsync(Request(), options, cancellationToken ?? Token);
}
