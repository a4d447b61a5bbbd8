namespace IncidentAnalytics.Client.Recording;

/// <summary>Copies what is read, and ends the exchange at the end of the body, at a failure, or when it is disposed before.</summary>
internal sealed class CopyingReadStream(Stream body, Exchange exchange) : ForwardStream
{
    public override bool CanRead => true;

    public override int Read(Span<byte> buffer)
    {
        try
        {
            var read = body.Read(buffer);
            Observe(buffer.Length, buffer[..read]);
            return read;
        }
        catch (Exception e)
        {
            exchange.Fail(e);
            throw;
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            var read = await body.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            Observe(buffer.Length, buffer.Span[..read]);
            return read;
        }
        catch (Exception e)
        {
            exchange.Fail(e);
            throw;
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            body.Dispose();
            exchange.Abandon();
        }

        base.Dispose(disposing);
    }

    public override async ValueTask DisposeAsync()
    {
        await body.DisposeAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }

    private void Observe(int asked, ReadOnlySpan<byte> read)
    {
        if (read.Length > 0)
            exchange.ResponseBody.Append(read);
        else if (asked > 0)
            exchange.Complete();
    }
}

/// <summary>Copies what is written.</summary>
internal sealed class CopyingWriteStream(Stream target, CapturedBody captured) : ForwardStream
{
    public override bool CanWrite => true;

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        captured.Append(buffer);
        target.Write(buffer);
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        captured.Append(buffer.Span);
        return target.WriteAsync(buffer, cancellationToken);
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush() => target.Flush();

    public override Task FlushAsync(CancellationToken cancellationToken) => target.FlushAsync(cancellationToken);
}
