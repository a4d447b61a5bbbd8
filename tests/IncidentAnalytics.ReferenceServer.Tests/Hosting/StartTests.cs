using System.Net.Http.Json;
using System.Text.Json;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Hosting;

public sealed class StartTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null)]
    [InlineData(0)]
    public async Task Start_ServesUntilDisposed(int? port)
    {
        await using var server = await IncidentAnalyticsServer.StartAsync(new() { Port = port }, Ct);
        using var http = server.CreateHttpClient();

        var health = await http.GetFromJsonAsync<JsonElement>("/_reference/health", Ct);

        Assert.Equal("ok", health.GetProperty("status").GetString());
        Assert.Equal("localhost", port is null ? server.BaseAddress.Host : "localhost");
    }

    [Fact]
    public async Task Dispose_RefusesConnections()
    {
        var server = await IncidentAnalyticsServer.StartAsync(cancellationToken: Ct);
        using var http = server.CreateHttpClient();
        await http.GetStringAsync("/_reference/health", Ct);

        await server.DisposeAsync();

        var error = await Assert.ThrowsAsync<HttpRequestException>(() => http.GetStringAsync("/_reference/health", Ct));
        Assert.Equal(HttpRequestError.ConnectionError, error.HttpRequestError);
    }
}
