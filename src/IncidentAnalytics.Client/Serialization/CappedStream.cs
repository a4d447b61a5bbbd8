using System.Globalization;

namespace IncidentAnalytics.Client.Serialization;

/// <summary>
/// Limits the size of a response body, and keeps its first bytes for error messages.
/// </summary>
/// <param name="inner">The body.</param>
/// <param name="limit">Its maximum size, in bytes.</param>
/// <param name="start">The buffer of its first bytes.</param>
/// <param name="head">The bytes that were read from it before.</param>
internal sealed class CappedStream(Stream inner, long limit, byte[] start, ReadOnlyMemory<byte> head = default) : ForwardStream
{
    private ReadOnlyMemory<byte> _head = head;
    private long _read;
    private int _startLength;

    /// <summary>The first bytes, as many as fit into the buffer.</summary>
    public ReadOnlyMemory<byte> Start => start.AsMemory(0, _startLength);

    public override bool CanRead => true;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (!_head.IsEmpty)
            return ReadHead(buffer.Span);

        try
        {
            var read = await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            return Count(buffer.Span, read);
        }
        catch (InvalidOperationException e) when (e is not ObjectDisposedException)
        {
            // Brotli throws this where gzip and deflate throw InvalidDataException.
            throw new InvalidDataException(e.Message, e);
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => Count(buffer.AsSpan(offset), inner.Read(buffer, offset, count));

    private int ReadHead(Span<byte> buffer)
    {
        var length = Math.Min(buffer.Length, _head.Length);
        _head.Span[..length].CopyTo(buffer);
        _head = _head[length..];
        return Count(buffer, length);
    }

    private int Count(ReadOnlySpan<byte> buffer, int read)
    {
        _read += read;
        if (_read > limit)
            throw new ResponseTooLargeException(limit);

        var kept = Math.Min(read, start.Length - _startLength);
        buffer[..kept].CopyTo(start.AsSpan(_startLength));
        _startLength += kept;
        return read;
    }
}

/// <summary>A body exceeded its limit. Callers receive <c>InvalidResponseException</c>.</summary>
internal sealed class ResponseTooLargeException(long limit)
    : IOException(string.Create(CultureInfo.InvariantCulture, $"the body is larger than the limit of {limit} bytes (MaxResponseBytes)"));
