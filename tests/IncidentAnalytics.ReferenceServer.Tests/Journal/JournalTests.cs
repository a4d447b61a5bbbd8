using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using IncidentAnalytics.ReferenceServer.Journal;
using IncidentAnalytics.ReferenceServer.Tests.OAuth;
using IncidentAnalytics.ReferenceServer.Tests.Tickets;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Journal;

public sealed class JournalTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Requests_ShowRequest_WithoutSecrets()
    {
        var clock = new FakeTimeProvider();
        await using var server = await IncidentAnalyticsServer.StartAsync(new() { TimeProvider = clock }, Ct);
        using var http = server.CreateHttpClient();

        await TokenRequests.SendAsync(http, TokenRequests.Good);
        using var request = new HttpRequestMessage(HttpMethod.Put, "/api/sonar/any%2Fpath?page=%20b&page=c")
        {
            Content = new StringContent("[\"Grüße\"]"),
        };
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer top-secret");
        request.Headers.TryAddWithoutValidation("X-Auth-Token", "top-secret");
        request.Headers.TryAddWithoutValidation("client_id", "visible");
        await http.SendAsync(request, Ct);

        Assert.Equal([1, 2], server.Requests.Select(static noted => noted.Number));
        var (token, other) = (server.Requests[0], server.Requests[1]);
        Assert.Matches("^grant_type=client_credentials&client_id=reference-client&client_secret=\\[redacted-[0-9A-F]{8}\\]$", token.Body);
        Assert.Equal(TokenRequests.Good.Length, token.BodyLength);
        Assert.Equal(200, token.Status);
        Assert.Equal(clock.GetUtcNow(), token.ReceivedAt);
        Assert.Equal(("PUT", "/api/sonar/any%2Fpath", "?page=%20b&page=c"), (other.Method, other.Path, other.Query));
        Assert.Equal("[\"Grüße\"]", other.Body);
        Assert.Equal(Encoding.UTF8.GetByteCount("[\"Grüße\"]"), other.BodyLength);
        Assert.Equal(404, other.Status);
        Assert.Matches("^Bearer \\[redacted-[0-9A-F]{8}\\]$", other.Headers["authorization"]);
        Assert.Equal(other.Headers["Authorization"], "Bearer " + other.Headers["X-Auth-Token"]);
        Assert.Equal("visible", other.Headers["client_id"]);
        Assert.DoesNotContain("secret", JsonSerializer.Serialize(other), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Endpoint_ListsAndClearsRequests()
    {
        await using var server = await IncidentAnalyticsServer.StartAsync(cancellationToken: Ct);
        using var http = server.CreateHttpClient();
        await TokenRequests.SendAsync(http, TokenRequests.Good);

        var journal = await http.GetFromJsonAsync<JsonElement>("/_reference/requests", Ct);
        using var cleared = await http.DeleteAsync("/_reference/requests", Ct);

        var request = Assert.Single(journal.GetProperty("requests").EnumerateArray());
        Assert.Equal("/oauth2/token", request.GetProperty("path").GetString());
        Assert.Equal(200, request.GetProperty("status").GetInt32());
        Assert.Equal(JsonValueKind.Null, request.GetProperty("fault").ValueKind);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Add_RemovesOldestRequests()
    {
        await using var server = await IncidentAnalyticsServer.StartAsync(cancellationToken: Ct);
        var setFirstStatus = server.Requests.Add(Request(""));
        for (var i = 0; i < 10_000; i++)
        {
            server.Requests.Add(Request(""))(200);
        }

        setFirstStatus(500);

        Assert.Equal(10_000, server.Requests.Count);
        Assert.Equal((2, 10_001), (server.Requests[0].Number, server.Requests[^1].Number));
        Assert.All(server.Requests, static request => Assert.Equal(200, request.Status));
        Assert.True(server.Requests.WaitForAsync(10_001, Ct).IsCompleted);
        Assert.False(server.Requests.WaitForAsync(10_002, Ct).IsCompleted);

        server.Requests.Add(Request(new string('x', 15_000_000)));
        server.Requests.Add(Request(new string('x', 2_000_000)));
        Assert.Equal(10_003, Assert.Single(server.Requests).Number);
    }

    [Fact]
    public async Task WaitForAsync_CompletesWithTheRequest()
    {
        await using var server = await IncidentAnalyticsServer.StartAsync(cancellationToken: Ct);
        using var http = server.CreateHttpClient();
        var two = server.Requests.WaitForAsync(2, Ct);

        await TokenRequests.SendAsync(http, "");
        Assert.False(two.IsCompleted);
        await TokenRequests.SendAsync(http, "");
        await two;
    }

    private static ReceivedRequest Request(string body) =>
        new()
        {
            Number = 0,
            ReceivedAt = DateTimeOffset.UnixEpoch,
            Method = "GET",
            Path = "/",
            Query = "",
            Headers = new Dictionary<string, string>(),
            BodyLength = body.Length,
            Body = body,
        };
}
