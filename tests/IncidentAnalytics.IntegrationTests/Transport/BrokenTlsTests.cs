using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using IncidentAnalytics.Client;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.Transport;

/// <summary>Servers with TLS that break the connection, or that know nothing but TLS itself.</summary>
public sealed class BrokenTlsTests : TransportTests
{
    private const string Start = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

    [Theory]
    [InlineData("Content-Length: 1000\r\n\r\n{\"total\":")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n9\r\n{\"total\":\r\n")]
    [InlineData("Content-Le")]
    public async Task Calls_ThrowConnectionException_WhenTheServerClosesWithoutTlsAlert(string rest)
    {
        await using var server = CreateServer(Start + rest, static (_, _) => Task.CompletedTask);

        await AssertBreaksAsync<ApiConnectionException>(server);
    }

    /// <summary>Such a body ends with the connection: without the closing alert of TLS it may have been cut by anyone.</summary>
    [Fact]
    public async Task Calls_ThrowInvalidResponse_WhenABodyWithoutLengthIsCut()
    {
        await using var server = CreateServer(Start + "\r\n{\"total\":5,\"tickets\":[", static (_, _) => Task.CompletedTask);

        var e = await AssertBreaksAsync<InvalidResponseException>(server);

        Assert.Contains("breaks off", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calls_ThrowConnectionException_WhenARecordCannotBeDecrypted()
    {
        await using var server = CreateServer(
            Start + "Content-Length: 1000\r\n\r\n{\"total\":",
            static (socket, stopped) =>
                socket
                    .WriteAsync(
                        "\u0017\u0003\u0003\0\u0040 sixty-four bytes that are no record of this connection, not one  "u8.ToArray(),
                        stopped
                    )
                    .AsTask()
        );

        await AssertBreaksAsync<ApiConnectionException>(server);
    }

    [Fact]
    public async Task Calls_ThrowConnectionException_WhenOnlyAnotherVersionOfHttpIsDemanded()
    {
        await using var server = CreateServer(Start + "Content-Length: 2\r\n\r\n{}", static (_, _) => Task.CompletedTask);
        var address = new UriBuilder("https", "127.0.0.1", server.Port).Uri;
        var client = CreateClient(address, handler => handler.SslOptions = Authority.CreateClientOptions(), UseOnlyHttp2);

        var e = await Assert.ThrowsAsync<ApiConnectionException>(() => client.Sonar.CountTicketsAsync(cancellationToken: Token));

        Assert.Contains($"{address.Authority} does not support the demanded version of HTTP", e.Message, StringComparison.Ordinal);
        Assert.False(e.WasSent);
    }

    private SocketServer CreateServer(string response, Func<NetworkStream, CancellationToken, Task> breakAsync)
    {
        var certificate = Authority.IssueForLoopback();
        return new(
            async (socket, stopped) =>
            {
                var tls = new SslStream(socket, leaveInnerStreamOpen: true);
                await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, stopped);
                await SocketServer.ReadHeadAsync(tls, stopped);
                await tls.WriteAsync(Encoding.ASCII.GetBytes(response), stopped);
                await breakAsync(socket, stopped);
            }
        );
    }

    private async Task<T> AssertBreaksAsync<T>(SocketServer server)
        where T : IncidentAnalyticsException
    {
        var address = new UriBuilder("https", "127.0.0.1", server.Port).Uri;
        var client = CreateClient(address, handler => handler.SslOptions = Authority.CreateClientOptions());

        var e = await Assert.ThrowsAsync<T>(() => client.Sonar.CountTicketsAsync(cancellationToken: Token));

        Assert.Equal(1, server.Connections);
        if (e is ApiConnectionException connection)
        {
            Assert.Contains(address.Authority, e.Message, StringComparison.Ordinal);
            Assert.True(connection.WasSent);
        }

        return e;
    }
}
