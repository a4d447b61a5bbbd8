using System.Net;
using System.Net.Sockets;
using System.Text;
using IncidentAnalytics.Client.DependencyInjection;
using IncidentAnalytics.Client.Tests.Support;
using IncidentAnalytics.Client.Tickets;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Http;

/// <summary>The HTTP stack must never send a request twice on a real socket.</summary>
public sealed class RealSocketTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("POST", """{"name":"one"}""")]
    [InlineData("POST", null)]
    [InlineData("PUT", null)]
    [InlineData("PATCH", null)]
    [InlineData("DELETE", null)]
    public async Task Call_SendsTheRequestOnce_WhenTheServerReadsItAndCloses(string method, string? body)
    {
        await using var server = new FaultyServer();
        server.On("/things", Reaction.Answer("{}"), Reaction.EmptyResponse);
        using var client = Connect();

        await CallAsync(client, server.Address, "GET", null);
        var e = await Assert.ThrowsAsync<ApiConnectionException>(() => CallAsync(client, server.Address, method, body));

        Assert.True(e.WasSent);
        Assert.Single(e.Attempts);
        Assert.Equal(["GET", method], server.Requests.Select(static r => r.Method));
        Assert.Equal(1, server.Connections);
    }

    [Fact]
    public async Task WasSent_IsFalse_WhenTheConnectionIsRefused()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
        listener.Stop();

        using var client = Connect();

        var e = await Assert.ThrowsAsync<ApiConnectionException>(() => CallAsync(client, address, "POST", "{}"));

        Assert.False(e.WasSent);
    }

    private static HttpClient Connect() => new(PrimaryHandler.Create(100)) { Timeout = Timeout.InfiniteTimeSpan };

    private static Task<TicketAggregationResponse?> CallAsync(HttpClient client, Uri server, string method, string? body) =>
        TestConnection
            .Create(client)
            .CallAsync(new HttpMethod(method), new Uri(server, "/things"), body is null ? null : Encoding.UTF8.GetBytes(body), Token);
}
