using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using IncidentAnalytics.ReferenceServer;
using IncidentAnalytics.ReferenceServer.Faults;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.Examples;

/// <summary>A server whose tickets the example lists.</summary>
internal sealed class SonarService(IncidentAnalyticsServer server, FakeTimeProvider clock) : ExampleService(server, clock)
{
    public const string Endpoint = "/api/sonar/tickets";

    /// <summary>What the example looks for when nobody says otherwise, as the service is asked for it.</summary>
    public const string Usual = "priorities=3&statuses=NEW,ASSIGNED,IN_PROGRESS,SUBMITTED,REJECTED";

    /// <summary>The arguments that lead the example here.</summary>
    public string[] Arguments => ["--base-url", Server.BaseAddress.ToString()];

    public static Task<SonarService> StartAsync(params Fault[] faults) =>
        StartAsync(static (server, clock) => new SonarService(server, clock), faults);

    /// <summary>Runs the example against this server, on the same clock.</summary>
    public Task<ExampleRun> RunAsync(
        string[]? more = null,
        string? secret = ReferenceCredentials.SonarApiKey,
        bool terminal = false,
        CancellationToken? cancellationToken = null
    ) =>
        ExampleRun.RunSonarTriageAsync(
            [.. Arguments, .. more ?? []],
            secret,
            Clock,
            terminal,
            cancellationToken ?? TestContext.Current.CancellationToken
        );

    /// <summary>Asks the server without any of our own code: the second opinion.</summary>
    public async Task<JsonElement[]> ListAsync(string query)
    {
        using var http = new HttpClient { BaseAddress = Server.BaseAddress };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", ReferenceCredentials.SonarApiKey);
        var page = await http.GetFromJsonAsync<JsonElement>(
            $"{Endpoint}?{query}&limit=1000&sort_column=id&sort_type=ASC",
            TestContext.Current.CancellationToken
        );
        var tickets = page.GetProperty("tickets").EnumerateArray().ToArray();
        Assert.Equal(page.GetProperty("total").GetInt32(), tickets.Length);
        return tickets;
    }
}
