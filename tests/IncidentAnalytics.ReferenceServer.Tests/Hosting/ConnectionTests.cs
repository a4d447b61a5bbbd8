using System.Net;
using System.Net.Sockets;
using System.Text;
using IncidentAnalytics.ReferenceServer.Faults;
using IncidentAnalytics.ReferenceServer.Hosting.InMemory;
using IncidentAnalytics.ReferenceServer.Tests.OAuth;
using IncidentAnalytics.ReferenceServer.Tests.Tickets;
using Microsoft.AspNetCore.Connections;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Hosting;

public sealed class ConnectionTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null)]
    [InlineData(0)]
    public async Task Connection_TransfersBodies_LargerThanItsBuffers(int? port)
    {
        await using var server = await IncidentAnalyticsServer.StartAsync(new() { Port = port }, Ct);
        using var http = server.CreateHttpClient();
        var sent = new string('x', 3_000_000);
        server.Faults.Add(Fault.Answer(200, sent, "text/plain"));
        using var content = new StringContent(sent);

        using var response = await http.PostAsync("/any", content, Ct);

        Assert.Equal(sent, await response.Content.ReadAsStringAsync(Ct));
        Assert.Equal(sent.Length, server.Requests[0].BodyLength);
    }

    [Fact]
    public async Task Connection_EndsRequest_WhenClientDisconnectsDuringBody()
    {
        await using var server = await IncidentAnalyticsServer.StartAsync(cancellationToken: Ct);
        server.Faults.Add(Fault.Answer(200, new string('x', 3_000_000), "text/plain"));
        using (var http = server.CreateHttpClient())
        {
            using var response = await http.GetAsync("/any", HttpCompletionOption.ResponseHeadersRead, Ct);
            await using var body = await response.Content.ReadAsStreamAsync(Ct);
            await body.ReadExactlyAsync(new byte[1_000], Ct);
        }

        using var next = server.CreateHttpClient();
        Assert.Equal(HttpStatusCode.OK, (await TokenRequests.SendAsync(next, TokenRequests.Good)).StatusCode);
    }

    [Theory]
    [InlineData("/oauth2/token", "Transfer-Encoding: chunked\r\n\r\nzz\r\n", 400, """{"status_code":400,"detail":" """)]
    [InlineData(
        "/_reference/tokens",
        "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        400,
        """{"status_code":400,"detail":" """
    )]
    [InlineData("/v3/tickets/aggs", "Content-Length: 1000000000\r\n\r\n", 413, """{"status_code":413,"detail":" """)]
    [InlineData(
        "/_reference/tickets",
        "Content-Type: application/json\r\nContent-Length: 1000000000\r\n\r\n",
        413,
        """{"status_code":413,"detail":" """
    )]
    [InlineData(
        "/v2/x/events/statistic",
        "Content-Length: 1000000000\r\n\r\n",
        413,
        """{"error_code":"AOM.0413","error_message":"SC_PAYLOAD_TOO_LARGE","error_type":"SC_PAYLOAD_TOO_LARGE"}"""
    )]
    [InlineData("/v3/auth/tokens", "Transfer-Encoding: chunked\r\n\r\nzz\r\n", 400, """{"error":{"message":" """)]
    public async Task Connection_RefusesInvalidBody_InTheFormatOfErrors(string path, string rest, int status, string body)
    {
        await using var server = await IncidentAnalyticsServer.StartAsync(new() { Port = 0 }, Ct);
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, server.BaseAddress.Port, Ct);
        await client
            .GetStream()
            .WriteAsync(Encoding.ASCII.GetBytes($"POST {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{rest}"), Ct);
        using var reader = new StreamReader(client.GetStream());
        var answer = await reader.ReadToEndAsync(Ct);

        Assert.StartsWith($"HTTP/1.1 {status} ", answer, StringComparison.Ordinal);
        Assert.Contains("\r\n\r\n" + body.TrimEnd(), answer, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Connection_ServesConcurrentRequests()
    {
        await using var server = await IncidentAnalyticsServer.StartAsync(cancellationToken: Ct);
        using var http = server.CreateHttpClient();

        var tokens = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => TokenRequests.TokenAsync(http)));

        Assert.Equal(200, tokens.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(200, server.Requests.Count);
    }

    [Fact]
    public async Task Start_CreatesIndependentServers()
    {
        var servers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => IncidentAnalyticsServer.StartAsync(cancellationToken: Ct)));
        try
        {
            servers[3].Faults.Add(Fault.Answer(503));
            var statuses = await Task.WhenAll(
                servers.Select(static async server =>
                {
                    using var http = server.CreateHttpClient();
                    return (int)(await TokenRequests.SendAsync(http, TokenRequests.Good)).StatusCode;
                })
            );

            Assert.Equal([200, 200, 200, 503, 200, 200, 200, 200, 200, 200], statuses);
            Assert.All(servers, static server => Assert.Single(server.Requests));
        }
        finally
        {
            foreach (var server in servers)
                await server.DisposeAsync();
        }
    }

    [Fact]
    public async Task Dispose_CanBeRepeated_WhileConnectionsAreIdle()
    {
        var server = await IncidentAnalyticsServer.StartAsync(cancellationToken: Ct);
        using var http = server.CreateHttpClient();
        await http.GetStringAsync("/_reference/health", Ct);

        await server.DisposeAsync();
        await server.DisposeAsync();

        Assert.Throws<ObjectDisposedException>(server.CreateHandler);
        Assert.Throws<ObjectDisposedException>(server.Reset);
        Assert.Throws<ObjectDisposedException>(() => server.LoadTickets(["{}"]));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(65536)]
    public async Task Start_Throws_WhenPortIsOutOfRange(int port)
    {
        var error = await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() =>
            IncidentAnalyticsServer.StartAsync(new() { Port = port }, Ct)
        );
        Assert.Equal("Port", error.ParamName);
    }

    [Fact]
    public async Task Start_Throws_WhenTokenLifetimeIsOutOfRange()
    {
        var error = await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() =>
            IncidentAnalyticsServer.StartAsync(new() { TokenLifetime = TimeSpan.Zero }, Ct)
        );
        Assert.Equal("TokenLifetime", error.ParamName);
    }

    [Fact]
    public async Task Abort_DeliversBytesSentBefore()
    {
        await using var connection = new InMemoryConnection(1);
        await using var client = new InMemoryStream(connection);
        await connection.Transport.Output.WriteAsync("last words"u8.ToArray(), Ct);
        connection.Abort(new ConnectionAbortedException());

        var read = new byte[100];
        Assert.Equal("last words", Encoding.ASCII.GetString(read, 0, await client.ReadAsync(read, Ct)));
        var error = await Assert.ThrowsAsync<IOException>(() => client.ReadExactlyAsync(read, Ct).AsTask());
        Assert.Equal(SocketError.ConnectionReset, Assert.IsType<SocketException>(error.InnerException).SocketErrorCode);
        await client.WriteAsync(read, Ct);
    }

    [Fact]
    public async Task Read_Ends_WhenEitherSideCloses()
    {
        await using var connection = new InMemoryConnection(1);
        await using var client = new InMemoryStream(connection);
        var pending = client.ReadAsync(new byte[1], Ct).AsTask();
        Assert.False(pending.IsCompleted);

        await client.DisposeAsync();

        Assert.Equal(0, await pending);
        Assert.True((await connection.Transport.Input.ReadAsync(Ct)).IsCompleted);
    }
}
