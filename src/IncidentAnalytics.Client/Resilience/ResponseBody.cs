using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace IncidentAnalytics.Client.Resilience;

/// <summary>
/// The body of a response. One of up to 1 MiB is read as a whole and deserialized at once, which is faster than in parts and copies nothing; a
/// longer one is streamed into the deserializer.
/// </summary>
/// <param name="limit">The maximum size of a body, in bytes.</param>
internal sealed class ResponseBody(long limit) : IDisposable
{
    private const int InitialBufferLength = 16 * 1024;
    private const int MaxBufferLength = 1024 * 1024;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(InitialBufferLength);
    private int _length;

    /// <summary>The first bytes of the body, for error messages.</summary>
    public ReadOnlyMemory<byte> Start => _buffer.AsMemory(0, Math.Min(_length, UnreadableBody.MaxStartBytes));

    /// <summary>Reads the whole body, or the start of a longer one.</summary>
    /// <returns>Whether it is the whole body.</returns>
    /// <exception cref="ResponseTooLargeException">The body is larger than the limit.</exception>
    /// <exception cref="InvalidDataException">The body cannot be decompressed.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<bool> TryReadAllAsync(Stream content, CancellationToken cancellationToken)
    {
        while (true)
        {
            int read;
            try
            {
                read = await content.ReadAsync(_buffer.AsMemory(_length), cancellationToken).ConfigureAwait(false);
            }
            catch (InvalidOperationException e) when (e is not ObjectDisposedException)
            {
                // Brotli throws this where gzip and deflate throw InvalidDataException.
                throw new InvalidDataException(e.Message, e);
            }

            if (read == 0)
                return true;
            _length += read;
            if (_length > limit)
                throw new ResponseTooLargeException(limit);
            if (_length < _buffer.Length)
                continue;
            if (_length >= MaxBufferLength)
                return false;
            Grow();
        }
    }

    /// <summary>Deserializes a body that was read as a whole.</summary>
    /// <exception cref="JsonException">The body is not JSON of the type.</exception>
    public T? Deserialize<T>(JsonTypeInfo<T> type)
    {
        var json = _buffer.AsMemory(0, _length);
        if (json.Span is [0xEF, 0xBB, 0xBF, ..])
            json = json[3..]; // the byte order mark
        if (UnicodeJson.IsWellFormed(json.Span))
            return JsonSource.Deserialize(json, type);

        var repaired = ArrayPool<byte>.Shared.Rent(json.Length * UnicodeJson.MaxGrowth);
        var length = 0;
        try
        {
            UnicodeJson.Repair(json.Span, isLast: true, repaired, out length);
            return JsonSource.Deserialize(repaired.AsMemory(0, length), type);
        }
        finally
        {
            Return(repaired, length);
        }
    }

    /// <summary>Deserializes a body of which only the start was read.</summary>
    /// <exception cref="JsonException">The body is not JSON of the type.</exception>
    public async ValueTask<T?> DeserializeAsync<T>(Stream content, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        using var whole = new CappedStream(content, limit, start: [], head: _buffer.AsMemory(0, _length));
        using var json = new UnicodeJsonStream(whole);
        return await JsonSerializer.DeserializeAsync(json, type, cancellationToken).ConfigureAwait(false);
    }

    public void Dispose() => Return(_buffer, _length);

    private void Grow()
    {
        var longer = ArrayPool<byte>.Shared.Rent(2 * _buffer.Length);
        _buffer.AsSpan(0, _length).CopyTo(longer);
        Return(_buffer, _length);
        _buffer = longer;
    }

    /// <summary>Returns a buffer without what was in it: the body of a token endpoint holds a token.</summary>
    private static void Return(byte[] buffer, int length)
    {
        buffer.AsSpan(0, length).Clear();
        ArrayPool<byte>.Shared.Return(buffer);
    }
}
