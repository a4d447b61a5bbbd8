using IncidentAnalytics.Client;
using IncidentAnalytics.Client.Tickets;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.WireMock;

/// <summary>A client on a standing clock before an emptied WireMock: a server that shares nothing with this project.</summary>
[Collection<WireMockGroup>]
public abstract class WireMockTests(WireMockServer server) : IAsyncLifetime
{
    private protected const string TokenPath = "/oauth2/token";
    private protected const string AggregationPath = "/v3/tickets/aggs";
    private protected const string ProjectId = "2a473356cca5487f8373be891bffc1cf";
    private protected const string EventsPath = $"/v2/{ProjectId}/events/statistic";
    private protected const string IamPath = "/v3/auth/tokens?nocatalog=true";
    private protected const string SonarPath = "/api/sonar/tickets";

    /// <summary>The answer to <see cref="Request"/>.</summary>
    private protected const string FourTickets = """{"data":{"aggregations":{},"total":4}}""";

    private protected static CancellationToken Token => TestContext.Current.CancellationToken;

    private protected FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2024, 6, 1, 10, 20, 30, TimeSpan.Zero));

    private protected IncidentAnalyticsClient Client { get; private set; } = null!;

    private protected WireMockServer Server => server;

    public async ValueTask InitializeAsync()
    {
        if (server.Missing is { } missing)
            Assert.Skip(missing);

        await server.ResetAsync(Token);
        Client = CreateClient(Clock);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (Client is not null)
            await Client.DisposeAsync();
    }

    private protected IncidentAnalyticsClient CreateClient(TimeProvider clock) => IncidentAnalyticsClient.Create(o =>
    {
        o.TimeProvider = clock;
        o.Tickets.BaseAddress = server.Address;
        o.Tickets.Credential = Credential.ClientCredentials(new()
        {
            TokenEndpoint = new Uri(server.Address, TokenPath),
            ClientId = "your-client-id",
            ClientSecret = "your-client-secret",
        });
        o.Events.BaseAddress = server.Address;
        o.Events.Credential = Credential.IamPassword(new()
        {
            Endpoint = server.Address,
            UserName = "your-user",
            Password = "your-password",
            DomainName = "your-domain",
            ProjectId = ProjectId,
        });
        o.Sonar.BaseAddress = server.Address;
        o.Sonar.Credential = Credential.Bearer("<API_KEY>");
        o.Analytics.BaseAddress = server.Address;
        o.Analytics.Credential = Credential.Token("your-token-here");
    });

    private protected static TicketAggregationRequest Request() => new() { Application = "atr", Range = TimeRange.Last(TimeSpan.FromDays(1)) };

    private protected Task<TicketAggregationResult> AggregateAsync() => Client.Tickets.AggregateAsync(Request(), cancellationToken: Token);

    /// <summary>Adds a stub mapping, written as WireMock documents it.</summary>
    private protected Task StubAsync(string mapping) => server.StubAsync(mapping, Token);

    /// <summary>Lets a path answer every POST the same.</summary>
    /// <param name="path">The path.</param>
    /// <param name="response">The <c>response</c> of the mapping.</param>
    private protected Task StubAsync(string path, string response) =>
        StubAsync($$"""{"request": {"method": "POST", "url": "{{path}}"}, "response": {{response}}}""");

    /// <summary>Lets a path answer the first POST in one way and all others in another.</summary>
    private protected async Task StubAsync(string path, string first, string then)
    {
        await StubAsync($$"""
            {
              "scenarioName": "{{path}}", "requiredScenarioState": "Started", "newScenarioState": "answered once",
              "request": {"method": "POST", "url": "{{path}}"}, "response": {{first}}
            }
            """);
        await StubAsync($$"""
            {
              "scenarioName": "{{path}}", "requiredScenarioState": "answered once",
              "request": {"method": "POST", "url": "{{path}}"}, "response": {{then}}
            }
            """);
    }

    private protected Task StubTokenAsync() => StubAsync(TokenPath, Json("""{"access_token": "a.jwt.token", "token_type": "Bearer", "expires_in": 3600}"""));

    /// <summary>The <c>response</c> of a mapping that is a JSON body.</summary>
    private protected static string Json(string body, int status = 200) =>
        $$"""{"status": {{status}}, "headers": {"Content-Type": "application/json"}, "body": {{System.Text.Json.JsonSerializer.Serialize(body)}}}""";

    private protected async Task<IReadOnlyList<LoggedRequest>> ReceivedAsync(string path) =>
        [.. (await server.GetRequestsAsync(Token)).Where(r => r.Path == path)];

    /// <summary>Lets the first retry begin; its wait of 0.8 s is shortened at random by up to half.</summary>
    private protected async Task AdvanceToRetryAsync(Task call)
    {
        await WaitForTimerAsync(call, static left => left >= TimeSpan.FromSeconds(0.4) && left <= TimeSpan.FromSeconds(0.8));
        Clock.Advance(TimeSpan.FromSeconds(0.8));
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
