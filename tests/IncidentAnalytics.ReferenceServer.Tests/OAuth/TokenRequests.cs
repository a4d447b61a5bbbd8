using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.OAuth;

internal static class TokenRequests
{
    public const string Good = "grant_type=client_credentials&client_id=reference-client&client_secret=reference-secret";

    public static async Task<HttpResponseMessage> SendAsync(HttpClient http, string form, string? basic = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/oauth2/token")
        {
            Content = new StringContent(form, Encoding.UTF8, "application/x-www-form-urlencoded"),
        };
        if (basic is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(basic)));
        }

        return await http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public static async Task<JsonElement> ReadAsync(HttpResponseMessage response) =>
        JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;

    public static async Task<string> TokenAsync(HttpClient http)
    {
        using var response = await SendAsync(http, Good);
        return (await ReadAsync(response)).GetProperty("access_token").GetString()!;
    }
}
