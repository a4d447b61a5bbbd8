using IncidentAnalytics.Client;
using IncidentAnalytics.Client.Events;
using IncidentAnalytics.Client.Tickets;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.Stubs;

/// <summary>
/// A client with the credentials of the documents, on a standing clock, before a server that shares nothing with this project.
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

    /// <summary>The documented answer to <see cref="CountEventsAsync()"/>.</summary>
    private protected const string EventCounts = """
        {
          "series" : [ {
            "event_severity" : "Minor",
            "values" : [ 0, 0, 0, 0, 0, 0 ]
          }, {
            "event_severity" : "Info",
            "values" : [ 0, 0, 0, 0, 0, 0 ]
          } ],
          "step" : 60000,
          "timestamps" : [ 1642820700000, 1642820760000, 1642820820000, 1642820880000, 1642820940000, 1642821000000 ]
        }
        """;

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

    /// <summary>Lets a retry begin whose wait is shortened at random by up to half; the first one's is 0.8 s.</summary>
    private protected async Task AdvanceToRetryAsync(Task call, double longestSeconds = 0.8)
    {
        var wait = TimeSpan.Zero;
        await WaitForTimerAsync(
            call,
            left =>
            {
                if (left < TimeSpan.FromSeconds(longestSeconds / 2) || left > TimeSpan.FromSeconds(longestSeconds))
                    return false;

                wait = left;
                return true;
            }
        );

        // Not a tick more: the wait for the next retry may begin while the clock still moves, and would be shorter than it is.
        Clock.Advance(wait);
    }

    /// <summary>Waits until the call waits; one that ends instead fails the test, which would otherwise never end.</summary>
    private protected async Task WaitForTimerAsync(Task call, Func<TimeSpan, bool> isMeant)
    {
        var timer = Clock.WaitForTimerAsync(isMeant);
        if (await Task.WhenAny(timer, call) == timer)
            return;

        await call;
        Assert.Fail("The call ended without waiting.");
    }
}
