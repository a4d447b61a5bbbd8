using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace IncidentAnalytics.Client.Serialization;

/// <summary>
/// Repairs JSON that is not valid Unicode: unpaired surrogates, which services write that cut a text in the middle of an emoji, and
/// invalid UTF-8 become U+FFFD. The platform would throw <see cref="InvalidOperationException"/> when such a string is read.
/// </summary>
internal static class UnicodeJson
{
    /// <summary>The maximum number of bytes that replace one byte.</summary>
    public const int MaxGrowth = 3;

    private const int EscapeLength = 6;

    // Escapes and non-ASCII characters have to be checked.
    private static readonly SearchValues<byte> Special = CreateSpecial();

    /// <summary>Whether a whole document need not be repaired. A document with escaped surrogates, in pairs or not, may have to be.</summary>
    public static bool IsWellFormed(ReadOnlySpan<byte> json)
    {
        if (!Utf8.IsValid(json))
            return false;

        while (json.IndexOf("\\u"u8) is >= 0 and var index)
        {
            json = json[(index + 2)..];
            if (
                json
                is [
                    (byte)'d'
                    or (byte)'D',
                    (byte)'8'
                    or (byte)'9'
                    or (>= (byte)'A' and <= (byte)'F')
                    or (>= (byte)'a' and <= (byte)'f'),
                    ..,
                ]
            )
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Repairs a whole document.</summary>
    public static byte[] Repair(ReadOnlySpan<byte> json)
    {
        var repaired = new byte[json.Length * MaxGrowth];
        Repair(json, isLast: true, repaired, out var written);
        return repaired[..written];
    }

    /// <summary>Repairs a whole document. Unpaired surrogates that are not escaped become U+FFFD too.</summary>
    public static byte[] Repair(string json) => Repair(Encoding.UTF8.GetBytes(json));

    /// <summary>Repairs a part of a document.</summary>
    /// <param name="json">The part.</param>
    /// <param name="isLast">Whether it is the last part.</param>
    /// <param name="repaired">The buffer of the result, <see cref="MaxGrowth"/> times as long as the part.</param>
    /// <param name="written">The length of the result.</param>
    /// <returns>The number of bytes read. The others, fewer than 12, belong to the next part.</returns>
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

            var (length2, isValid) = rest[0] == '\\' ? ReadEscape(rest, isLast) : ReadCharacter(rest, isLast);
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

    private static SearchValues<byte> CreateSpecial()
    {
        Span<byte> special = stackalloc byte[0x81];
        special[0x80] = (byte)'\\';
        for (var b = 0; b < 0x80; b++)
            special[b] = (byte)(0x80 | b);
        return SearchValues.Create(special);
    }

    private static void Copy(ReadOnlySpan<byte> bytes, Span<byte> target, ref int written)
    {
        bytes.CopyTo(target[written..]);
        written += bytes.Length;
    }

    /// <summary>Reads an escape, or two for a surrogate pair; <c>default</c> when the escape is incomplete.</summary>
    private static (int Length, bool IsValid) ReadEscape(ReadOnlySpan<byte> json, bool isLast)
    {
        if (json.Length < 2)
            return isLast ? (1, true) : default;
        if (json[1] != 'u')
            return (2, true);
        if (json.Length < EscapeLength)
            return isLast ? (json.Length, true) : default;
        var unit = ReadUnit(json);
        if (!char.IsSurrogate(unit))
            return (EscapeLength, true);
        if (char.IsLowSurrogate(unit))
            return (EscapeLength, false);
        if (json.Length < 2 * EscapeLength && !isLast)
            return default;
        return char.IsLowSurrogate(ReadUnit(json[EscapeLength..])) ? (2 * EscapeLength, true) : (EscapeLength, false);
    }

    /// <summary>Reads the code unit of an escape; <c>default</c> for anything else.</summary>
    private static char ReadUnit(ReadOnlySpan<byte> escape) =>
        escape.StartsWith("\\u"u8)
        && escape.Length >= EscapeLength
        && ushort.TryParse(escape[2..EscapeLength], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)
            ? (char)unit
            : default;

    private static (int Length, bool IsValid) ReadCharacter(ReadOnlySpan<byte> json, bool isLast)
    {
        var status = Rune.DecodeFromUtf8(json, out _, out var length);
        return status == OperationStatus.NeedMoreData && !isLast ? default : (length, status == OperationStatus.Done);
    }
}

/// <summary>Repairs a stream of JSON with <see cref="UnicodeJson"/>.</summary>
internal sealed class UnicodeJsonStream(Stream inner) : ForwardStream
{
    private const int PartLength = 4 * 1024;

    private byte[]? _part = ArrayPool<byte>.Shared.Rent(PartLength);
    private byte[]? _repaired = ArrayPool<byte>.Shared.Rent(PartLength * UnicodeJson.MaxGrowth);
    private int _carried;
    private int _position;
    private int _length;
    private bool _isLast;

    public override bool CanRead => true;

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

    protected override void Dispose(bool disposing)
    {
        // The body of a token endpoint holds a token: clear the buffers.
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
