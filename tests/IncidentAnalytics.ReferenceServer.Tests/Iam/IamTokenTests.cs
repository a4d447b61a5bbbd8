using System.Net;
using System.Text.Json;
using IncidentAnalytics.ReferenceServer.Faults;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Iam;

public sealed class IamTokenTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero).AddTicks(1_234_567));
    private IncidentAnalyticsServer _server = null!;
    private HttpClient _http = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await IncidentAnalyticsServer.StartAsync(new() { TimeProvider = _clock }, Ct);
        _http = _server.CreateHttpClient();
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _server.DisposeAsync();
    }

    [Theory]
    [InlineData("""{"project":{"id":"0123456789abcdef0123456789abcdef"}}""")]
    [InlineData("""{"project":{"name":"reference-project"}}""")]
    [InlineData("""{"project":{"name":"reference-project","id":"0123456789abcdef0123456789abcdef"}}""")]
    public async Task Endpoint_IssuesTokenForProject(string scope)
    {
        using var response = await IamRequests.SendAsync(_http, IamRequests.Body(scope).ToJsonString());

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal(
            """
            {"token":{"expires_at":"2026-03-03T12:00:00.123456Z","issued_at":"2026-03-02T12:00:00.123456Z","methods":["password"],
            "user":{"domain":{"id":"00000000000000000000000000000002","name":"reference"},"id":"00000000000000000000000000000001",
            "name":"reference-user","password_expires_at":""},"roles":[{"id":"0","name":"te_admin"},{"id":"0","name":"aom_admin"}],
            "project":{"domain":{"id":"00000000000000000000000000000002","name":"reference"},"id":"0123456789abcdef0123456789abcdef",
            "name":"reference-project"}}}
            """.ReplaceLineEndings(""),
            await response.Content.ReadAsStringAsync(Ct)
        );
        var token = IamRequests.Token(response);
        Assert.InRange(token.Length, 3_000, 8_000);
        Assert.Equal("0123456789abcdef0123456789abcdef", _server.IamTokens.Verify(token, out _)!.ProjectId);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("""{"domain":{"name":"reference"}}""")]
    public async Task Endpoint_IssuesTokenForDomain_WithoutProject(string? scope)
    {
        using var response = await IamRequests.SendAsync(_http, IamRequests.Body(scope).ToJsonString());

        var token = (await IamRequests.ReadAsync(response)).GetProperty("token");
        Assert.False(token.TryGetProperty("project", out _));
        Assert.Equal("reference", token.GetProperty("domain").GetProperty("name").GetString());
        Assert.Null(_server.IamTokens.Verify(IamRequests.Token(response), out _)!.ProjectId);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("?nocatalog=", true)]
    [InlineData("?nocatalog=true", false)]
    [InlineData("?nocatalog=1", false)]
    public async Task Endpoint_WritesCatalog_WithoutNocatalog(string query, bool comes)
    {
        using var response = await IamRequests.SendAsync(_http, IamRequests.Body().ToJsonString(), query);

        var token = (await IamRequests.ReadAsync(response)).GetProperty("token");
        Assert.Equal(comes, token.TryGetProperty("catalog", out var catalog));
        if (comes)
        {
            var aom = Assert.Single(catalog.EnumerateArray(), static service => service.GetProperty("type").GetString() == "aom");
            Assert.Equal(
                "http://localhost/v2/0123456789abcdef0123456789abcdef",
                aom.GetProperty("endpoints")[0].GetProperty("url").GetString()
            );
        }
    }

    [Theory]
    [InlineData("reference-user", "other-user", 401, "The username or password is wrong.")]
    [InlineData("reference-password", "wrong", 401, "The username or password is wrong.")]
    [InlineData("{\"name\":\"reference\"}", "{\"name\":\"other\"}", 401, "The username or password is wrong.")]
    [InlineData("0123456789abcdef0123456789abcdef", "ffff", 404, "The project of auth.scope cannot be found.")]
    [InlineData("{\"id\":\"0123456789abcdef0123456789abcdef\"}", "{\"name\":\"ffff\"}", 404, "The project of auth.scope cannot be found.")]
    [InlineData("{\"id\":\"0123456789abcdef0123456789abcdef\"}", "{}", 400, "auth.scope.project must contain an id or a name.")]
    [InlineData(
        "{\"project\":{\"id\":\"0123456789abcdef0123456789abcdef\"}}",
        "{\"domain\":{\"name\":\"x\"}}",
        404,
        "The domain of auth.scope cannot be found."
    )]
    [InlineData(
        "{\"project\":",
        "{\"domain\":{\"name\":\"reference\"},\"project\":",
        400,
        "auth.scope must contain either project or domain."
    )]
    [InlineData("{\"project\":", "{\"other\":", 400, "auth.scope must contain either project or domain.")]
    [InlineData("[\"password\"]", "[\"token\",7]", 400, "auth.identity.methods must contain password, the only supported method.")]
    [InlineData("\"methods\":[\"password\"],", "", 400, "auth.identity.methods must be an array.")]
    [InlineData(
        "\"reference-password\"",
        "7",
        400,
        "The member password of auth.identity.password.user must be a string that is not empty."
    )]
    [InlineData("\"reference-user\"", "\"\"", 400, "The member name of auth.identity.password.user must be a string that is not empty.")]
    [InlineData(
        "\"domain\":{\"name\":\"reference\"}",
        "\"domain\":\"reference\"",
        400,
        "The member domain of auth.identity.password.user must be an object."
    )]
    [InlineData("{\"auth\":", "{\"other\":", 400, "The member auth of the body must be an object.")]
    [InlineData("{\"auth\":", "", 400, "The body is not JSON.")]
    public async Task Endpoint_RespondsWithNestedError(string good, string wrong, int status, string message)
    {
        var body = IamRequests.Body().ToJsonString().Replace(good, wrong, StringComparison.Ordinal);
        Assert.NotEqual(IamRequests.Body().ToJsonString(), body);

        using var response = await IamRequests.SendAsync(_http, body);

        await AssertErrorAsync(response, status, message);
        Assert.False(response.Headers.Contains("X-Subject-Token"));
        Assert.Equal(0, _server.IamTokens.IssuedCount);
    }

    [Fact]
    public async Task Endpoint_RefusesOtherContentType()
    {
        using var response = await IamRequests.SendAsync(_http, IamRequests.Body().ToJsonString(), mediaType: "text/plain");

        await AssertErrorAsync(response, 415, "The content type must be application/json.");
    }

    [Fact]
    public async Task Endpoint_RespondsWithNestedError_ToUnknownPathsAndMethods()
    {
        using var unknown = await _http.GetAsync("/v3/auth/other", Ct);
        using var method = await _http.GetAsync("/v3/auth/tokens", Ct);

        await AssertErrorAsync(unknown, 404, "Not Found");
        await AssertErrorAsync(method, 405, "Method Not Allowed");
        Assert.Equal("POST", method.Content.Headers.Allow.Single());
    }

    [Fact]
    public async Task Verify_AcceptsToken_UntilItExpires()
    {
        using var response = await IamRequests.SendAsync(_http, IamRequests.Body().ToJsonString());
        var token = IamRequests.Token(response);
        var expiresAt = (await IamRequests.ReadAsync(response)).GetProperty("token").GetProperty("expires_at").GetDateTimeOffset();

        _clock.Advance(expiresAt - _clock.GetUtcNow() - TimeSpan.FromTicks(1));
        Assert.NotNull(_server.IamTokens.Verify(token, out _));
        _clock.Advance(TimeSpan.FromTicks(1));
        Assert.Null(_server.IamTokens.Verify(token, out var reason));
        Assert.Equal("The access token has expired.", reason);
    }

    [Fact]
    public async Task Verify_RefusesRevokedOAuthAndForeignTokens()
    {
        await using var other = await IncidentAnalyticsServer.StartAsync(new() { TimeProvider = _clock }, Ct);
        var token = await IamRequests.TokenAsync(_http);

        Assert.NotNull(_server.IamTokens.Verify(token, out _));
        Assert.Null(other.IamTokens.Verify(token, out _));
        Assert.Null(_server.IamTokens.Verify(_server.Tokens.Issue("reference-client"), out _));
        Assert.Null(_server.Tokens.Verify(token, out _));
        _server.Tokens.RevokeAll();
        Assert.NotNull(_server.IamTokens.Verify(token, out _));
        _server.IamTokens.RevokeAll();
        Assert.Null(_server.IamTokens.Verify(token, out _));
    }

    [Fact]
    public async Task Lifetime_ReturnsToItsOption_AfterReset()
    {
        await using var server = await IncidentAnalyticsServer.StartAsync(
            new() { TimeProvider = _clock, IamTokenLifetime = TimeSpan.FromMinutes(5) },
            Ct
        );
        using var http = server.CreateHttpClient();

        Assert.Equal(300, await LifetimeAsync(http));
        server.IamTokens.Lifetime = TimeSpan.FromSeconds(7);
        Assert.Equal(7, await LifetimeAsync(http));
        Assert.Equal(2, server.IamTokens.IssuedCount);
        server.Reset();
        Assert.Equal(0, server.IamTokens.IssuedCount);
        Assert.Equal(300, await LifetimeAsync(http));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(86_401)]
    public async Task Start_Throws_WhenIamTokenLifetimeIsOutOfRange(int seconds)
    {
        var e = await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() =>
            IncidentAnalyticsServer.StartAsync(new() { IamTokenLifetime = TimeSpan.FromSeconds(seconds) }, Ct)
        );

        Assert.Equal("IamTokenLifetime", e.ParamName);
    }

    [Fact]
    public async Task Endpoint_IsSubjectToFaults()
    {
        _server.Faults.Add(Fault.Answer(503, "<html>") with { Path = "/v3/auth/tokens" });

        using var failed = await IamRequests.SendAsync(_http, IamRequests.Body().ToJsonString());
        using var served = await IamRequests.SendAsync(_http, IamRequests.Body().ToJsonString());

        Assert.Equal(HttpStatusCode.ServiceUnavailable, failed.StatusCode);
        Assert.Equal(HttpStatusCode.Created, served.StatusCode);
    }

    [Fact]
    public async Task Journal_HasNeitherPasswordNorToken()
    {
        var token = await IamRequests.TokenAsync(_http);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v2/x/events/statistic");
        request.Headers.Add("X-Auth-Token", token);
        using var response = await _http.SendAsync(request, Ct);

        Assert.Matches("\"name\":\"reference-user\",\"password\":\"\\[redacted-[0-9A-F]{8}\\]\",\"domain\"", _server.Requests[0].Body);
        var journal = JsonSerializer.Serialize(_server.Requests);
        Assert.DoesNotContain("reference-password", journal, StringComparison.Ordinal);
        Assert.DoesNotContain(token[..100], journal, StringComparison.Ordinal);
    }

    private static async Task<double> LifetimeAsync(HttpClient http)
    {
        using var response = await IamRequests.SendAsync(http, IamRequests.Body().ToJsonString());
        var token = (await IamRequests.ReadAsync(response)).GetProperty("token");
        return (token.GetProperty("expires_at").GetDateTimeOffset() - token.GetProperty("issued_at").GetDateTimeOffset()).TotalSeconds;
    }

    private static async Task AssertErrorAsync(HttpResponseMessage response, int status, string message)
    {
        Assert.Equal(status, (int)response.StatusCode);
        var title = status switch
        {
            400 => "Bad Request",
            401 => "Unauthorized",
            404 => "Not Found",
            405 => "Method Not Allowed",
            _ => "Unsupported Media Type",
        };
        Assert.Equal(
            $$$"""{"error":{"message":"{{{message}}}","code":{{{status}}},"title":"{{{title}}}"}}""",
            await response.Content.ReadAsStringAsync(Ct)
        );
    }
}
