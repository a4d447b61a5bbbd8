using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace IncidentAnalytics.IntegrationTests.SharedTokens;

/// <summary>Accepts connections, says the same to all, and closes none.</summary>
internal sealed class SilentServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly List<Socket> _connections = [];
    private readonly Task _accepting;
    private int _count;

    public SilentServer(string text)
    {
        _listener.Start();
        _accepting = AcceptAsync(Encoding.ASCII.GetBytes(text));
    }

    public string Configuration =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port},abortConnect=false,connectTimeout=1000"
        );

    public int Connections => Volatile.Read(ref _count);

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _accepting;
        foreach (var connection in _connections)
            connection.Dispose();
    }

    private async Task AcceptAsync(byte[] text)
    {
        try
        {
            while (true)
            {
                var connection = await _listener.AcceptSocketAsync();
                _connections.Add(connection);
                Interlocked.Increment(ref _count);
                if (text.Length > 0)
                    await connection.SendAsync(text);
            }
        }
        catch (SocketException)
        {
            // The listener was stopped, or a client has left.
        }
    }
}
