using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Iam;

internal static class IamRequests
{
    public const string ProjectScope = """{"project":{"id":"0123456789abcdef0123456789abcdef"}}""";

    public static JsonNode Body(string? scope = ProjectScope)
    {
        var body = JsonNode.Parse(
            """
            {"auth":{"identity":{"methods":["password"],"password":{"user":{"name":"reference-user","password":"reference-password",
            "domain":{"name":"reference"}}}}}}
            """
        )!;
        if (scope is not null)
            body["auth"]!["scope"] = JsonNode.Parse(scope);
        return body;
    }

    public static async Task<HttpResponseMessage> SendAsync(
        HttpClient http,
        string body,
        string query = "?nocatalog=true",
        string mediaType = "application/json"
    )
    {
        using var content = new StringContent(body, Encoding.UTF8, mediaType);
        return await http.PostAsync("/v3/auth/tokens" + query, content, TestContext.Current.CancellationToken);
    }

    public static async Task<JsonElement> ReadAsync(HttpResponseMessage response) =>
        JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;

    public static string Token(HttpResponseMessage response) => response.Headers.GetValues("X-Subject-Token").Single();

    public static async Task<string> TokenAsync(HttpClient http, string? scope = ProjectScope)
    {
        using var response = await SendAsync(http, Body(scope).ToJsonString());
        return Token(response);
    }
}
