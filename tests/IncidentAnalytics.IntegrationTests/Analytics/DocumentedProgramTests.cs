using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using IncidentAnalytics.ReferenceServer;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.Analytics;

/// <summary>
/// The Python and JavaScript examples of the vendor's document, request by request, over a socket and without the client.
/// </summary>
public sealed class DocumentedProgramTests : IAsyncLifetime
{
    private static readonly string[] SummaryMembers =
    [
        "metric_type",
        "metric_name",
        "current_value",
        "unit",
        "trend",
        "trend_percentage",
        "period_start",
        "period_end",
        "incident_count",
        "target_value",
        "target_met",
    ];

    private static readonly string[] DashboardMembers =
    [
        "kpi_summary",
        "anomaly_summary",
        "cost_summary",
        "insight_summary",
        "recent_anomalies",
        "recent_insights",
        "heatmap_data",
        "last_updated",
    ];

    private IncidentAnalyticsServer _server = null!;
    private HttpClient _http = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await IncidentAnalyticsServer.StartAsync(new() { Port = 0, TimeProvider = new FakeTimeProvider() }, Token);
        _http = new HttpClient { BaseAddress = _server.BaseAddress };
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task PythonProgram_GetsTheKpiSummaryAndCreatesAModel()
    {
        using var get = Request(HttpMethod.Get, "/api/analytics/kpi-metrics/summary/");
        using var summary = await SendAsync(get, HttpStatusCode.OK);
        Assert.Equal(JsonValueKind.Array, summary.RootElement.ValueKind);
        Assert.All(
            summary.RootElement.EnumerateArray(),
            static kpi =>
            {
                Assert.Equal(SummaryMembers, kpi.EnumerateObject().Select(static m => m.Name));
                Assert.Equal(JsonValueKind.String, kpi.GetProperty("current_value").ValueKind);
            }
        );

        using var post = Request(HttpMethod.Post, "/api/analytics/predictive-models/");
        post.Content = Json(
            """
            {"name": "Incident Predictor", "description": "Predicts incident occurrence", "model_type": "INCIDENT_PREDICTION", "algorithm_type": "RANDOM_FOREST", "model_config": {"n_estimators": 100}}
            """
        );
        using var model = await SendAsync(post, HttpStatusCode.Created);
        Assert.Equal("Incident Predictor", model.RootElement.GetProperty("name").GetString());
        Assert.Equal(100, model.RootElement.GetProperty("model_config").GetProperty("n_estimators").GetInt32());

        var id = model.RootElement.GetProperty("id").GetString();
        using var train = Request(HttpMethod.Post, $"/api/analytics/predictive-models/{id}/train/");
        using var training = await SendAsync(train, HttpStatusCode.OK);
        Assert.Equal("ACTIVE", training.RootElement.GetProperty("status").GetString());
    }

    [Fact]
    public async Task JavaScriptProgram_GetsTheDataOfADashboard()
    {
        using var list = Request(HttpMethod.Get, "/api/analytics/dashboard-configurations/");
        using var dashboards = await SendAsync(list, HttpStatusCode.OK);
        var id = dashboards.RootElement.GetProperty("results")[0].GetProperty("id").GetString();

        // The example gives the type of a body that it does not send.
        using var get = Request(HttpMethod.Get, $"/api/analytics/dashboard/{id}/data/");
        get.Content = new ByteArrayContent([]) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        using var data = await SendAsync(get, HttpStatusCode.OK);

        Assert.Equal(DashboardMembers, data.RootElement.EnumerateObject().Select(static m => m.Name));
    }

    [Fact]
    public async Task Errors_HaveTheDocumentedMembers()
    {
        using var unknown = Request(HttpMethod.Get, "/api/analytics/dashboard/123/data/");
        using var notFound = await SendAsync(unknown, HttpStatusCode.NotFound);
        using var anonymous = new HttpRequestMessage(HttpMethod.Get, "/api/analytics/kpi-metrics/summary/");
        using var unauthorized = await SendAsync(anonymous, HttpStatusCode.Unauthorized);
        using var empty = Request(HttpMethod.Post, "/api/analytics/predictive-models/");
        empty.Content = Json("{}");
        using var invalid = await SendAsync(empty, HttpStatusCode.BadRequest);

        Assert.All(
            new[] { notFound, unauthorized, invalid },
            static error => Assert.Equal(["error", "details", "code"], error.RootElement.EnumerateObject().Select(static m => m.Name))
        );
    }

    private static HttpRequestMessage Request(HttpMethod method, string path) =>
        new(method, path) { Headers = { { "Authorization", "Token reference-token" } } };

    private static StringContent Json(string text) => new(text.Trim(), Encoding.UTF8, new MediaTypeHeaderValue("application/json"));

    private async Task<JsonDocument> SendAsync(HttpRequestMessage request, HttpStatusCode expected)
    {
        using var response = await _http.SendAsync(request, Token);
        var text = await response.Content.ReadAsStringAsync(Token);
        Assert.True(expected == response.StatusCode, text);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        return JsonDocument.Parse(text);
    }
}
