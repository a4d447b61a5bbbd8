using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.Conventions.OpenApi;

/// <summary>The reference server answers every operation of the documents as they say, in success and in failure.</summary>
public sealed class OpenApiAnswerTests(OpenApiAnswerTests.Server fixture) : IClassFixture<OpenApiAnswerTests.Server>
{
    public static TheoryData<string, string> Operations =>
        new(from name in OpenApiDocumentFactory.Names from operation in OpenApiContract.Load(name).Operations select (name, operation.Id));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Answer_IsAsDocumented(string document, string id)
    {
        var contract = OpenApiContract.Load(document);
        var operation = contract.Operations.Single(o => o.Id == id);
        using var request = await CreateRequestAsync(operation, SampleBody(operation));
        await AuthorizeAsync(request, document);

        using var response = await fixture.Http.SendAsync(request, Ct);

        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(Ct));
        await AssertDocumentedAsync(contract, operation, response);
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Refusal_IsAsDocumented_WithoutCredentials(string document, string id)
    {
        var contract = OpenApiContract.Load(document);
        var operation = contract.Operations.Single(o => o.Id == id);
        using var request = await CreateRequestAsync(operation, operation.HasBody ? "{}" : null);

        using var response = await fixture.Http.SendAsync(request, Ct);

        Assert.InRange(response.StatusCode, HttpStatusCode.BadRequest, HttpStatusCode.Unauthorized);
        await AssertDocumentedAsync(contract, operation, response);
    }

    [Theory]
    [InlineData("tickets", "Tickets_Aggregate", """{"application":1}""")]
    [InlineData("tickets", "Tickets_Aggregate", """{"application":"unknown"}""")]
    [InlineData("events", "Events_GetStatistics", "{}")]
    [InlineData("analytics", "KpiMetrics_Create", "{}")]
    [InlineData("analytics", "KpiMetrics_Create", "[")]
    public async Task Refusal_IsAsDocumented_WithAnInvalidBody(string document, string id, string body)
    {
        var contract = OpenApiContract.Load(document);
        var operation = contract.Operations.Single(o => o.Id == id);
        using var request = await CreateRequestAsync(operation, body);
        await AuthorizeAsync(request, document);

        using var response = await fixture.Http.SendAsync(request, Ct);

        Assert.InRange((int)response.StatusCode, 400, 422);
        await AssertDocumentedAsync(contract, operation, response);
    }

    private static async Task AssertDocumentedAsync(OpenApiContract contract, OpenApiOperation operation, HttpResponseMessage response)
    {
        var body = JsonNode.Parse(await response.Content.ReadAsStringAsync(Ct));
        Findings.AssertNone(contract.Validate(operation.ResponseSchema((int)response.StatusCode), body));
    }

    /// <summary>A body that the documents themselves, or the vendors' samples, have. It must be valid, too.</summary>
    private static string? SampleBody(OpenApiOperation operation)
    {
        var sample = operation.Id switch
        {
            "Tickets_Aggregate" => Sample("tickets.aggregate"),
            "Events_GetStatistics" => """{"time_range":"-1.-1.60","step":60000,"sort":{"order_by":["event_severity"],"order":"desc"}}""",
            "KpiMetrics_Create" => Sample("analytics.kpi_metrics.create"),
            "PredictiveModels_Create" => Sample("analytics.predictive_models.create"),
            "DashboardConfigurations_Create" => Sample("analytics.dashboard_configurations.create"),
            "Tokens_Create" => OpenApiContract.Load("events").Example("TokenRequest"),
            _ => operation.HasBody ? "{}" : null,
        };
        if (sample is not null && operation.RequestSchema is { } schema)
            Findings.AssertNone(operation.Contract.Validate(schema, JsonNode.Parse(sample)));
        return sample;
    }

    private static string Sample(string name) => File.ReadAllText(Repository.PathOf("tests", "Shared", "Samples", name + ".request.json"));

