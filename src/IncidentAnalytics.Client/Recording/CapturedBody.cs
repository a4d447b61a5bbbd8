using System.Buffers;

namespace IncidentAnalytics.Client.Recording;

/// <summary>A copy of the start of a body. Thread-safe, because a canceled read can end after its exchange.</summary>
internal sealed class CapturedBody(int maxBytes)
{
    private readonly object _gate = new();
    private readonly ArrayBufferWriter<byte> _bytes = new();
    private bool _isClosed;

    /// <summary>The length of the body, as far as it was transferred.</summary>
    public long Length { get; private set; }

    /// <summary>The number of bytes that are held.</summary>
    public long CapturedLength => Math.Min(Length, maxBytes);

    public void Append(ReadOnlySpan<byte> bytes)
    {
        lock (_gate)
        {
            if (_isClosed)
                return;
            Length += bytes.Length;
            _bytes.Write(bytes[..(int)Math.Min(bytes.Length, maxBytes - _bytes.WrittenCount)]);
        }
    }

    /// <summary>Begins anew, because the body is sent again.</summary>
    public void Reset()
    {
        lock (_gate)
        {
            if (_isClosed)
                return;
            _bytes.Clear();
            Length = 0;
        }
    }

    /// <summary>Returns the captured bytes; nothing is captured afterwards.</summary>
    public ReadOnlyMemory<byte> Close()
    {
        lock (_gate)
        {
            _isClosed = true;
            return _bytes.WrittenMemory;
        }
    }
}
