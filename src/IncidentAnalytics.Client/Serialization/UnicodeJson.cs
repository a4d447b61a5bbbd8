using System.Buffers;
using System.Globalization;
using System.Text;

namespace IncidentAnalytics.Client.Serialization;

/// <summary>
/// Makes JSON valid Unicode: half of a surrogate pair, as a service writes that cuts a text in the middle of an emoji, and bytes that are
/// no UTF-8 become U+FFFD. The platform refuses both only when a text is read, with <see cref="InvalidOperationException"/>, and a name
/// of a member even when nobody reads it.
/// </summary>
internal static class UnicodeJson
{
    /// <summary>The most bytes that one byte can become.</summary>
    public const int MaxGrowth = 3;

    private const int EscapeLength = 6;

    // What has to be looked at: the begin of an escape, and all that is not ASCII.
    private static readonly SearchValues<byte> Special = SearchValues.Create([
        (byte)'\\',
        .. Enumerable.Range(0x80, 0x80).Select(static b => (byte)b),
    ]);

    /// <summary>A whole document.</summary>
    public static byte[] Repair(ReadOnlySpan<byte> json)
    {
        var repaired = new byte[json.Length * MaxGrowth];
        Repair(json, isLast: true, repaired, out var written);
        return repaired[..written];
    }

    /// <summary>A whole document; half of a surrogate pair that is not escaped becomes U+FFFD, too.</summary>
    public static byte[] Repair(string json) => Repair(Encoding.UTF8.GetBytes(json));

    /// <summary>A part of a document.</summary>
    /// <param name="json">The part.</param>
    /// <param name="isLast">Whether nothing follows.</param>
    /// <param name="repaired">Where the result goes: <see cref="MaxGrowth"/> times as long as the part.</param>
    /// <param name="written">How long the result is.</param>
    /// <returns>How many bytes were read. The others, fewer than 12, belong in front of the next part.</returns>
    public static int Repair(ReadOnlySpan<byte> json, bool isLast, Span<byte> repaired, out int written)
    {
        written = 0;
        var read = 0;
        while (read < json.Length)
        {
            var rest = json[read..];
            var plain = rest.IndexOfAny(Special);
            if (plain != 0)
            {
                var length = plain < 0 ? rest.Length : plain;
                Copy(rest[..length], repaired, ref written);
                read += length;
                continue;
            }

            var (length2, isValid) = rest[0] == '\\' ? Escape(rest, isLast) : Character(rest, isLast);
            if (length2 == 0)
                return read;
            Copy(
                isValid ? rest[..length2]
                    : rest[0] == '\\' ? "\\uFFFD"u8
                    : "\uFFFD"u8,
                repaired,
                ref written
            );
            read += length2;
        }

        return read;
    }

    private static void Copy(ReadOnlySpan<byte> bytes, Span<byte> target, ref int written)
    {
        bytes.CopyTo(target[written..]);
        written += bytes.Length;
    }

    /// <summary>The length of the escape, two of them where they are a pair; 0 when its end is not there yet.</summary>
    private static (int Length, bool IsValid) Escape(ReadOnlySpan<byte> json, bool isLast)
    {
        if (json.Length < 2)
            return (isLast ? 1 : 0, true);
        if (json[1] != 'u')
            return (2, true);
        if (json.Length < EscapeLength)
            return (isLast ? json.Length : 0, true);
        if (!TryUnit(json, out var unit) || !char.IsSurrogate(unit))
            return (EscapeLength, true);
        if (char.IsLowSurrogate(unit))
            return (EscapeLength, false);
        if (json.Length < 2 * EscapeLength && !isLast)
            return (0, true);
        return TryUnit(json[EscapeLength..], out var low) && char.IsLowSurrogate(low) ? (2 * EscapeLength, true) : (EscapeLength, false);
    }

    private static bool TryUnit(ReadOnlySpan<byte> escape, out char unit)
    {
        unit = default;
        if (
            escape.Length < EscapeLength
            || !escape.StartsWith("\\u"u8)
            || !ushort.TryParse(escape[2..EscapeLength], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number)
        )
        {
            return false;
        }

        unit = (char)number;
        return true;
    }

    private static (int Length, bool IsValid) Character(ReadOnlySpan<byte> json, bool isLast)
    {
        var status = Rune.DecodeFromUtf8(json, out _, out var length);
        return status == OperationStatus.NeedMoreData && !isLast ? (0, true) : (length, status == OperationStatus.Done);
    }
}

/// <summary>Reads JSON as <see cref="UnicodeJson"/> repairs it.</summary>
internal sealed class UnicodeJsonStream(Stream inner) : Stream
{
    private const int PartLength = 4 * 1024;

    private byte[]? _part = ArrayPool<byte>.Shared.Rent(PartLength);
    private byte[]? _repaired = ArrayPool<byte>.Shared.Rent(PartLength * UnicodeJson.MaxGrowth);
    private int _carried;
    private int _position;
    private int _length;
    private bool _isLast;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (_position == _length && !_isLast)
            Repair(await inner.ReadAsync(_part.AsMemory(_carried, PartLength - _carried), cancellationToken).ConfigureAwait(false));

        var count = Math.Min(buffer.Length, _length - _position);
        _repaired.AsSpan(_position, count).CopyTo(buffer.Span);
        _position += count;
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        // Cleared: the body of a token endpoint goes through here.
        if (_part is not null)
            ArrayPool<byte>.Shared.Return(_part, clearArray: true);
        if (_repaired is not null)
            ArrayPool<byte>.Shared.Return(_repaired, clearArray: true);
        _part = _repaired = null;
        base.Dispose(disposing);
    }

    private void Repair(int read)
    {
        _isLast = read == 0;
        var available = _carried + read;
        var consumed = UnicodeJson.Repair(_part.AsSpan(0, available), _isLast, _repaired, out _length);
        _position = 0;
        _carried = available - consumed;
        _part.AsSpan(consumed, _carried).CopyTo(_part);
    }
}
