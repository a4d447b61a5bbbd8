using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using IncidentAnalytics.ReferenceServer;
using IncidentAnalytics.ReferenceServer.Faults;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.Examples;

/// <summary>The service of SonarTriage.</summary>
internal sealed class SonarService(IncidentAnalyticsServer server, FakeTimeProvider clock) : ExampleService(server, clock)
{
    public const string Endpoint = "/api/sonar/tickets";

    /// <summary>The default query of the example, as sent to the service.</summary>
    public const string Usual = "priorities=3&statuses=NEW,ASSIGNED,IN_PROGRESS,SUBMITTED,REJECTED";

    /// <summary>The arguments for this service.</summary>
    public string[] Arguments => ["--base-url", Server.BaseAddress.ToString()];

    public static Task<SonarService> StartAsync(params Fault[] faults) =>
        StartAsync(static (server, clock) => new SonarService(server, clock), faults);

    /// <summary>Runs the example against this service with the same clock.</summary>
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

    /// <summary>Queries the server without the client, for comparison.</summary>
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
