using System.Buffers;
using System.Net.Sockets;

namespace IncidentAnalytics.ReferenceServer.Hosting.InMemory;

/// <summary>The client's end of a connection, for <see cref="SocketsHttpHandler"/>.</summary>
internal sealed class InMemoryStream(InMemoryConnection connection) : Stream
{
    private readonly Lock _state = new();
    private bool _reading;
    private bool _disposed;

    public override bool CanRead => true;

    public override bool CanWrite => true;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        lock (_state)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            _reading = true;
        }

        try
        {
            return await ReadCoreAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            EndRead();
        }
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        await connection.SendAsync(buffer.Span, cancellationToken).ConfigureAwait(false);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    // Every write flushes.
    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override void Flush() { }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Read asynchronously.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("Write asynchronously.");

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        lock (_state)
        {
            if (_disposed)
            {
                return;
            }

            _disposed = true;
            // A pending read completes the pipe when it wakes up; completing it here would leave the read pending.
            if (_reading)
            {
                connection.ClientInput.CancelPendingRead();
            }
            else
            {
                connection.ClientInput.Complete();
            }
        }

        connection.CloseFromClient();
        base.Dispose(disposing);
    }

    private async ValueTask<int> ReadCoreAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (!connection.ClientInput.TryRead(out var result))
            {
                ThrowIfReset();
                result = await connection.ClientInput.ReadAsync(cancellationToken).ConfigureAwait(false);
            }

            var available = result.Buffer;
            if (!available.IsEmpty)
            {
                // AdvanceTo returns the memory to the pipe.
                var count = (int)Math.Min(available.Length, buffer.Length);
                var taken = available.Slice(0, count);
                taken.CopyTo(buffer.Span);
                connection.ClientInput.AdvanceTo(taken.End);
                return count;
            }

            connection.ClientInput.AdvanceTo(available.End);
            ThrowIfReset();
            if (result.IsCompleted || _disposed)
            {
                return 0;
            }
        }
    }

    private void ThrowIfReset()
    {
        if (connection.IsAborted)
        {
            throw new IOException("The connection was reset by the server.", new SocketException((int)SocketError.ConnectionReset));
        }
    }

    private void EndRead()
    {
        lock (_state)
        {
            _reading = false;
            if (_disposed)
            {
                connection.ClientInput.Complete();
            }
        }
    }
}
