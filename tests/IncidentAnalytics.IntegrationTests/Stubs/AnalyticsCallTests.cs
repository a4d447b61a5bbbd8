using System.Text.Json.Nodes;
using IncidentAnalytics.Client.Analytics.KpiMetrics;
using IncidentAnalytics.Client.Analytics.PredictiveModels;
using IncidentAnalytics.IntegrationTests.Analytics;
using IncidentAnalytics.Testing;
using WireMock.Matchers;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.Stubs;

/// <summary>The bytes, headers and pages of calls of the analytics service.</summary>
public sealed class AnalyticsCallTests : StubTests
{
    private const string Authorization = "Token your-token-here";

    private static string DocumentedModel { get; } = DocumentedSample.ReadRequest("analytics.predictive_models.create");

    [Fact]
    public async Task GetSummaryAsync_SendsTheTokenAndNoBody()
    {
        Stub(Get("/api/analytics/kpi-metrics/summary/"), Json("[]"));

        await Client.Analytics.KpiMetrics.GetSummaryAsync(cancellationToken: Token);

        var request = Assert.Single(Requests);
        Assert.Equal(("GET", Authorization, 0), (request.Method, request.Headers["Authorization"], request.Body.Length));
    }

    [Fact]
    public async Task CreateAsync_SendsTheDocumentedBody_AndReadsTheModel()
    {
        Stub(
            Post("/api/analytics/predictive-models/")
                .WithHeader("Authorization", new ExactMatcher(Authorization))
                .WithBody(new JsonMatcher(DocumentedModel)),
            Json("""{"id": 7, "name": "Incident Severity Predictor", "status": "INACTIVE", "owner": "ops"}""", 201)
        );

        var model = await Client.Analytics.PredictiveModels.CreateAsync(AnalyticsOperations.DocumentedModel, cancellationToken: Token);

        Assert.Equal(("7", PredictiveModelStatus.Inactive), (model.Id, model.Status!.Value));
        Assert.Equal("ops", model.AdditionalProperties["owner"].GetString());
        AssertBody(Assert.Single(Requests), "application/json", JsonNode.Parse(DocumentedModel)!.ToJsonString());
    }

    [Fact]
    public async Task ListAsync_AsksForTheNextPage_WhereItAskedForTheFirst()
    {
        // The same server under its other name is a host that would answer, and would get the token.
        const string Path = "/api/analytics/kpi-metrics/";
        var elsewhere = new UriBuilder(Address)
        {
            Host = "localhost",
            Path = "stolen" + Path,
            Query = "page=2&token=x",
        }.Uri;
        Stub(
            Get(Path).WithParam("metric_type", "MTTA"),
            Json($$"""{"count": 2, "next": "{{elsewhere}}", "previous": null, "results": [{"id": "a"}]}""")
        );
        Stub(
            Get(Path).WithParam("metric_type", "MTTA").WithParam("page", "2"),
            Json("""{"count": 2, "next": null, "previous": null, "results": [{"id": "b"}]}""")
        );

        var metrics = await Client
            .Analytics.KpiMetrics.ListAsync(new() { MetricType = KpiMetricType.MeanTimeToAcknowledge }, cancellationToken: Token)
            .ToListAsync(Token);

        Assert.Equal(["a", "b"], metrics.Select(static m => m.Id));
        var requests = Requests;
        Assert.Equal(
            [Path + "?metric_type=MTTA", Path + "?metric_type=MTTA&page=2"],
            requests.Select(static r => QueryOrder.Sort(r.Target))
        );
        Assert.All(requests, r => Assert.Equal((Address.Authority, Authorization), (r.Headers["Host"], r.Headers["Authorization"])));
    }
}
