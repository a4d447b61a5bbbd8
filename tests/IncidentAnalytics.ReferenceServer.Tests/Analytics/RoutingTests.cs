using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Analytics;

public sealed class RoutingTests
{
    private const string AnyId = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>All 25 operations: the path, its method, and the Allow header of the path.</summary>
    public static TheoryData<string, string> Paths =>
        new()
        {
            { "kpi-metrics/", "GET, POST, HEAD, OPTIONS" },
            { $"kpi-metrics/{AnyId}/", "GET, HEAD, OPTIONS" },
            { $"kpi-metrics/{AnyId}/measurements/", "GET, HEAD, OPTIONS" },
            { "kpi-metrics/summary/", "GET, HEAD, OPTIONS" },
            { "kpi-measurements/", "GET, HEAD, OPTIONS" },
            { "recurrence-analyses/", "GET, HEAD, OPTIONS" },
            { "recurrence-analyses/unresolved/", "GET, HEAD, OPTIONS" },
            { "predictive-models/", "GET, POST, HEAD, OPTIONS" },
            { $"predictive-models/{AnyId}/train/", "POST, OPTIONS" },
            { $"predictive-models/{AnyId}/performance/", "GET, HEAD, OPTIONS" },
            { "anomaly-detections/", "GET, HEAD, OPTIONS" },
            { "anomaly-detections/summary/", "GET, HEAD, OPTIONS" },
            { $"anomaly-detections/{AnyId}/acknowledge/", "POST, OPTIONS" },
            { $"anomaly-detections/{AnyId}/resolve/", "POST, OPTIONS" },
            { "cost-analyses/", "GET, HEAD, OPTIONS" },
            { "cost-analyses/summary/", "GET, HEAD, OPTIONS" },
            { "dashboard-configurations/", "GET, POST, HEAD, OPTIONS" },
            { $"dashboard/{AnyId}/data/", "GET, HEAD, OPTIONS" },
            { "heatmap-data/", "GET, HEAD, OPTIONS" },
            { "predictive-insights/", "GET, HEAD, OPTIONS" },
            { $"predictive-insights/{AnyId}/acknowledge/", "POST, OPTIONS" },
            { "predictive-insights/summary/", "GET, HEAD, OPTIONS" },
        };

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Path_Redirects_WhenTheSlashIsMissing(string path, string allowed)
    {
        _ = allowed;
        await using var analytics = await AnalyticsTestServer.StartAsync();
        analytics.Authorize(null);
        foreach (var method in (HttpMethod[])[HttpMethod.Get, HttpMethod.Post])
        {
            using var response = await analytics.SendAsync(method, $"/api/analytics/{path.TrimEnd('/')}?a=1&b=%2F");

            Assert.Equal(HttpStatusCode.MovedPermanently, response.StatusCode);
            Assert.Equal($"/api/analytics/{path}?a=1&b=%2F", response.Headers.Location!.OriginalString);
            Assert.Empty(await response.Content.ReadAsByteArrayAsync(Ct));
        }
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Path_AllowsItsMethodsOnly(string path, string allowed)
    {
        await using var analytics = await AnalyticsTestServer.StartAsync();
        foreach (var method in (string[])["GET", "POST", "PUT", "PATCH", "DELETE"])
        {
            if (allowed.Split(", ").Contains(method))
            {
                continue;
            }

            using var response = await analytics.SendAsync(new HttpMethod(method), "/api/analytics/" + path);
            var error = await AnalyticsTestServer.ReadAsync(response, 405);

            Assert.Equal(allowed, string.Join(", ", response.Content.Headers.Allow));
            Assert.Equal($"Method \"{method}\" not allowed.", error.GetProperty("details").GetString());
            Assert.Equal("METHOD_NOT_ALLOWED", error.GetProperty("code").GetString());
        }
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Path_Returns401_WithoutCredentials(string path, string allowed)
    {
        _ = allowed;
        await using var analytics = await AnalyticsTestServer.StartAsync();
        analytics.Authorize(null);
        foreach (var method in (string[])["GET", "POST", "DELETE", "OPTIONS"])
        {
            using var response = await analytics.SendAsync(new HttpMethod(method), "/api/analytics/" + path);
            var error = await AnalyticsTestServer.ReadAsync(response, 401);

            Assert.Equal("Token", response.Headers.WwwAuthenticate.ToString());
            Assert.Equal("Authentication credentials were not provided.", error.GetProperty("details").GetString());
        }
    }

    [Theory]
    [InlineData("GET", "kpi-metrics/{0}/")]
    [InlineData("GET", "kpi-metrics/{0}/measurements/")]
    [InlineData("POST", "predictive-models/{0}/train/")]
    [InlineData("GET", "predictive-models/{0}/performance/")]
    [InlineData("POST", "anomaly-detections/{0}/acknowledge/")]
    [InlineData("POST", "anomaly-detections/{0}/resolve/")]
    [InlineData("GET", "dashboard/{0}/data/")]
    [InlineData("POST", "predictive-insights/{0}/acknowledge/")]
    public async Task Path_Returns404_WhenTheIdIsUnknown(string method, string path)
    {
        await using var analytics = await AnalyticsTestServer.StartAsync();
        foreach (var id in (string[])[AnyId, "123", "a%20b", "%25"])
        {
            using var response = await analytics.SendAsync(
                new HttpMethod(method),
                "/api/analytics/" + string.Format(System.Globalization.CultureInfo.InvariantCulture, path, id)
            );
            var error = await AnalyticsTestServer.ReadAsync(response, 404);

            Assert.Equal("""{"error":"Resource not found","details":"Not found.","code":"NOT_FOUND"}""", error.GetRawText());
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("nothing/")]
    [InlineData("nothing")]
    [InlineData("kpi-metrics//")]
    [InlineData("kpi-metrics/a.b/")]
    [InlineData("kpi-metrics/a%2Fb/")]
    [InlineData("kpi-metrics/x/y/")]
    [InlineData("KPI-metrics/")]
    [InlineData("predictive-models/3f2504e0-4f89-41d3-9a0c-0305e82c3301/")]
    [InlineData("kpi-measurements/summary/")]
    public async Task Path_ReturnsHtml_WhenUnknown(string path)
    {
        await using var analytics = await AnalyticsTestServer.StartAsync();
        using var response = await analytics.SendAsync(HttpMethod.Get, "/api/analytics/" + path);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("text/html; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.Contains("<h1>Not Found</h1>", await response.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Head_AndOptions_AreAnswered()
    {
        await using var analytics = await AnalyticsTestServer.StartAsync();
        using var head = await analytics.SendAsync(HttpMethod.Head, "/api/analytics/kpi-metrics/");
        using var options = await analytics.SendAsync(HttpMethod.Options, "/api/analytics/kpi-metrics/");

        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.True(head.Content.Headers.ContentLength > 100);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(Ct));
        Assert.Equal(
            """{"name":"Kpi Metric List","description":"","renders":["application/json"],"parses":["application/json"]}""",
            (await AnalyticsTestServer.ReadAsync(options, 200)).GetRawText()
        );
    }

    [Theory]
    [InlineData("application/json", 200)]
    [InlineData("application/json; indent=4", 200)]
    [InlineData("text/html, application/*;q=0.5", 200)]
    [InlineData("*/*", 200)]
    [InlineData("text/html", 406)]
    [InlineData("application/xml", 406)]
    public async Task Accept_Returns406_WhenJsonIsNotAccepted(string accept, int expected)
    {
        await using var analytics = await AnalyticsTestServer.StartAsync();
        using var response = await analytics.SendAsync(HttpMethod.Get, "/api/analytics/kpi-metrics/", headers: ("Accept", accept));
        var answer = await AnalyticsTestServer.ReadAsync(response, expected);

        Assert.Equal(
            expected == 406,
            answer.TryGetProperty("details", out var details) && details.GetString() == "Could not satisfy the request Accept header."
        );
    }

    [Theory]
    [InlineData("kpi-metrics/")]
    [InlineData("predictive-models/")]
    [InlineData("dashboard-configurations/")]
    public async Task Body_IsRefused_WhenItIsNotJson(string path)
    {
        await using var analytics = await AnalyticsTestServer.StartAsync();
        using var text = new StringContent("{}", Encoding.UTF8, "text/plain");
        using var refused = await analytics.SendAsync(HttpMethod.Post, "/api/analytics/" + path, text);
        using var untyped = new ByteArrayContent("{}"u8.ToArray());
        using var unknown = await analytics.SendAsync(HttpMethod.Post, "/api/analytics/" + path, untyped);
        using var broken = new StringContent("{\n\"name\": }", Encoding.UTF8, "application/json");
        using var malformed = await analytics.SendAsync(HttpMethod.Post, "/api/analytics/" + path, broken);

        Assert.Equal(
            "Unsupported media type \"text/plain; charset=utf-8\" in request.",
            (await AnalyticsTestServer.ReadAsync(refused, 415)).GetProperty("details").GetString()
        );
        Assert.Equal(
            "Unsupported media type \"\" in request.",
            (await AnalyticsTestServer.ReadAsync(unknown, 415)).GetProperty("details").GetString()
        );
        var error = await AnalyticsTestServer.ReadAsync(malformed, 400);
        Assert.Equal("PARSE_ERROR", error.GetProperty("code").GetString());
        Assert.Equal("JSON parse error - Expecting value: line 2 column 9 (char 10)", error.GetProperty("details").GetString());
    }

    [Theory]
    [InlineData("predictive-models/", "train/")]
    [InlineData("anomaly-detections/", "acknowledge/")]
    [InlineData("anomaly-detections/", "resolve/")]
    [InlineData("predictive-insights/", "acknowledge/")]
    public async Task Action_LooksForItsRecord_BeforeItReadsTheBody(string list, string action)
    {
        await using var analytics = await AnalyticsTestServer.StartGeneratedAsync();
        var record = $"{list}{await analytics.FirstIdAsync(list)}/{action}";
        var nothing = $"{list}3f2504e0-4f89-41d3-9a0c-0305e82c3301/{action}";

        foreach (var (type, text, status) in ((string, string, int)[])[("application/json", "{", 400), ("text/plain", "{}", 415)])
        {
            foreach (var (path, expected) in ((string, int)[])[(record, status), (nothing, 404)])
            {
                using var content = new StringContent(text, Encoding.UTF8, type);
                using var response = await analytics.SendAsync(HttpMethod.Post, AnalyticsTestServer.Root + path, content);
                Assert.Equal(expected, (int)response.StatusCode);
            }
        }
    }

    [Theory]
    [InlineData("kpi-metrics/")]
    [InlineData("predictive-models/")]
    [InlineData("dashboard-configurations/")]
    public async Task Body_IsRefused_WithAByteOrderMark(string path)
    {
        await using var analytics = await AnalyticsTestServer.StartAsync();

        var error = await analytics.PostAsync(path, "\uFEFF{}", expected: 400);

        Assert.Equal(
            "JSON parse error - Unexpected UTF-8 BOM (decode using utf-8-sig): line 1 column 1 (char 0)",
            error.GetProperty("details").GetString()
        );
    }

    [Theory]
    [InlineData("[]", "Invalid data. Expected a dictionary, but got list.")]
    [InlineData("7", "Invalid data. Expected a dictionary, but got int.")]
    [InlineData("7.5", "Invalid data. Expected a dictionary, but got float.")]
    [InlineData("\"a\"", "Invalid data. Expected a dictionary, but got str.")]
    [InlineData("true", "Invalid data. Expected a dictionary, but got bool.")]
    [InlineData("null", "No data provided")]
    public async Task Body_IsANonFieldError_WhenItIsNotAnObject(string json, string message)
    {
        await using var analytics = await AnalyticsTestServer.StartAsync();

        var error = await analytics.PostAsync("kpi-metrics/", json, expected: 400);

        Assert.Equal(message, error.GetProperty("details").GetProperty("non_field_errors")[0].GetString());
    }

    [Fact]
    public async Task Body_IsEmpty_WhenItIsChunked()
    {
        await using var analytics = await AnalyticsTestServer.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/analytics/kpi-metrics/")
        {
            Content = new ByteArrayContent("""{"name":"n","metric_type":"MTTR"}"""u8.ToArray()),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.TransferEncodingChunked = true;
        using var response = await analytics.Http.SendAsync(request, Ct);

        var error = await AnalyticsTestServer.ReadAsync(response, 400);
        Assert.Equal(
            """{"name":["This field is required."],"metric_type":["This field is required."]}""",
            error.GetProperty("details").GetRawText()
        );
    }
}
