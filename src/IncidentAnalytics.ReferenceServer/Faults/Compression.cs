using System.IO.Compression;

namespace IncidentAnalytics.ReferenceServer.Faults;

/// <summary>Compresses bodies, and damages them.</summary>
internal static class Compression
{
    public const string Gzip = "gzip";
    public const string Deflate = "deflate";
    public const string Brotli = "br";

    /// <summary>A reserved window size of Brotli, an unknown method of zlib, and no gzip.</summary>
    private const byte InvalidStart = 0x11;

    public static bool IsKnown(string contentEncoding) => contentEncoding is Gzip or Deflate or Brotli;

    /// <exception cref="ArgumentException">The compression is unknown.</exception>
    public static string GetValidated(string contentEncoding) =>
        IsKnown(contentEncoding)
            ? contentEncoding
            : throw new ArgumentException($"'{contentEncoding}' is not gzip, deflate or br.", nameof(contentEncoding));

    /// <summary>The first half of the compressed body.</summary>
    public static byte[] CompressHalf(ReadOnlyMemory<byte> body, string contentEncoding)
    {
        var compressed = Compress(body, contentEncoding);
        return compressed[..(compressed.Length / 2)];
    }

    /// <summary>The compressed body with changed bytes, so that it cannot be decompressed.</summary>
    public static byte[] CompressCorrupt(ReadOnlyMemory<byte> body, string contentEncoding)
    {
        var compressed = Compress(body, contentEncoding);

        for (var i = compressed.Length / 2; i < compressed.Length; i++)
        {
            compressed[i] ^= 0xFF;
        }

        // Brotli has no checksum, and all decoders take the end of the bytes for the end of the body. No body starts with this byte.
        if (CanDecompress(compressed, contentEncoding))
        {
            compressed[0] = InvalidStart;
        }

        return compressed;
    }

    private static byte[] Compress(ReadOnlyMemory<byte> body, string contentEncoding)
    {
        using var compressed = new MemoryStream();
        using (var stream = Open(compressed, contentEncoding, CompressionMode.Compress))
        {
            stream.Write(body.Span);
        }

        return compressed.ToArray();
    }

    private static bool CanDecompress(byte[] compressed, string contentEncoding)
    {
        try
        {
            using var stream = Open(new MemoryStream(compressed), contentEncoding, CompressionMode.Decompress);
            stream.CopyTo(Stream.Null);
            return true;
        }
        catch (Exception e) when (e is InvalidDataException or InvalidOperationException or IOException)
        {
            return false;
        }
    }

    private static Stream Open(Stream stream, string contentEncoding, CompressionMode mode) =>
        contentEncoding switch
        {
            Gzip => new GZipStream(stream, mode),
            Deflate => new ZLibStream(stream, mode),
            _ => new BrotliStream(stream, mode),
        };
}