    private async Task<HttpRequestMessage> CreateRequestAsync(OpenApiOperation operation, string? body)
    {
        var path = operation.Path.Replace("{project_id}", ReferenceCredentials.ProjectId, StringComparison.Ordinal);
        if (path.Contains("{id}", StringComparison.Ordinal))
            path = path.Replace("{id}", await FindIdAsync(path), StringComparison.Ordinal);

        var request = new HttpRequestMessage(new HttpMethod(operation.Method), path);
        if (operation.Path == "/oauth2/token")
        {
            request.Content = new FormUrlEncodedContent(
                body is "{}"
                    ? []
                    : new Dictionary<string, string>
                    {
                        ["grant_type"] = "client_credentials",
                        ["client_id"] = ReferenceCredentials.ClientId,
                        ["client_secret"] = ReferenceCredentials.ClientSecret,
                    }
            );
        }
        else if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) { Headers = { ContentType = new("application/json") } };
        }

        return request;
    }

    private async Task<string> FindIdAsync(string path)
    {
        // The data of a dashboard has another root than the dashboards.
        var list = path[..path.IndexOf("{id}", StringComparison.Ordinal)]
            .Replace("/dashboard/", "/dashboard-configurations/", StringComparison.Ordinal);
        using var request = new HttpRequestMessage(HttpMethod.Get, list + "?page_size=1");
        await AuthorizeAsync(request, "analytics");
        using var response = await fixture.Http.SendAsync(request, Ct);
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Ct));
        return json.RootElement.GetProperty("results")[0].GetProperty("id").GetString()!;
    }

    private async Task AuthorizeAsync(HttpRequestMessage request, string document)
    {
        if (request.RequestUri!.OriginalString is "/oauth2/token" or "/v3/auth/tokens")
            return;

        switch (document)
        {
            case "tickets":
                request.Headers.Authorization = new("Bearer", await fixture.OAuthToken.Value);
                break;
            case "events":
                request.Headers.Add("X-Auth-Token", await fixture.IamToken.Value);
                break;
            case "sonar":
                request.Headers.Authorization = new("Bearer", ReferenceCredentials.SonarApiKey);
                break;
            default:
                request.Headers.Authorization = new("Token", ReferenceCredentials.AnalyticsToken);
                break;
        }
    }

    public sealed class Server : IAsyncLifetime
    {
        private IncidentAnalyticsServer _server = null!;

        public HttpClient Http { get; private set; } = null!;

        public Lazy<Task<string>> OAuthToken { get; }

        public Lazy<Task<string>> IamToken { get; }

        public Server()
        {
            OAuthToken = new(GetOAuthTokenAsync);
            IamToken = new(GetIamTokenAsync);
        }

        public async ValueTask InitializeAsync()
        {
            _server = await IncidentAnalyticsServer.StartAsync(cancellationToken: Ct);
            Http = _server.CreateHttpClient();
        }

        public async ValueTask DisposeAsync()
        {
            Http.Dispose();
            await _server.DisposeAsync();
        }

        private async Task<string> GetOAuthTokenAsync()
        {
            using var form = new FormUrlEncodedContent(
                new Dictionary<string, string>
                {
                    ["grant_type"] = "client_credentials",
                    ["client_id"] = ReferenceCredentials.ClientId,
                    ["client_secret"] = ReferenceCredentials.ClientSecret,
                }
            );
            using var response = await Http.PostAsync("/oauth2/token", form, Ct);
            using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Ct));
            return json.RootElement.GetProperty("access_token").GetString()!;
        }

        private async Task<string> GetIamTokenAsync()
        {
            using var body = new StringContent(OpenApiContract.Load("events").Example("TokenRequest"), Encoding.UTF8, "application/json");
            using var response = await Http.PostAsync("/v3/auth/tokens", body, Ct);
            return response.Headers.GetValues("X-Subject-Token").Single();
        }
    }
}
