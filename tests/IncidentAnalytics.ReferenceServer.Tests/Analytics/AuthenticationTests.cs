using System.Text;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Analytics;

public sealed class AuthenticationTests
{
    private const string Metrics = "/api/analytics/kpi-metrics/";
    private const string NotProvided = "Authentication credentials were not provided.";

    [Theory]
    [InlineData("Token reference-token")]
    [InlineData("token reference-token")]
    [InlineData("TOKEN   reference-token")]
    [InlineData("Bearer reference-sso-token")]
    [InlineData("Token reference-viewer-token")]
    public async Task Authenticate_Accepts_WhenTheCredentialIsValid(string authorization)
    {
        await using var analytics = await AnalyticsTestServer.StartAsync();
        analytics.Authorize(null);
        using var response = await analytics.SendAsync(HttpMethod.Get, Metrics, headers: ("Authorization", authorization));

        await AnalyticsTestServer.ReadAsync(response, 200);
    }

    [Theory]
    [InlineData("Token wrong", "Invalid token.", "AUTHENTICATION_FAILED")]
    [InlineData("Token reference-sso-token", "Invalid token.", "AUTHENTICATION_FAILED")]
    [InlineData("Token Reference-token", "Invalid token.", "AUTHENTICATION_FAILED")]
    [InlineData("Token", "Invalid token header. No credentials provided.", "AUTHENTICATION_FAILED")]
    [InlineData("Token a b", "Invalid token header. Token string should not contain spaces.", "AUTHENTICATION_FAILED")]
    [InlineData("Bearer reference-token", "Invalid token.", "AUTHENTICATION_FAILED")]
    [InlineData("Basic cmVmZXJlbmNlLXRva2Vu", NotProvided, "NOT_AUTHENTICATED")]
    [InlineData("reference-token", NotProvided, "NOT_AUTHENTICATED")]
    public async Task Authenticate_Returns401_WhenTheCredentialIsInvalid(string authorization, string detail, string code)
    {
        await using var analytics = await AnalyticsTestServer.StartAsync();
        analytics.Authorize(null);
        using var response = await analytics.SendAsync(HttpMethod.Get, Metrics, headers: ("Authorization", authorization));

        var error = await AnalyticsTestServer.ReadAsync(response, 401);
        Assert.Equal("Token", response.Headers.WwwAuthenticate.ToString());
        Assert.Equal("Authentication required", error.GetProperty("error").GetString());
        Assert.Equal(detail, error.GetProperty("details").GetString());
        Assert.Equal(code, error.GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("POST", "kpi-metrics/")]
    [InlineData("POST", "predictive-models/")]
    [InlineData("POST", "dashboard-configurations/")]
    [InlineData("POST", "anomaly-detections/x/resolve/")]
    [InlineData("DELETE", "kpi-metrics/")]
    public async Task Write_Returns403_WhenTheUserIsReadOnly(string method, string path)
    {
        await using var analytics = await AnalyticsTestServer.StartAsync();
        analytics.Authorize("Token reference-viewer-token");
        using var response = await analytics.SendAsync(new HttpMethod(method), "/api/analytics/" + path);

        var error = await AnalyticsTestServer.ReadAsync(response, 403);
        Assert.Equal(
            """{"error":"Insufficient permissions","details":"You do not have permission to perform this action.","code":"PERMISSION_DENIED"}""",
            error.GetRawText()
        );
    }

    [Fact]
    public async Task Session_Reads_WithItsCookie()
    {
        await using var analytics = await AnalyticsTestServer.StartAsync();
        analytics.Authorize(null);
        using var good = await analytics.SendAsync(HttpMethod.Get, Metrics, headers: ("Cookie", "sessionid=reference-session"));
        using var bad = await analytics.SendAsync(HttpMethod.Get, Metrics, headers: ("Cookie", "sessionid=another"));

        await AnalyticsTestServer.ReadAsync(good, 200);
        Assert.Equal(NotProvided, (await AnalyticsTestServer.ReadAsync(bad, 401)).GetProperty("details").GetString());
    }

    [Theory]
    [InlineData("sessionid=reference-session; csrftoken=reference-csrf-token", "reference-csrf-token", 201, null)]
    [InlineData("sessionid=reference-session; csrftoken=reference-csrf-token", null, 403, "CSRF Failed: CSRF token missing.")]
    [InlineData(
        "sessionid=reference-session; csrftoken=reference-csrf-token",
        "wrong",
        403,
        "CSRF Failed: CSRF token from the 'X-Csrftoken' HTTP header incorrect."
    )]
    [InlineData(
        "sessionid=reference-session; csrftoken=wrong",
        "wrong",
        403,
        "CSRF Failed: CSRF token from the 'X-Csrftoken' HTTP header incorrect."
    )]
    [InlineData(
        "sessionid=reference-session; csrftoken=wrong",
        "reference-csrf-token",
        403,
        "CSRF Failed: CSRF token from the 'X-Csrftoken' HTTP header incorrect."
    )]
    [InlineData("sessionid=reference-session", "reference-csrf-token", 403, "CSRF Failed: CSRF cookie not set.")]
    public async Task Session_Writes_OnlyWithItsCsrfToken(string cookie, string? header, int expected, string? detail)
    {
        await using var analytics = await AnalyticsTestServer.StartAsync();
        analytics.Authorize(null);
        using var content = new StringContent("""{"name":"n","metric_type":"MTTR"}""", Encoding.UTF8, "application/json");
        (string, string)[] headers = header is null ? [("Cookie", cookie)] : [("Cookie", cookie), ("X-CSRFToken", header)];
        using var response = await analytics.SendAsync(HttpMethod.Post, Metrics, content, headers);

        var answer = await AnalyticsTestServer.ReadAsync(response, expected);
        Assert.Equal(detail, answer.TryGetProperty("details", out var details) ? details.GetString() : null);
    }
}
