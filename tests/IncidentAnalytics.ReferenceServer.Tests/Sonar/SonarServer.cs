using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Sonar;

/// <summary>A server with a client that has Sonar's API key.</summary>
internal sealed class SonarServer : IAsyncDisposable
{
    public const string Path = "/api/sonar/tickets";

    private SonarServer(IncidentAnalyticsServer server, FakeTimeProvider clock)
    {
        Server = server;
        Clock = clock;
        Http = server.CreateHttpClient();
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "reference-key");
    }

    public IncidentAnalyticsServer Server { get; }

    public FakeTimeProvider Clock { get; }

    public HttpClient Http { get; }

    /// <summary>With these documents; with none, the generated world.</summary>
    public static async Task<SonarServer> StartAsync(params IReadOnlyList<string> documents)
    {
        var clock = new FakeTimeProvider();
        var options = new IncidentAnalyticsServerOptions { TimeProvider = clock, Tickets = documents.Count == 0 ? null : documents };
        return new SonarServer(await IncidentAnalyticsServer.StartAsync(options, TestContext.Current.CancellationToken), clock);
    }

    /// <param name="query">As it is sent, from the question mark on.</param>
    public async Task<(int Status, string Body)> GetAsync(string query)
    {
        using var response = await Http.GetAsync(Path + query, TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public async Task<(long Total, List<JsonElement> Tickets)> ListAsync(string query = "")
    {
        var (status, body) = await GetAsync(query);
        Assert.True(status == 200, body);
        var page = JsonElement.Parse(body);
        return (page.GetProperty("total").GetInt64(), [.. page.GetProperty("tickets").EnumerateArray()]);
    }

    public async Task<List<int>> IdsAsync(string query) => [.. (await ListAsync(query)).Tickets.Select(Id)];

    /// <summary>Every ticket there is, page by page.</summary>
    public async Task<List<JsonElement>> AllAsync()
    {
        var all = new List<JsonElement>();
        while (true)
        {
            var (total, page) = await ListAsync(string.Create(CultureInfo.InvariantCulture, $"?sort_column=id&offset={all.Count}"));
            all.AddRange(page);
            if (page.Count == 0 || all.Count >= total)
                return all;
        }
    }

    public static int Id(JsonElement ticket) => ticket.GetProperty("id").GetInt32();

    public static string? Text(JsonElement ticket, string member) => ticket.GetProperty(member).GetString();

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Server.DisposeAsync();
    }
}
