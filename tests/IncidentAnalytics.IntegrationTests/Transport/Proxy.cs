using System.Net;
using System.Net.Sockets;
using System.Text;

namespace IncidentAnalytics.IntegrationTests.Transport;

/// <summary>An HTTP proxy on loopback: tunnels for https (CONNECT), forwarding for http.</summary>
internal sealed class Proxy : IAsyncDisposable
{
    private readonly SocketServer _server;
    private readonly List<string> _heads = [];

    public Proxy() => _server = new SocketServer(ServeAsync);

    public Uri Address => new UriBuilder("http", "127.0.0.1", _server.Port).Uri;

    /// <summary>The user and password that the proxy demands, as in a URI; null for none.</summary>
    public string? Login { get; init; }

    /// <summary>What the proxy answers in place of a connection; empty to close, null to connect.</summary>
    public string? Refusal { get; init; }

    /// <summary>The heads of the requests to the proxy itself.</summary>
    public IReadOnlyList<string> Heads
    {
        get
        {
            lock (_heads)
                return [.. _heads];
        }
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task ServeAsync(NetworkStream client, CancellationToken stopped)
    {
        while (await SocketServer.ReadHeadAsync(client, stopped) is { } head)
        {
            lock (_heads)
                _heads.Add(head);
            if (Refusal is not null)
            {
                await client.WriteAsync(Encoding.ASCII.GetBytes(Refusal), stopped);
                return;
            }

            if (
                Login is null
                || head.Contains($"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes(Login))}\r\n", StringComparison.Ordinal)
            )
            {
                await ConnectAsync(client, head, stopped);
                return;
            }

            await client.WriteAsync(
                "HTTP/1.1 407 -\r\nProxy-Authenticate: Basic realm=\"proxy\"\r\nContent-Length: 0\r\n\r\n"u8.ToArray(),
                stopped
            );
        }
    }

    private static async Task ConnectAsync(NetworkStream client, string head, CancellationToken stopped)
    {
        var target = head.Split(' ')[1];
        var isTunnel = head.StartsWith("CONNECT ", StringComparison.Ordinal);
        var endPoint = isTunnel ? IPEndPoint.Parse(target) : IPEndPoint.Parse(new Uri(target).Authority);
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(endPoint, stopped);
        await using var server = new NetworkStream(socket);
        if (isTunnel)
            await client.WriteAsync("HTTP/1.1 200 -\r\n\r\n"u8.ToArray(), stopped);
        else
            await server.WriteAsync(Encoding.ASCII.GetBytes(head), stopped);

        using var closed = CancellationTokenSource.CreateLinkedTokenSource(stopped);
        var copies = new[] { client.CopyToAsync(server, closed.Token), server.CopyToAsync(client, closed.Token) };
        await Task.WhenAny(copies);
        await closed.CancelAsync();
        await Task.WhenAll(copies);
    }
}
