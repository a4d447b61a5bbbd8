using System.Net;
using System.Text;
using System.Text.Json;
using IncidentAnalytics.ReferenceServer.OAuth;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.OAuth;

public sealed class TokenTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new();
    private IncidentAnalyticsServer _server = null!;
    private HttpClient _http = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await IncidentAnalyticsServer.StartAsync(new() { TimeProvider = _clock });
        _http = _server.CreateHttpClient();
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _server.DisposeAsync();
    }

    [Theory]
    [InlineData(TokenRequests.Good, null)]
    [InlineData("grant_type=client_credentials", "reference-client:reference-secret")]
    [InlineData("grant_type=client_credentials", "reference%2Dclient:reference%2Dsecret")]
    [InlineData("grant_type=client_credentials&client_id=reference-client", "reference-client:reference-secret")]
    [InlineData("grant_type=client_credentials&client_id=&client_secret=&scope=", "reference-client:reference-secret")]
    public async Task Endpoint_IssuesToken(string form, string? basic)
    {
        using var response = await TokenRequests.SendAsync(_http, form, basic);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.True(response.Headers.CacheControl!.NoStore);
        var body = await TokenRequests.ReadAsync(response);
        Assert.Equal("Bearer", body.GetProperty("token_type").GetString());
        Assert.Equal(3600, body.GetProperty("expires_in").GetInt32());
        Assert.False(body.TryGetProperty("scope", out _));
        var claims = Claims(body.GetProperty("access_token").GetString()!);
        Assert.Equal("reference-client", claims.GetProperty("client_id").GetString());
        Assert.Equal(_clock.GetUtcNow().ToUnixTimeSeconds(), claims.GetProperty("iat").GetInt64());
        Assert.Equal(_clock.GetUtcNow().ToUnixTimeSeconds() + 3600, claims.GetProperty("exp").GetInt64());
    }

    [Theory]
    [InlineData("grant_type=%00", "application/x-www-form-urlencoded")]
    [InlineData(TokenRequests.Good, "application/x-www-form-urlencoded; charset=utf-7")]
    [InlineData(TokenRequests.Good, "text/plain")]
    [InlineData(
        "--x\r\nContent-Disposition: form-data; name=\"client_secret\"\r\n\r\nreference-secret\r\n--x--\r\n",
        "multipart/form-data; boundary=x"
    )]
    [InlineData("--x\r\nbroken", "multipart/form-data; boundary=x")]
    public async Task Endpoint_RefusesUnreadableForm(string body, string contentType)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        using var response = await _http.PostAsync("/oauth2/token", content, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("invalid_request", (await TokenRequests.ReadAsync(response)).GetProperty("error").GetString());
    }

    [Fact]
    public async Task Endpoint_RefusesForm_WithTooManyParameters()
    {
        using var response = await TokenRequests.SendAsync(
            _http,
            string.Join('&', Enumerable.Range(0, 2000).Select(static number => $"p{number}=1"))
        );

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData("", null, 400, "invalid_request")]
    [InlineData("client_id=reference-client&client_secret=reference-secret", null, 400, "invalid_request")]
    [InlineData("grant_type=client_credentials&" + TokenRequests.Good, null, 400, "invalid_request")]
    [InlineData(TokenRequests.Good, "reference-client:reference-secret", 400, "invalid_request")]
    [InlineData("grant_type=client_credentials&client_id=other", "reference-client:reference-secret", 400, "invalid_request")]
    [InlineData("grant_type=password&client_id=reference-client&client_secret=reference-secret", null, 400, "unsupported_grant_type")]
    [InlineData(TokenRequests.Good + "&scope=tickets.read+tickets.write", null, 400, "invalid_scope")]
    [InlineData("grant_type=client_credentials", null, 401, "invalid_client")]
    [InlineData("grant_type=client_credentials&client_id=reference-client", null, 401, "invalid_client")]
    [InlineData("grant_type=client_credentials&client_id=reference-client&client_secret=wrong", null, 401, "invalid_client")]
    [InlineData("grant_type=client_credentials&client_id=wrong&client_secret=reference-secret", null, 401, "invalid_client")]
    [InlineData("grant_type=client_credentials", "reference-client:wrong", 401, "invalid_client")]
    [InlineData("grant_type=client_credentials", "no-colon", 401, "invalid_client")]
    public async Task Endpoint_RespondsWithStandardError(string form, string? basic, int status, string error)
    {
        using var response = await TokenRequests.SendAsync(_http, form, basic);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.Equal(status == 401, response.Headers.WwwAuthenticate.Any(static challenge => challenge.Scheme == "Basic"));
        var body = await TokenRequests.ReadAsync(response);
        Assert.Equal(error, body.GetProperty("error").GetString());
        Assert.NotEmpty(body.GetProperty("error_description").GetString()!);
    }

    [Fact]
    public async Task Endpoint_RefusesBody_ThatIsNotAForm()
    {
        using var content = new StringContent("{}", Encoding.UTF8, "application/json");
        using var response = await _http.PostAsync("/oauth2/token", content, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("invalid_request", (await TokenRequests.ReadAsync(response)).GetProperty("error").GetString());
    }

    [Fact]
    public async Task Endpoint_RespondsWithGrantedScope()
    {
        using var response = await TokenRequests.SendAsync(_http, TokenRequests.Good + "&scope=tickets.read");

        Assert.Equal("tickets.read", (await TokenRequests.ReadAsync(response)).GetProperty("scope").GetString());
    }

    [Fact]
    public async Task Issue_CreatesDifferentTokens_AtTheSameTime()
    {
        Assert.NotEqual(await TokenRequests.TokenAsync(_http), await TokenRequests.TokenAsync(_http));
        Assert.Equal(2, _server.Tokens.IssuedCount);
    }

    [Theory]
    [InlineData(ExpiresInFormat.Number, "25")]
    [InlineData(ExpiresInFormat.Text, "\"25\"")]
    [InlineData(ExpiresInFormat.Omitted, null)]
    public async Task ExpiresIn_SelectsFormat(ExpiresInFormat format, string? expected)
    {
        _server.Tokens.Lifetime = TimeSpan.FromSeconds(25);
        _server.Tokens.ExpiresIn = format;

        using var response = await TokenRequests.SendAsync(_http, TokenRequests.Good);

        var body = await TokenRequests.ReadAsync(response);
        Assert.Equal(expected, body.TryGetProperty("expires_in", out var value) ? value.GetRawText() : null);
    }

    [Fact]
    public void Verify_AcceptsToken_UntilItExpires()
    {
        var token = _server.Tokens.Issue("reference-client");

        _clock.Advance(TimeSpan.FromSeconds(3599));
        Assert.Equal("reference-client", _server.Tokens.Verify(token, out _)!.ClientId);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(_server.Tokens.Verify(token, out var reason));
        Assert.Equal("The access token has expired.", reason);
    }

    [Fact]
    public async Task Verify_RefusesForeignOrChangedToken()
    {
        await using var other = await IncidentAnalyticsServer.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        var token = _server.Tokens.Issue("reference-client");
        var claims = token.Split('.')[1];
        var forged = token.Replace(claims, claims[..^2] + (claims[^2] == 'A' ? 'B' : 'A') + claims[^1], StringComparison.Ordinal);

        Assert.NotNull(_server.Tokens.Verify(token, out _));
        Assert.Null(other.Tokens.Verify(token, out _));
        Assert.Null(_server.Tokens.Verify(forged, out _));
        Assert.Null(_server.Tokens.Verify("", out _));
        Assert.Null(_server.Tokens.Verify("a.b.c", out _));
    }

    [Fact]
    public void Verify_RefusesRevokedToken()
    {
        var token = _server.Tokens.Issue("reference-client");
        _server.Tokens.RevokeAll();

        Assert.Null(_server.Tokens.Verify(token, out _));
        Assert.NotNull(_server.Tokens.Verify(_server.Tokens.Issue("reference-client"), out _));
    }

    [Fact]
    public async Task Endpoint_RefusesGet()
    {
        using var response = await _http.GetAsync("/oauth2/token", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal("POST", response.Content.Headers.Allow.Single());
    }

    private static JsonElement Claims(string token)
    {
        var text = token.Split('.')[1].Replace('-', '+').Replace('_', '/');
        return JsonDocument.Parse(Convert.FromBase64String(text.PadRight((text.Length + 3) / 4 * 4, '='))).RootElement;
    }
}
