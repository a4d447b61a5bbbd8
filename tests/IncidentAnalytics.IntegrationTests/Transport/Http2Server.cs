using System.Buffers.Binary;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace IncidentAnalytics.IntegrationTests.Transport;

/// <summary>
/// A server of HTTP/2 frames without TLS that can end streams and connections in every way that the protocol has. Kestrel cannot.
/// </summary>
internal sealed class Http2Server : IAsyncDisposable
{
    private readonly SocketServer _server;
    private readonly List<Http2Request> _requests = [];
    private readonly Func<Http2Request, Task> _answerAsync;

    /// <param name="answerAsync">Answers each request, one after another in each connection.</param>
    public Http2Server(Func<Http2Request, Task> answerAsync)
    {
        _answerAsync = answerAsync;
        _server = new SocketServer(ServeAsync);
    }

    public Uri Address => new UriBuilder("http", "127.0.0.1", _server.Port).Uri;

    /// <summary>The number of connections accepted so far.</summary>
    public int Connections => _server.Connections;

    /// <summary>The requests received so far, refused ones included.</summary>
    public IReadOnlyList<Http2Request> Requests
    {
        get
        {
            lock (_requests)
                return [.. _requests];
        }
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task ServeAsync(NetworkStream stream, CancellationToken stopped)
    {
        var connection = new Http2Connection(stream, stopped);
        if (await SocketServer.ReadHeadAsync(stream, stopped) is not "PRI * HTTP/2.0\r\n\r\n")
            return;

        await stream.ReadExactlyAsync(new byte["SM\r\n\r\n".Length], stopped);
        await connection.WriteAsync(Http2Frame.Settings, 0, 0);

        Dictionary<int, string> heads = [];
        while (!connection.IsClosed && await connection.ReadAsync() is var (frame, flags, streamId, payload))
        {
            if (frame == Http2Frame.Settings && flags == 0)
                await connection.WriteAsync(Http2Frame.Settings, Http2Connection.Acknowledges, 0);
            else if (frame == Http2Frame.Ping && flags == 0)
                await connection.WriteAsync(Http2Frame.Ping, Http2Connection.Acknowledges, 0, payload);
            else if (frame == Http2Frame.Headers)
                heads[streamId] = Encoding.Latin1.GetString(payload);

            if (frame is Http2Frame.Headers or Http2Frame.Data && (flags & Http2Connection.EndsStream) != 0)
            {
                var request = new Http2Request(connection, streamId, heads[streamId]);
                lock (_requests)
                    _requests.Add(request);
                await _answerAsync(request);
            }
        }
    }
}

/// <summary>A request that a <see cref="Http2Server"/> received completely.</summary>
/// <param name="connection">The connection.</param>
/// <param name="streamId">The stream.</param>
/// <param name="head">The compressed header, in which .NET writes paths as plain text.</param>
internal sealed class Http2Request(Http2Connection connection, int streamId, string head)
{
    public int StreamId => streamId;

    /// <summary>Whether the header has this text.</summary>
    public bool Has(string text) => head.Contains(text, StringComparison.Ordinal);

    /// <summary>Answers completely.</summary>
    public async Task AnswerAsync(string json)
    {
        await StartAsync("");
        await EndAsync(json);
    }

    /// <summary>Sends status 200 and the start of a body.</summary>
    public async Task StartAsync(string start)
    {
        // HPACK: ":status: 200" is entry 8 of the static table, "content-type" entry 31 with a literal value.
        byte[] header = [0x88, 0x0f, 0x10, 16, .. "application/json"u8];
        await connection.WriteAsync(Http2Frame.Headers, Http2Connection.EndsHeaders, streamId, header);
        await connection.WriteAsync(Http2Frame.Data, 0, streamId, Encoding.UTF8.GetBytes(start));
    }

    /// <summary>Sends the rest of a body.</summary>
    public Task EndAsync(string rest) =>
        connection.WriteAsync(Http2Frame.Data, Http2Connection.EndsStream, streamId, Encoding.UTF8.GetBytes(rest));

    /// <summary>Ends the stream with an error.</summary>
    public Task ResetAsync(Http2Error error) => connection.WriteAsync(Http2Frame.ResetStream, 0, streamId, Number((int)error));

    /// <summary>Announces the end of the connection.</summary>
    /// <param name="lastStreamId">The last stream that the server may have processed.</param>
    /// <param name="error">The reason.</param>
    public Task GoAwayAsync(int lastStreamId, Http2Error error = Http2Error.None) =>
        connection.WriteAsync(Http2Frame.GoAway, 0, 0, [.. Number(lastStreamId), .. Number((int)error)]);

    /// <summary>Closes the connection after the answer to this request.</summary>
    public void Close() => connection.IsClosed = true;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"stream {streamId}: {head}");

    private static byte[] Number(int number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        return bytes;
    }
}

/// <summary>Reads and writes the frames of one connection.</summary>
internal sealed class Http2Connection(NetworkStream stream, CancellationToken stopped)
{
    public const byte EndsStream = 1;
    public const byte Acknowledges = 1;
    public const byte EndsHeaders = 4;

    public bool IsClosed { get; set; }

    public async Task<(Http2Frame Type, byte Flags, int StreamId, byte[] Payload)?> ReadAsync()
    {
        var head = new byte[9];
        if (await stream.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, stopped) < head.Length)
            return null;

        var payload = new byte[(head[0] << 16) | (head[1] << 8) | head[2]];
        await stream.ReadExactlyAsync(payload, stopped);
        return ((Http2Frame)head[3], head[4], BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(5)), payload);
    }

    public async Task WriteAsync(Http2Frame type, byte flags, int streamId, byte[]? payload = null)
    {
        var length = payload?.Length ?? 0;
        byte[] head = [(byte)(length >> 16), (byte)(length >> 8), (byte)length, (byte)type, flags, 0, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(5), streamId);
        await stream.WriteAsync((byte[])[.. head, .. payload ?? []], stopped);
    }
}

internal enum Http2Frame : byte
{
    Data = 0,
    Headers = 1,
    ResetStream = 3,
    Settings = 4,
    Ping = 6,
    GoAway = 7,
}

internal enum Http2Error
{
    None = 0,
    InternalError = 2,
    RefusedStream = 7,
    Cancel = 8,
    Http11Required = 13,
}
