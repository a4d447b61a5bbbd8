using System.Net;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Hosting;

/// <summary>Paths match exactly, in case and trailing slash.</summary>
public sealed class ExactPathTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("POST", "/oauth2/token", 400)]
    [InlineData("POST", "/v3/tickets/aggs", 401)]
    [InlineData("POST", "/v3/auth/tokens", 415)]
    [InlineData("POST", "/v2/p/events/statistic", 401)]
    [InlineData("GET", "/api/sonar/tickets", 401)]
    [InlineData("GET", "/_reference/health", 200)]
    [InlineData("GET", "/_reference/requests", 200)]
    [InlineData("POST", "/_reference/commands/run_anomaly_detection", 200)]
    public async Task Path_IsExact(string method, string path, int status)
    {
        await using var server = await IncidentAnalyticsServer.StartAsync(cancellationToken: Ct);
        using var http = server.CreateHttpClient();

        Assert.Equal(status, await GetStatusAsync(path));
        var last = path.LastIndexOf('/') + 1;
        var oneLetter = path[..last] + char.ToUpperInvariant(path[last]) + path[(last + 1)..];
        foreach (var wrong in (string[])[path + "/", path.ToUpperInvariant(), "/" + path, oneLetter, path + "/x"])
        {
            Assert.Equal((wrong, 404), (wrong, await GetStatusAsync(wrong)));
        }

        async Task<int> GetStatusAsync(string target)
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), new Uri("http://localhost" + target));
            using var response = await http.SendAsync(request, Ct);
            return (int)response.StatusCode;
        }
    }

    [Theory]
    [InlineData("/V3/tickets/aggs")]
    [InlineData("/v3/tickets/aggs/")]
    [InlineData("/_REFERENCE/health/")]
    public async Task Path_IsNotFound_WhateverTheMethod(string path)
    {
        await using var server = await IncidentAnalyticsServer.StartAsync(cancellationToken: Ct);
        using var http = server.CreateHttpClient();

        using var response = await http.DeleteAsync(path, Ct);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Theory]
    [InlineData("/API/analytics/kpi-metrics/", 404)]
    [InlineData("/api/Analytics/kpi-metrics/", 404)]
    [InlineData("/api/analytics/KPI-metrics/", 404)]
    [InlineData("/api/analytics/kpi-metrics//", 404)]
    [InlineData("/api/analytics/kpi-metrics", 301)]
    [InlineData("/api/analytics/KPI-metrics", 404)]
    [InlineData("/api/analytics/kpi-metrics/", 200)]
    public async Task Path_IsExact_AsDjangoHasIt(string path, int status)
    {
        await using var server = await IncidentAnalyticsServer.StartAsync(cancellationToken: Ct);
        using var http = server.CreateHttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Authorization", "Token reference-token");

        using var response = await http.SendAsync(request, Ct);

        Assert.Equal(status, (int)response.StatusCode);
    }
}
