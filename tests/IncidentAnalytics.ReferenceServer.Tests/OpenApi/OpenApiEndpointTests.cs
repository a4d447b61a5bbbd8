using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using IncidentAnalytics.ReferenceServer.Faults;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.OpenApi;

public sealed class OpenApiEndpointTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("tickets")]
    [InlineData("events")]
    [InlineData("sonar")]
    [InlineData("analytics")]
    public async Task Document_IsTheFile(string name)
    {
        await using var server = await IncidentAnalyticsServer.StartAsync(new() { Tickets = [] }, Ct);
        using var http = server.CreateHttpClient();

        using var response = await http.GetAsync($"/openapi/{name}.json", Ct);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.ToString());
        Assert.Equal("*", Assert.Single(response.Headers.GetValues("Access-Control-Allow-Origin")));
        var file = await File.ReadAllBytesAsync(
            Repository.PathOf("src", "IncidentAnalytics.ReferenceServer", "OpenApi", name + ".json"),
            Ct
        );
        Assert.Equal(file, await response.Content.ReadAsByteArrayAsync(Ct));
    }

    [Fact]
    public async Task Document_IsNoRequestOfAService()
    {
        await using var server = await IncidentAnalyticsServer.StartAsync(new() { Tickets = [], StrictRecordings = true }, Ct);
        using var http = server.CreateHttpClient();
        server.Faults.Add(Fault.Answer(503));

        var document = await http.GetFromJsonAsync<JsonElement>("/openapi/sonar.json", Ct);

        Assert.Equal("Sonar", document.GetProperty("info").GetProperty("title").GetString());
        Assert.Empty(server.Requests);
        Assert.Single(server.Faults.Pending);
    }

    [Theory]
    [InlineData("GET", "/openapi/other.json", HttpStatusCode.NotFound)]
    [InlineData("GET", "/openapi/Sonar.json", HttpStatusCode.NotFound)]
    [InlineData("GET", "/openapi/sonar.json/", HttpStatusCode.NotFound)]
    [InlineData("GET", "/openapi", HttpStatusCode.NotFound)]
    [InlineData("DELETE", "/openapi/sonar.json", HttpStatusCode.MethodNotAllowed)]
    public async Task OtherPaths_AreRefused(string method, string path, HttpStatusCode status)
    {
        await using var server = await IncidentAnalyticsServer.StartAsync(new() { Tickets = [] }, Ct);
        using var http = server.CreateHttpClient();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);

        using var response = await http.SendAsync(request, Ct);

        Assert.Equal(status, response.StatusCode);
        Assert.Contains("\"status_code\"", await response.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }
}
