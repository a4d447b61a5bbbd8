using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Tests.OAuth;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Tickets;

/// <summary>A server with a client that is logged in.</summary>
internal sealed class TicketServer : IAsyncDisposable
{
    private TicketServer(IncidentAnalyticsServer server, FakeTimeProvider clock)
    {
        Server = server;
        Clock = clock;
        Http = server.CreateHttpClient();
    }

    public IncidentAnalyticsServer Server { get; }

    public FakeTimeProvider Clock { get; }

    public HttpClient Http { get; }

    public static async Task<TicketServer> StartAsync(params string[]? documents)
    {
        var clock = new FakeTimeProvider();
        var options = new IncidentAnalyticsServerOptions { TimeProvider = clock, Tickets = documents is [] ? null : documents };
        var started = new TicketServer(await IncidentAnalyticsServer.StartAsync(options, TestContext.Current.CancellationToken), clock);
        await started.LogInAsync();
        return started;
    }

    public async Task LogInAsync()
    {
        Http.DefaultRequestHeaders.Authorization = null;
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await TokenRequests.TokenAsync(Http));
    }

    public static JsonObject Body() =>
        new()
        {
            ["application"] = "atr",
            ["app_type"] = new JsonArray("ec2", "kubernetes"),
            ["domain"] = new JsonArray("your-domain-1.example.com", "your-domain-2.example.com"),
            ["start_time"] = "2025-12-02T12:00:00Z",
            ["end_time"] = "2026-03-02T12:00:00Z",
            ["includes_eu"] = false,
            ["aggs"] = new JsonObject
            {
                ["by_type"] = new JsonObject
                {
                    ["terms"] = new JsonObject { ["field"] = "ticket.type", ["size"] = 20 },
                },
            },
        };

    public async Task<(int Status, JsonElement Body)> AggregateAsync(
        JsonNode body,
        string mediaType = "application/json",
        string? clientId = null,
        string query = ""
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v3/tickets/aggs" + query)
        {
            Content = new StringContent(body.ToJsonString(), Encoding.UTF8, mediaType),
        };
        if (clientId is not null)
            request.Headers.Add("client_id", clientId);
        using var response = await Http.SendAsync(request, TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, await TokenRequests.ReadAsync(response));
    }

    public async Task<long> TotalAsync(JsonNode body)
    {
        var (status, answer) = await AggregateAsync(body);
        Assert.True(status == 200, answer.ToString());
        return answer.GetProperty("data").GetProperty("total").GetInt64();
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Server.DisposeAsync();
    }
}
