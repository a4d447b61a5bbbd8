using IncidentAnalytics.Client;
using IncidentAnalytics.Client.Tickets;
using IncidentAnalytics.Client.Tickets.Aggregations;
using IncidentAnalytics.ReferenceServer;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.Tickets;

/// <summary>A reference server and a client on the same standing clock.</summary>
public abstract class TicketsFixture : IAsyncLifetime
{
    private protected FakeTimeProvider Clock { get; } = new();

    private protected IncidentAnalyticsServer Server { get; private set; } = null!;

    private protected IncidentAnalyticsClient Client { get; private set; } = null!;

    private protected static CancellationToken Token => TestContext.Current.CancellationToken;

    private protected static Aggregation<TermsResult> ByType { get; } = Aggregation.Terms("tickets_by_type", "ticket.type", size: 20);

    private protected IReadOnlyList<ReferenceServer.Testing.ReceivedRequest> Calls =>
        [.. Server.Requests.Where(static r => r.Path == "/v3/tickets/aggs")];

    private protected IReadOnlyList<ReferenceServer.Testing.ReceivedRequest> TokenRequests =>
        [.. Server.Requests.Where(static r => r.Path == "/oauth2/token")];

    public async ValueTask InitializeAsync()
    {
        Server = await IncidentAnalyticsServer.StartAsync(new() { TimeProvider = Clock }, Token);
        Client = Server.CreateClient();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Client.DisposeAsync();
        await Server.DisposeAsync();
    }

    private protected static TicketAggregationRequest Request() => new()
    {
        Application = "atr",
        AppTypes = ["ec2", "kubernetes"],
        Domains = ["your-domain-1.example.com", "your-domain-2.example.com"],
        Range = TimeRange.Last(TimeSpan.FromDays(90)),
        Aggregations = [ByType],
    };

    private protected Task<TicketAggregationResult> AggregateAsync(RequestOptions? options = null, CancellationToken? cancellationToken = null) =>
        Client.Tickets.AggregateAsync(Request(), options, cancellationToken ?? Token);

    /// <summary>Lets the first retry begin; its wait of 0.8 s is shortened at random by up to half.</summary>
    private protected async Task AdvanceToRetryAsync()
    {
        await Clock.WaitForTimerAsync(static left => left >= TimeSpan.FromSeconds(0.4) && left <= TimeSpan.FromSeconds(0.8));
        Clock.Advance(TimeSpan.FromSeconds(0.8));
    }
}
