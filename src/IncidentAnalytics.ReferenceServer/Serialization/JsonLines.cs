using System.Runtime.CompilerServices;

namespace IncidentAnalytics.ReferenceServer.Serialization;

/// <summary>
/// Reads NDJSON from a stream line by line. Blank lines are skipped before they take memory, so that a body of line breaks costs no more than reading
/// it.
/// </summary>
internal static class JsonLines
{
    private const int BufferSize = 64 * 1024;

    /// <returns>The lines that are not blank, with their numbers, starting at 1.</returns>
    public static async IAsyncEnumerable<(int Number, ReadOnlyMemory<byte> Utf8)> ReadAsync(
        Stream stream,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var buffer = new byte[BufferSize];
        using var line = new MemoryStream();
        var number = 1;
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
        {
            for (var start = 0; start < read; )
            {
                var length = buffer.AsSpan(start, read - start).IndexOf((byte)'\n');
                var part = buffer.AsSpan(start, length < 0 ? read - start : length);
                if (line.Length > 0 || !IsBlank(part))
                {
                    line.Write(part);
                }

                if (length < 0)
                {
                    break;
                }

                if (line.Length > 0)
                {
                    yield return (number, line.ToArray());
                    line.SetLength(0);
                }

                number++;
                start += length + 1;
            }
        }

        if (line.Length > 0)
        {
            yield return (number, line.ToArray());
        }
    }

    private static bool IsBlank(ReadOnlySpan<byte> utf8) => utf8.IndexOfAnyExcept(" \t\r"u8) < 0;
}
