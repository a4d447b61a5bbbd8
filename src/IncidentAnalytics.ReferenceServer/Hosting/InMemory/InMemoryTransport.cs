using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using Microsoft.AspNetCore.Connections;

namespace IncidentAnalytics.ReferenceServer.Hosting.InMemory;

/// <summary>Lets Kestrel accept connections that are two pipes in this process, and clients open them.</summary>
internal sealed class InMemoryTransport : IConnectionListenerFactory, IConnectionListenerFactorySelector, IConnectionListener
{
    private readonly Channel<ConnectionContext> _backlog = Channel.CreateUnbounded<ConnectionContext>();
    private long _connections;

    public EndPoint EndPoint { get; } = new InMemoryEndPoint();

    public bool CanBind(EndPoint endpoint) => endpoint is InMemoryEndPoint;

    public ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default) => new(this);

    public async ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default)
    {
        while (await _backlog.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (_backlog.Reader.TryRead(out var connection))
            {
                return connection;
            }
        }

        return null;
    }

    /// <summary>Opens a connection and returns the client's end of it.</summary>
    /// <exception cref="SocketException">The server has stopped: refused, as a closed port would.</exception>
    public Stream Connect()
    {
        var connection = new InMemoryConnection(Interlocked.Increment(ref _connections));
        return _backlog.Writer.TryWrite(connection)
            ? new InMemoryStream(connection)
            : throw new SocketException((int)SocketError.ConnectionRefused);
    }

    public ValueTask UnbindAsync(CancellationToken cancellationToken = default)
    {
        _backlog.Writer.TryComplete();
        return default;
    }

    public async ValueTask DisposeAsync()
    {
        _backlog.Writer.TryComplete();
        while (_backlog.Reader.TryRead(out var connection))
        {
            await connection.DisposeAsync().ConfigureAwait(false);
        }
    }
}
