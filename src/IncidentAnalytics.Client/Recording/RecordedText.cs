using System.IO.Compression;
using System.Text;
using System.Text.Unicode;

namespace IncidentAnalytics.Client.Recording;

/// <summary>The text of a body; null when it is not text.</summary>
internal readonly record struct RecordedText(ReadOnlyMemory<byte> Bytes, string? Text, bool IsTruncated)
{
    /// <param name="bytes">The body as it was transferred.</param>
    /// <param name="isTruncated">Whether it is only the start.</param>
    /// <param name="encoding">Its <c>Content-Encoding</c>; null when the HTTP stack has decoded it.</param>
    /// <param name="maxBytes">The maximum size of the decoded body.</param>
    public static RecordedText Decode(ReadOnlyMemory<byte> bytes, bool isTruncated, string? encoding, int maxBytes)
    {
        if (!string.IsNullOrWhiteSpace(encoding))
            (bytes, isTruncated) = Decompress(bytes, isTruncated, encoding.Trim(), maxBytes);

        // A cut may be in the middle of a character. UTF-16 has zeros, in which no secret would be found.
        var whole = isTruncated ? bytes[..GetWholeLength(bytes.Span)] : bytes;
        return Utf8.IsValid(whole.Span) && !whole.Span.Contains((byte)0)
            ? new RecordedText(whole, Encoding.UTF8.GetString(whole.Span), isTruncated)
            : new RecordedText(bytes, null, isTruncated);
    }

    /// <summary>Whether a body that is not UTF-8 contains a secret.</summary>
    public static bool Contains(ReadOnlyMemory<byte> bytes, string[] secrets)
    {
        Encoding[] encodings = [Encoding.Latin1, Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode];
        return Array.Exists(secrets, secret => Array.Exists(encodings, encoding => bytes.Span.IndexOf(encoding.GetBytes(secret)) >= 0));
    }

    private static (ReadOnlyMemory<byte> Bytes, bool IsTruncated) Decompress(
        ReadOnlyMemory<byte> bytes,
        bool isTruncated,
        string encoding,
        int maxBytes
    )
    {
        var decoded = new MemoryStream();
        try
        {
            using var source = new MemoryStream(bytes.ToArray());
            using Stream? decoder = encoding.ToLowerInvariant() switch
            {
                "gzip" or "x-gzip" => new GZipStream(source, CompressionMode.Decompress),
                "deflate" => new ZLibStream(source, CompressionMode.Decompress),
                "br" => new BrotliStream(source, CompressionMode.Decompress),
                _ => null,
            };
            if (decoder is null)
                return (ReadOnlyMemory<byte>.Empty, true);

            var buffer = new byte[16 * 1024];
            int read;
            while (decoded.Length < maxBytes && (read = decoder.Read(buffer)) > 0)
                decoded.Write(buffer, 0, (int)Math.Min(read, maxBytes - decoded.Length));
            isTruncated |= decoded.Length == maxBytes;
        }
        catch (Exception e) when (e is InvalidDataException or InvalidOperationException or IOException)
        {
            // Only the start can be decoded.
            isTruncated = true;
        }

        return (decoded.ToArray(), isTruncated);
    }

    /// <summary>The length without an incomplete last character.</summary>
    private static int GetWholeLength(ReadOnlySpan<byte> utf8)
    {
        var start = utf8.Length - 1;
        while (start >= 0 && utf8.Length - start < 4 && (utf8[start] & 0xC0) == 0x80)
            start--;
        if (start < 0 || utf8[start] < 0xC0)
            return utf8.Length;

        var needed =
            utf8[start] >= 0xF0 ? 4
            : utf8[start] >= 0xE0 ? 3
            : 2;
        return utf8.Length - start < needed ? start : utf8.Length;
    }
}
