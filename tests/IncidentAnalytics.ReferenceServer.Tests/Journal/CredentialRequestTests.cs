using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using IncidentAnalytics.ReferenceServer.Journal;
using IncidentAnalytics.ReferenceServer.Tests.Iam;
using IncidentAnalytics.ReferenceServer.Tests.OAuth;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Journal;

/// <summary>The journal shows the members of credential requests that are known to be harmless, and no others.</summary>
public sealed class CredentialRequestTests
{
    private const string Secret = "s3cr3t-value";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(
        """{"auth":{"identity":{"methods":["password"],"password":{"user":{"name":"n","password":"s3cr3t-value","domain":{"name":"d"}}}},"scope":{"project":{"id":"p","name":"q"}}}}""",
        """{"auth":{"identity":{"methods":["password"],"password":{"user":{"name":"n","password":"#","domain":{"name":"d"}}}},"scope":{"project":{"id":"p","name":"q"}}}}"""
    )]
    [InlineData("""{"auth":{"scope":{"domain":{"name":"d"}}}}""", """{"auth":{"scope":{"domain":{"name":"d"}}}}""")]
    [InlineData(
        """{"auth":{"identity":{"methods":["token"],"token":{"id":"s3cr3t-value"}}}}""",
        """{"auth":{"identity":{"methods":["token"],"token":{"id":"#"}}}}"""
    )]
    [InlineData(
        """{"auth":{"identity":{"hw_ak_sk":{"access":{"key":"s3cr3t-value"},"secret":{"key":"s3cr3t-value"}}}}}""",
        """{"auth":{"identity":{"hw_ak_sk":{"access":{"key":"#"},"secret":{"key":"#"}}}}}"""
    )]
    [InlineData("""{"auth":{"api_key":"s3cr3t-value","pin":123456}}""", """{"auth":{"api_key":"#","pin":"#"}}""")]
    [InlineData("""{"name":"s3cr3t-value","scope":["s3cr3t-value"]}""", """{"name":"#","scope":["#"]}""")]
    [InlineData("""{"auth/identity/methods":"s3cr3t-value"}""", """{"auth/identity/methods":"#"}""")]
    [InlineData("""{"password":["s3cr3t-value",{"x":"s3cr3t-value"}]}""", """{"password":["#",{"x":"#"}]}""")]
    [InlineData("""["s3cr3t-value"]""", """["#"]""")]
    [InlineData("""{"auth":{"identity":{"token":{"id":"s3cr3t-value""", """{"auth":{"identity":{"token":{"id":#""")]
    [InlineData("""{"a":null,"b":true,"c":"s3cr3t-value" "d":"s3cr3t-value"}""", """{"a":null,"b":true,"c":"#"#""")]
    [InlineData("s3cr3t-value", "#")]
    public void RedactBody_ShowsHarmlessMembers_OfAnIamRequest(string body, string expected)
    {
        foreach (var path in (string[])["/v3/auth/tokens", "/v3/auth/token", "/nowhere", "/v2.0/tokens"])
        {
            Assert.Equal(expected, RedactBody(path, "application/json", body));
        }
    }

    [Theory]
    [InlineData(
        "application/json",
        """{"grant_type":"g","client_id":"c","scope":"s","client_secret":"s3cr3t-value","x":"s3cr3t-value"}""",
        """{"grant_type":"g","client_id":"c","scope":"s","client_secret":"#","x":"#"}"""
    )]
    [InlineData(
        "application/x-www-form-urlencoded",
        "grant_type=g&client_id=c&scope=s&client_secret=s3cr3t-value&resource=s3cr3t-value",
        "grant_type=g&client_id=c&scope=s&client_secret=#&resource=#"
    )]
    public void RedactBody_ShowsHarmlessMembers_OfAnOAuthRequest(string type, string body, string expected)
    {
        foreach (var path in (string[])["/oauth2/token", "/oauth/token"])
        {
            Assert.Equal(expected, RedactBody(path, type, body));
        }
    }

    [Theory]
    [InlineData("/v3/tickets/aggs", """{"application":"atr","domain":["d"],"aggs":{"a":{"terms":{"field":"x","size":20}}}}""")]
    [InlineData("/v2/p/events/statistic", """{"time_range":"-1.-1.60","step":60000,"search":"x"}""")]
    [InlineData("/api/sonar/tickets", """{"x":"y"}""")]
    [InlineData("/api/analytics/kpi-metrics/", """{"name":"n","layout_config":{"id":7,"unknown":"shown"}}""")]
    [InlineData("/api/analytics/kpi-metrics/", """{"name":"n" broken""")]
    public void RedactBody_ShowsAll_OfAnApiRequest(string path, string body) =>
        Assert.Equal(body, RedactBody(path, "application/json", body));

    [Fact]
    public async Task Journal_ShowsHarmlessMembers_OfAnIamRequest()
    {
        await using var server = await IncidentAnalyticsServer.StartAsync(cancellationToken: Ct);
        using var http = server.CreateHttpClient();
        using var content = new StringContent(
            """{"auth":{"identity":{"token":{"id":"s3cr3t-value"}}}}""",
            Encoding.UTF8,
            "application/json"
        );
        using var response = await http.PostAsync("/v3/auth/tokens", content, Ct);

        Assert.Equal("""{"auth":{"identity":{"token":{"id":"#"}}}}""", ReplaceMarks(Assert.Single(server.Requests).Body));
    }

    [Fact]
    public async Task Journal_HasNoTokens()
    {
        await using var server = await IncidentAnalyticsServer.StartAsync(cancellationToken: Ct);
        using var http = server.CreateHttpClient();
        var accessToken = await TokenRequests.TokenAsync(http);
        var subjectToken = await IamRequests.TokenAsync(http);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        http.DefaultRequestHeaders.Add("X-Auth-Token", subjectToken);
        using var content = new StringContent("{}", Encoding.UTF8, "application/json");
        using var response = await http.PostAsync("/v3/tickets/aggs", content, Ct);

        var journal = await http.GetStringAsync("/_reference/requests", Ct);

        Assert.Equal(3, server.Requests.Count);
        foreach (var secret in (string[])[accessToken, subjectToken, "reference-secret", "reference-password"])
        {
            Assert.DoesNotContain(secret, journal, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Path_HasNoUserInfo()
    {
        await using var server = await IncidentAnalyticsServer.StartAsync(new() { Port = 0 }, Ct);
        using var socket = new TcpClient();
        await socket.ConnectAsync(server.BaseAddress.Host, server.BaseAddress.Port, Ct);
        var authority = server.BaseAddress.Authority;
        var target = $"http://user:{Secret}@{authority}/any%2Fpath?page=2";
        await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"GET {target} HTTP/1.1\r\nHost: {authority}\r\n\r\n"), Ct);

        await server.Requests.WaitForAsync(1, Ct);

        Assert.Equal(("/any%2Fpath", "?page=2"), (server.Requests[0].Path, server.Requests[0].Query));
    }

    private static string RedactBody(string path, string type, string body) => ReplaceMarks(new Redactor().RedactBody(path, type, body));

    private static string ReplaceMarks(string body) => Regex.Replace(body, "\\[redacted-[0-9A-F]{8}\\]", "#");
}
