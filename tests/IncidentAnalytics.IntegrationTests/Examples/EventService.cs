using System.Net.Http.Json;
using System.Text.Json;
using IncidentAnalytics.ReferenceServer;
using IncidentAnalytics.ReferenceServer.Faults;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.Examples;

/// <summary>The service of EventTimeline.</summary>
internal sealed class EventService(IncidentAnalyticsServer server, FakeTimeProvider clock) : ExampleService(server, clock)
{
    public const string Endpoint = $"/v2/{ReferenceCredentials.ProjectId}/events/statistic";

    /// <summary>The arguments for this service with a password.</summary>
    public string[] Arguments =>
        [
            .. TokenArguments,
            "--iam-url",
            Server.IamEndpoint.ToString(),
            "--user",
            ReferenceCredentials.IamUserName,
            "--domain",
            ReferenceCredentials.IamDomainName,
        ];

    /// <summary>The arguments for this service with a token.</summary>
    public string[] TokenArguments => ["--base-url", Server.BaseAddress.ToString(), "--project-id", ReferenceCredentials.ProjectId];

    public static Task<EventService> StartAsync(params Fault[] faults) =>
        StartAsync(static (server, clock) => new EventService(server, clock), faults);

    /// <summary>Runs the example against this service with the same clock.</summary>
    public Task<ExampleRun> RunAsync(string? secret = ReferenceCredentials.IamPassword, bool terminal = false, params string[] more) =>
        ExampleRun.RunEventTimelineAsync([.. Arguments, .. more], secret, Clock, terminal, TestContext.Current.CancellationToken);

    /// <summary>Requests a token without the client.</summary>
    public async Task<string> IssueTokenAsync()
    {
        var user = new
        {
            name = ReferenceCredentials.IamUserName,
            password = ReferenceCredentials.IamPassword,
            domain = new { name = ReferenceCredentials.IamDomainName },
        };
        var identity = new { methods = new[] { "password" }, password = new { user } };
        using var http = new HttpClient { BaseAddress = Server.BaseAddress };
        using var answer = await http.PostAsJsonAsync(
            "/v3/auth/tokens",
            new { auth = new { identity, scope = new { project = new { id = ReferenceCredentials.ProjectId } } } },
            TestContext.Current.CancellationToken
        );
        return answer.Headers.GetValues("X-Subject-Token").Single();
    }

    /// <summary>Queries the server without the client, for comparison.</summary>
    public async Task<JsonElement> CountAsync(object request)
    {
        using var http = new HttpClient { BaseAddress = Server.BaseAddress };
        http.DefaultRequestHeaders.Add("X-Auth-Token", await IssueTokenAsync());
        using var answer = await http.PostAsJsonAsync(Endpoint, request, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
    }
}
