using IncidentAnalytics.Client;
using IncidentAnalytics.Client.Events;
using IncidentAnalytics.Client.Tickets;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.Stubs;

/// <summary>
/// A client with the credentials of the documents, on a fake clock, in front of a server that shares no code with this repository.
/// </summary>
public abstract class ClientTests : IAsyncDisposable
{
    private protected const string TokenPath = "/oauth2/token";
    private protected const string AggregationPath = "/v3/tickets/aggs";
    private protected const string ProjectId = "2a473356cca5487f8373be891bffc1cf";
    private protected const string EventsPath = $"/v2/{ProjectId}/events/statistic";
    private protected const string IamPath = "/v3/auth/tokens";
    private protected const string SonarPath = "/api/sonar/tickets";

    private protected const string AccessToken = """{"access_token": "a.jwt.token", "token_type": "Bearer", "expires_in": 3600}""";

    private protected const string IamToken =
        """{"token": {"issued_at": "2024-06-01T10:20:30.000000Z", "expires_at": "2024-06-02T10:20:30.000000Z", "methods": ["password"]}}""";

    /// <summary>The answer to <see cref="AggregateAsync()"/>.</summary>
    private protected const string FourTickets = """{"data":{"aggregations":{},"total":4}}""";

    /// <summary>The answer to <see cref="CountEventsAsync()"/>.</summary>
    private protected const string NoEvents = """{"series":[],"step":60000,"timestamps":[]}""";

    private protected ClientTests(Uri address)
    {
        Address = address;
        Client = CreateClient(address, Clock);
    }

    private protected static CancellationToken Token => TestContext.Current.CancellationToken;

    private protected FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2024, 6, 1, 10, 20, 30, TimeSpan.Zero));

    private protected Uri Address { get; }

    private protected IncidentAnalyticsClient Client { get; }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Client.DisposeAsync();
        await StopAsync();
    }

    private protected abstract ValueTask StopAsync();

    private protected static IncidentAnalyticsClient CreateClient(
        Uri address,
        TimeProvider clock,
        string clientId = "your-client-id",
        string userName = "your-user"
    ) =>
        IncidentAnalyticsClient.Create(o =>
        {
            o.TimeProvider = clock;
            o.Tickets.BaseAddress = address;
            o.Tickets.Credential = Credential.ClientCredentials(
                new()
                {
                    TokenEndpoint = new Uri(address, TokenPath),
                    ClientId = clientId,
                    ClientSecret = "your-client-secret",
                }
            );
            o.Events.BaseAddress = address;
            o.Events.Credential = Credential.IamPassword(
                new()
                {
                    Endpoint = address,
                    UserName = userName,
                    Password = "your-password",
                    DomainName = "your-domain",
                    ProjectId = ProjectId,
                }
            );
            o.Sonar.BaseAddress = address;
            o.Sonar.Credential = Credential.Bearer("<API_KEY>");
            o.Analytics.BaseAddress = address;
            o.Analytics.Credential = Credential.Token("your-token-here");
        });

    private protected static TicketAggregationRequest AggregationRequest() =>
        new() { Application = "atr", Range = TimeRange.Last(TimeSpan.FromDays(1)) };

    private protected Task<TicketAggregationResult> AggregateAsync() => AggregateAsync(Client);

    private protected static Task<TicketAggregationResult> AggregateAsync(IncidentAnalyticsClient client) =>
        client.Tickets.AggregateAsync(AggregationRequest(), cancellationToken: Token);

    private protected Task<EventStatistics> CountEventsAsync() => CountEventsAsync(Client);

    private protected static Task<EventStatistics> CountEventsAsync(IncidentAnalyticsClient client) =>
        client.Events.GetStatisticsAsync(
            new() { Range = TimeRange.Last(TimeSpan.FromMinutes(5)), Step = TimeSpan.FromMinutes(1) },
            cancellationToken: Token
        );
}
