using System.Globalization;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;

namespace IncidentAnalytics.ReferenceServer.Hosting.InMemory;

/// <summary>
/// The server's end of a connection. It behaves as a socket does: bytes sent before an abort still arrive, after them
/// the peer sees a reset; a peer that goes away closes the connection.
/// </summary>
internal sealed class InMemoryConnection : ConnectionContext
{
    private static readonly PipeOptions Options = new(useSynchronizationContext: false);

    private readonly Pipe _toServer = new(Options);
    private readonly Pipe _toClient = new(Options);
    private readonly CancellationTokenSource _closed = new();
    private readonly Lock _sending = new();
    private bool _noMoreToServer;

    public InMemoryConnection(long number)
    {
        ConnectionId = number.ToString(CultureInfo.InvariantCulture);
        ConnectionClosed = _closed.Token;
        Transport = new Duplex(_toServer.Reader, _toClient.Writer);
    }

    public override string ConnectionId { get; set; }

    public override IFeatureCollection Features { get; } = new FeatureCollection();

    public override IDictionary<object, object?> Items { get; set; } = new Dictionary<object, object?>();

    public override IDuplexPipe Transport { get; set; }

    public override CancellationToken ConnectionClosed { get; set; }

    /// <summary>Whether the server cut the connection, rather than ending it in order.</summary>
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

    /// <summary>Takes bytes from the client; after the connection ended they are lost, as on a socket.</summary>
    public ValueTask<FlushResult> SendAsync(ReadOnlySpan<byte> bytes, CancellationToken cancellationToken)
    {
        lock (_sending)
        {
            if (_noMoreToServer)
            {
                return default;
            }

            System.Buffers.BuffersExtensions.Write(_toServer.Writer, bytes);
        }

        return _toServer.Writer.FlushAsync(cancellationToken);
    }

    /// <summary>The client is gone.</summary>
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
            _noMoreToServer = true;
            _toServer.Writer.Complete(reason);
        }
    }

    // Never on the caller's stack: what hangs on the token is the server's own clean-up.
    private void SignalClosed() => ThreadPool.UnsafeQueueUserWorkItem(static source => source.Cancel(), _closed, preferLocal: false);

    private sealed record Duplex(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
