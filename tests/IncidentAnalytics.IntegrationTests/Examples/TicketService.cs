using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using IncidentAnalytics.ReferenceServer;
using IncidentAnalytics.ReferenceServer.Faults;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.Examples;

/// <summary>A reference server on loopback in the role of the real service, with a fake clock.</summary>
internal sealed class TicketService(IncidentAnalyticsServer server, FakeTimeProvider clock) : ExampleService(server, clock)
{
    public const string Endpoint = "/v3/tickets/aggs";

    /// <summary>The arguments for this service.</summary>
    public string[] Arguments =>
        [
            "--base-url",
            Server.BaseAddress.ToString(),
            "--token-url",
            Server.TokenEndpoint.ToString(),
            "--client-id",
            ReferenceCredentials.ClientId,
        ];

    public static Task<TicketService> StartAsync(params Fault[] faults) =>
        StartAsync(static (server, clock) => new TicketService(server, clock), faults);

    /// <summary>Runs the example against this service with the same clock.</summary>
    public Task<ExampleRun> RunAsync(string? secret = ReferenceCredentials.ClientSecret, bool terminal = false, params string[] more) =>
        ExampleRun.RunTicketTrendsAsync([.. Arguments, .. more], secret, Clock, terminal, TestContext.Current.CancellationToken);

    /// <summary>Queries the server without the client, for comparison.</summary>
    public async Task<JsonElement> AggregateAsync(object request)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var http = new HttpClient { BaseAddress = Server.BaseAddress };
        using var form = new FormUrlEncodedContent(
            new Dictionary<string, string>
            {
                ["grant_type"] = "client_credentials",
                ["client_id"] = ReferenceCredentials.ClientId,
                ["client_secret"] = ReferenceCredentials.ClientSecret,
            }
        );
        using var granted = await http.PostAsync(Server.TokenEndpoint, form, cancellationToken);
        var token = await granted.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.GetProperty("access_token").GetString());

        using var answer = await http.PostAsJsonAsync(Endpoint, request, cancellationToken);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(cancellationToken)).GetProperty("data");
    }
}
