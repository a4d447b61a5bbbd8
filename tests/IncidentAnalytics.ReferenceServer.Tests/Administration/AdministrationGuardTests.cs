using System.Text;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Administration;

/// <summary>A page in a browser on the same machine can do nothing to a server.</summary>
public sealed class AdministrationGuardTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("localhost", 200)]
    [InlineData("LOCALHOST:5080", 200)]
    [InlineData("127.0.0.1:5080", 200)]
    [InlineData("127.8.9.1", 200)]
    [InlineData("[::1]:5080", 200)]
    [InlineData("evil.example.com", 403)]
    [InlineData("localhost.example.com", 403)]
    [InlineData("127.0.0.1.nip.io", 403)]
    [InlineData("loopback", 403)]
    [InlineData("10.0.0.1", 403)]
    [InlineData("0.0.0.0", 403)]
    public async Task Administration_AnswersOnlyToItsOwnHosts(string host, int status)
    {
        await using var server = await IncidentAnalyticsServer.StartAsync(new() { Port = 0 }, Ct);

        Assert.Equal(status, await SendAsync(server, HttpMethod.Get, "/_reference/health", null, null, ("Host", host)));
        Assert.Equal(status, await SendAsync(server, HttpMethod.Post, "/_reference/reset", null, null, ("Host", host)));
    }

    [Theory]
    [InlineData("Origin", "http://localhost", 200)]
    [InlineData("Origin", "http://evil.example.com", 403)]
    [InlineData("Origin", "https://localhost", 403)]
    [InlineData("Origin", "http://localhost:3000", 403)]
    [InlineData("Origin", "null", 403)]
    [InlineData("Sec-Fetch-Site", "same-origin", 200)]
    [InlineData("Sec-Fetch-Site", "none", 200)]
    [InlineData("Sec-Fetch-Site", "cross-site", 403)]
    [InlineData("Sec-Fetch-Site", "same-site", 403)]
    public async Task Administration_DoesNotAnswerToOtherPages(string header, string value, int status)
    {
        await using var server = await IncidentAnalyticsServer.StartAsync(cancellationToken: Ct);

        foreach (
            var (method, path) in ((HttpMethod, string)[])
                [
                    (HttpMethod.Get, "/_reference/requests"),
                    (HttpMethod.Delete, "/_reference/faults"),
                    (HttpMethod.Post, "/_reference/reset"),
                ]
        )
        {
            Assert.Equal(status, await SendAsync(server, method, path, null, null, (header, value)));
        }
    }

    [Theory]
    [InlineData("/_reference/faults", """{"kind":"drop"}""", "application/json; charset=utf-8", 200)]
    [InlineData("/_reference/faults", """{"kind":"drop"}""", "text/plain", 415)]
    [InlineData("/_reference/faults", """{"kind":"drop"}""", "application/x-www-form-urlencoded", 415)]
    [InlineData("/_reference/faults", """{"kind":"drop"}""", "multipart/form-data", 415)]
    [InlineData("/_reference/faults", """{"kind":"drop"}""", null, 415)]
    [InlineData("/_reference/webhooks", """{"url":"http://127.0.0.1:9/"}""", "text/plain", 415)]
    [InlineData("/_reference/commands/calculate_kpis", "{}", "text/plain", 415)]
    [InlineData("/_reference/tickets", "{}", "text/plain", 415)]
    [InlineData("/_reference/tickets", "{}", "application/x-ndjson", 200)]
    [InlineData("/_reference/tickets", "{}", "application/json", 200)]
    public async Task Administration_TakesJsonOnly_ThatSaysSo(string path, string body, string? type, int status)
    {
        await using var server = await IncidentAnalyticsServer.StartAsync(cancellationToken: Ct);

        Assert.Equal(status, await SendAsync(server, HttpMethod.Post, path, body, type));
        Assert.Empty(status == 200 ? [] : server.Faults.Pending);
        Assert.Empty(server.Webhooks.Endpoints);
    }

    [Fact]
    public async Task Services_AnswerToAnyHost()
    {
        await using var server = await IncidentAnalyticsServer.StartAsync(cancellationToken: Ct);

        Assert.Equal(
            401,
            await SendAsync(
                server,
                HttpMethod.Get,
                "/api/sonar/tickets",
                null,
                null,
                ("Host", "sonar.example.com"),
                ("Origin", "http://elsewhere.example.com")
            )
        );
    }

    private static async Task<int> SendAsync(
        IncidentAnalyticsServer server,
        HttpMethod method,
        string path,
        string? body,
        string? type,
        params (string Name, string Value)[] headers
    )
    {
        using var http = server.CreateHttpClient();
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            if (type is not null)
            {
                request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
            }
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await http.SendAsync(request, Ct);
        return (int)response.StatusCode;
    }
}
