using System.Globalization;
using System.IO.Pipelines;
using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;

namespace IncidentAnalytics.ReferenceServer.Hosting.InMemory;

/// <summary>Connects clients to Kestrel over pairs of pipes in this process.</summary>
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

    /// <summary>Opens a connection and returns the client's end.</summary>
    /// <exception cref="SocketException">Connection refused: the server has stopped.</exception>
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

/// <summary>The endpoint of the in-memory listener, which has no address.</summary>
internal sealed class InMemoryEndPoint : EndPoint
{
    public override string ToString() => "in-memory";
}

/// <summary>
/// The server's end of a connection. It behaves like a socket: bytes sent before an abort still arrive, and then the peer sees a reset;
/// a peer that disconnects closes the connection.
/// </summary>
internal sealed class InMemoryConnection : ConnectionContext, IConnectionTransportFeature
{
    private static readonly PipeOptions Options = new(useSynchronizationContext: false);

    private readonly Pipe _toServer = new(Options);
    private readonly Pipe _toClient = new(Options);
    private readonly CancellationTokenSource _closed = new();
    private readonly Lock _sending = new();
    private bool _isSendingStopped;

    public InMemoryConnection(long number)
    {
        ConnectionId = number.ToString(CultureInfo.InvariantCulture);
        ConnectionClosed = _closed.Token;
        Transport = new Duplex(_toServer.Reader, _toClient.Writer);
        Features.Set<IConnectionTransportFeature>(this);
    }

    public override string ConnectionId { get; set; }

    public override IFeatureCollection Features { get; } = new FeatureCollection();

    public override IDictionary<object, object?> Items { get; set; } = new Dictionary<object, object?>();

    public override IDuplexPipe Transport { get; set; }

    public override CancellationToken ConnectionClosed { get; set; }

    /// <summary>Whether the server aborted the connection instead of closing it gracefully.</summary>
    public bool IsAborted { get; private set; }

    /// <summary>What the client reads.</summary>
    public PipeReader ClientInput => _toClient.Reader;

    public override void Abort(ConnectionAbortedException abortReason)
    {
        IsAborted = true;
        StopSending(abortReason);
        SignalClosed();
        ClientInput.CancelPendingRead();
    }

    /// <summary>Sends bytes of the client; after the end of the connection they are discarded, as on a socket.</summary>
    public ValueTask<FlushResult> SendAsync(ReadOnlySpan<byte> bytes, CancellationToken cancellationToken)
    {
        lock (_sending)
        {
            if (_isSendingStopped)
            {
                return default;
            }

            System.Buffers.BuffersExtensions.Write(_toServer.Writer, bytes);
        }

        return _toServer.Writer.FlushAsync(cancellationToken);
    }

    /// <summary>Closes the connection when the client disconnects.</summary>
    public void CloseFromClient()
    {
        StopSending(reason: null);
        SignalClosed();
    }

    public override ValueTask DisposeAsync()
    {
        _toClient.Writer.Complete();
        _toServer.Reader.Complete();
        StopSending(reason: null);
        return base.DisposeAsync();
    }

    private void StopSending(Exception? reason)
    {
        lock (_sending)
        {
            _isSendingStopped = true;
            _toServer.Writer.Complete(reason);
        }
    }

    // The callbacks of the token clean up in the server; they must not run on the caller's stack.
    private void SignalClosed() => ThreadPool.UnsafeQueueUserWorkItem(static source => source.Cancel(), _closed, preferLocal: false);

    private sealed record Duplex(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
