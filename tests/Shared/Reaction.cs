using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace IncidentAnalytics.Testing;

/// <summary>What a <see cref="FaultyServer"/> does after it received a request.</summary>
/// <param name="name">Its name in test results.</param>
/// <param name="react">Writes to the connection; returns false to close it.</param>
internal sealed class Reaction(string name, Func<NetworkStream, CancellationToken, Task<bool>> react)
{
    private static readonly byte[] Garbage = [.. Enumerable.Range(0, 256).Select(static i => (byte)((i * 167) + 13))];

    /// <summary>Closes the connection without a byte.</summary>
    public static Reaction EmptyResponse { get; } = Closing(nameof(EmptyResponse));

    /// <summary>Resets the connection without a byte.</summary>
    public static Reaction ConnectionReset { get; } =
        new(
            nameof(ConnectionReset),
            static (stream, _) =>
            {
                // Closing with unsent data discarded sends RST instead of FIN.
                stream.Socket.LingerState = new LingerOption(enable: true, seconds: 0);
                return Task.FromResult(false);
            }
        );

    /// <summary>Sends bytes that are not HTTP, then closes.</summary>
    public static Reaction RandomDataThenClose { get; } = Closing(nameof(RandomDataThenClose), Garbage);

    /// <summary>Sends the start of a header section, then closes.</summary>
    public static Reaction CutHeaders { get; } =
        Closing(nameof(CutHeaders), Bytes("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Le"));

    /// <summary>Announces a chunk and sends an invalid one.</summary>
    public static Reaction MalformedChunk { get; } =
        Closing(
            nameof(MalformedChunk),
            Bytes("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"),
            Garbage
        );

    /// <summary>Sends fewer bytes than the <c>Content-Length</c> says, then closes.</summary>
    public static Reaction ShortBody { get; } =
        Closing(
            nameof(ShortBody),
            Bytes("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{\"data\":{\"total\":")
        );

    /// <summary>Closes after the first chunk of several.</summary>
    public static Reaction CutChunks { get; } =
        Closing(
            nameof(CutChunks),
            Bytes("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"),
            Bytes("10\r\n{\"data\":{\"total\":\r\n")
        );

    /// <summary>Never responds.</summary>
    public static Reaction Silence { get; } =
        new(
            nameof(Silence),
            static async (_, stopped) =>
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stopped);
                return false;
            }
        );

    /// <summary>All reactions that end a connection before a complete response.</summary>
    public static IReadOnlyList<Reaction> BrokenConnections { get; } =
    [EmptyResponse, ConnectionReset, RandomDataThenClose, CutHeaders, MalformedChunk, ShortBody, CutChunks];

    /// <summary>Sends these bytes, then closes.</summary>
    public static Reaction Send(byte[] bytes) => Closing(nameof(Send), bytes);

    /// <summary>Sends a complete response and keeps the connection.</summary>
    public static Reaction Answer(string json, int status = 200, params string[] headers) =>
        Keeping(
            nameof(Answer),
            Bytes(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"HTTP/1.1 {status} -\r\n{Lines(headers)}Content-Length: {Encoding.UTF8.GetByteCount(json)}\r\n\r\n{json}"
                )
            )
        );

    /// <summary>Sends a response in chunks of a few bytes, each flushed before the next.</summary>
    public static Reaction Dribble(string json, int chunkBytes)
    {
        var body = Bytes(json);
        var chunks = body.Chunk(chunkBytes)
            .Select(static c => (byte[])[.. Bytes(string.Create(CultureInfo.InvariantCulture, $"{c.Length:x}\r\n")), .. c, 13, 10]);
        return Keeping(
            nameof(Dribble),
            [Bytes($"HTTP/1.1 200 -\r\n{Lines([])}Transfer-Encoding: chunked\r\n\r\n"), .. chunks, Bytes("0\r\n\r\n")]
        );
    }

    public Task<bool> ReactAsync(NetworkStream stream, CancellationToken stopped) => react(stream, stopped);

    public override string ToString() => name;

    private static Reaction Keeping(string name, params byte[][] parts) =>
        new(name, (stream, stopped) => WriteAsync(stream, parts, true, stopped));

    private static Reaction Closing(string name, params byte[][] parts) =>
        new(name, (stream, stopped) => WriteAsync(stream, parts, false, stopped));

    private static async Task<bool> WriteAsync(NetworkStream stream, byte[][] parts, bool keeps, CancellationToken stopped)
    {
        foreach (var part in parts)
            await stream.WriteAsync(part, stopped);
        return keeps;
    }

    private static string Lines(string[] headers) =>
        string.Concat(headers.Prepend("Content-Type: application/json").Select(static h => h + "\r\n"));

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
