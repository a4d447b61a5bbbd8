using IncidentAnalytics.ReferenceServer.Faults;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Hosting;

public sealed class RequestIdTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("GET", "/_reference/health", "")]
    [InlineData("GET", "/nowhere", "")]
    [InlineData("PUT", "/v3/tickets/aggs", "")]
    [InlineData("POST", "/v3/tickets/aggs", "{}")]
    [InlineData("GET", "/api/sonar/tickets", "")]
    [InlineData("GET", "/api/analytics/kpi-metrics", "")]
    [InlineData("GET", "/api/analytics/nothing/", "")]
    [InlineData("POST", "/oauth2/token", "grant_type=none")]
    public async Task Answer_HasARequestId(string method, string path, string body)
    {
        await using var server = await IncidentAnalyticsServer.StartAsync(cancellationToken: Ct);
        using var http = server.CreateHttpClient();
        using var request = new HttpRequestMessage(new HttpMethod(method), path)
        {
            Content = body.Length == 0 ? null : new StringContent(body),
        };

        using var response = await http.SendAsync(request, Ct);

        var id = Assert.Single(response.Headers.GetValues("X-Request-Id"));
        Assert.Matches("^[0-9a-f]{32}$", id);
        Assert.NotNull(response.Headers.Date);
        if (!path.StartsWith("/_reference", StringComparison.Ordinal))
        {
            Assert.Equal(id, Assert.Single(server.Requests).RequestId);
        }
    }

    [Fact]
    public async Task RequestId_IsTheSame_ForTheSameSeedAndOrder()
    {
        var first = await IdsAsync(1);

        Assert.Equal(first, await IdsAsync(1));
        Assert.Empty(first.Intersect(await IdsAsync(2)));
        Assert.Equal(3, first.Distinct().Count());

        static async Task<List<string>> IdsAsync(long seed)
        {
            await using var server = await IncidentAnalyticsServer.StartAsync(new() { Seed = seed }, Ct);
            using var http = server.CreateHttpClient();
            var ids = new List<string>();
            for (var i = 0; i < 3; i++)
            {
                using var response = await http.GetAsync("/any", Ct);
                ids.AddRange(response.Headers.GetValues("X-Request-Id"));
            }

            return ids;
        }
    }

    [Fact]
    public async Task RequestId_OfAFault_IsTheFaultsOwn()
    {
        await using var server = await IncidentAnalyticsServer.StartAsync(cancellationToken: Ct);
        server.Faults.Add(Fault.Answer(500).WithHeader("X-Request-Id", "mine"), Fault.Answer(204));
        using var http = server.CreateHttpClient();

        using var scripted = await http.GetAsync("/any", Ct);
        using var empty = await http.GetAsync("/any", Ct);

        Assert.Equal(["mine"], scripted.Headers.GetValues("X-Request-Id"));
        Assert.Single(empty.Headers.GetValues("X-Request-Id"));
    }
}
