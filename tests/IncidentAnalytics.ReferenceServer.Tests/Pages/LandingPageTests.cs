using System.Net;
using System.Text.RegularExpressions;
using IncidentAnalytics.ReferenceServer.Faults;
using IncidentAnalytics.ReferenceServer.Tests.OAuth;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Pages;

public sealed partial class LandingPageTests : IAsyncLifetime
{
    private IncidentAnalyticsServer _server = null!;
    private HttpClient _http = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await IncidentAnalyticsServer.StartAsync(
            new()
            {
                Tickets = ["{}", "{}"],
                Seed = 4711,
                TimeProvider = new FakeTimeProvider(),
            },
            Ct
        );
        _http = _server.CreateHttpClient();
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _server.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Page_ShowsServicesCredentialsAndState()
    {
        _server.Faults.Add(Fault.Drop());

        using var response = await GetAsync();
        var page = await response.Content.ReadAsStringAsync(Ct);

        Assert.Equal("text/html; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.All(
            (string[])
                [
                    "/v3/tickets/aggs",
                    "/v2/{project_id}/events/statistic",
                    "href=\"/openapi/tickets.json\"",
                    "href=\"/openapi/events.json\"",
                    "href=\"/openapi/sonar.json\"",
                    "href=\"/openapi/analytics.json\"",
                    "href=\"/_reference/health\"",
                    "reference-sso-token",
                    "sessionid=reference-session",
                    "reference-csrf-token",
                    "<dd>4711</dd>",
                    "<dt>Tickets</dt><dd>2</dd>",
                    "<dt>Faults waiting</dt><dd>1</dd>",
                    "&#x27;http://localhost/oauth2/token&#x27;",
                    "None yet.",
                ],
            text => Assert.Contains(text, page, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Page_LoadsNothing_AndRunsNoScript()
    {
        using var response = await GetAsync();
        var page = await response.Content.ReadAsStringAsync(Ct);

        Assert.StartsWith("default-src 'none';", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(" src=", page, StringComparison.OrdinalIgnoreCase);
        Assert.All(Links().Matches(page), static link => Assert.StartsWith("/", link.Groups[1].Value, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Page_ShowsLastRequests_NewestFirst_WithoutSecrets()
    {
        await TokenRequests.SendAsync(_http, TokenRequests.Good);
        _server.Faults.Add(Fault.Answer(503));
        using var failed = await _http.GetAsync("/api/sonar/tickets?limit=3&api_key=top-secret", Ct);

        var page = await ReadAsync();

        Assert.Matches(
            """(?s)<td>GET</td><td class="s5">503</td><td><code>/api/sonar/tickets\?limit=3&amp;api_key=\[redacted-.{8}\]</code></td><td>answer</td>.*/oauth2/token""",
            page
        );
        Assert.DoesNotContain("top-secret", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_EncodesForeignText()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/<script>alert('1')</script>\u202e?search=\"><b>");
        using var response = await _http.SendAsync(request, Ct);
        using var raw = new HttpRequestMessage(
            HttpMethod.Get,
            new Uri("http://localhost/a'b?page='><i>", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true })
        );
        using var other = await _http.SendAsync(raw, Ct);

        var page = await ReadAsync();

        Assert.Contains("/a&#x27;b?page=&#x27;&gt;&lt;i&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<i>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_ShowsTheLast25Requests()
    {
        for (var i = 0; i < 30; i++)
        {
            using var response = await _http.GetAsync($"/number-{i}", Ct);
        }

        var page = await ReadAsync();

        Assert.Contains("/number-29<", page, StringComparison.Ordinal);
        Assert.Contains("/number-5<", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/number-4<", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_IsNoRequestOfAService()
    {
        _server.Faults.Add(Fault.Answer(503));

        using var response = await GetAsync();

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(_server.Requests);
        Assert.Single(_server.Faults.Pending);
    }

    [Theory]
    [InlineData("GET", null)]
    [InlineData("GET", "application/json")]
    [InlineData("GET", "*/*")]
    [InlineData("POST", "text/html")]
    [InlineData("HEAD", "text/html")]
    public async Task OtherClients_FindNothing(string method, string? accept)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/");
        if (accept is not null)
            request.Headers.TryAddWithoutValidation("Accept", accept);

        using var response = await _http.SendAsync(request, Ct);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Single(_server.Requests);
    }

    [Theory]
    [InlineData("Host", "evil.example.com")]
    [InlineData("Origin", "http://evil.example.com")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    public async Task Page_HasTheRulesOfTheAdministration(string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.TryAddWithoutValidation("Accept", "text/html");
        request.Headers.TryAddWithoutValidation(header, value);

        using var response = await _http.SendAsync(request, Ct);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.DoesNotContain("reference-secret", await response.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    private async Task<HttpResponseMessage> GetAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.TryAddWithoutValidation("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
        return await _http.SendAsync(request, Ct);
    }

    private async Task<string> ReadAsync()
    {
        using var response = await GetAsync();
        return await response.Content.ReadAsStringAsync(Ct);
    }

    [GeneratedRegex("href=\"([^\"]*)\"")]
    private static partial Regex Links();
}
