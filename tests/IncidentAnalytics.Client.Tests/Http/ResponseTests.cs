using System.IO.Compression;
using System.Net;
using System.Text;
using IncidentAnalytics.Client.Tests.Support;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Http;

public sealed class ResponseTests
{
    private readonly ScriptedHandler _server = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("<html>log in to the hotel's network</html>", "text/html", "not the JSON")]
    [InlineData("null", "application/json", "is null")]
    [InlineData("", "application/json", "is empty")]
    [InlineData("""{"data":{"aggregations":""", "application/json", "data")]
    [InlineData("""{"data":"text"}""", "application/json", "$.data")]
    [InlineData("""[1,2]""", "application/json", "not the JSON")]
    [InlineData("""{"data":null} trailing""", "application/json", "JSON")]
    public async Task Call_ThrowsInvalidResponseWithoutRetry_WhenASuccessCannotBeRead(string body, string mediaType, string expected)
    {
        _server.Respond(HttpStatusCode.OK, "", r => r.Content = new StringContent(body, Encoding.UTF8, mediaType));
        using var client = TestClient.Create(_server);

        var e = await Assert.ThrowsAsync<InvalidResponseException>(() => client.AggregateAsync(cancellationToken: Token));

        Assert.Contains(expected, e.Message, StringComparison.Ordinal);
        Assert.Equal(body.Length == 0 ? null : body, e.BodyStart);
        Assert.Equal(HttpStatusCode.OK, e.StatusCode);
        Assert.Equal("tickets.aggregate", e.Operation);
        Assert.Single(_server.Calls);
    }

    [Fact]
    public async Task Call_ThrowsInvalidResponse_WhenAnExpectedBodyIsMissing()
    {
        _server.Respond(HttpStatusCode.NoContent, "", static r => r.Content = new ByteArrayContent([]));
        using var client = TestClient.Create(_server);

        var e = await Assert.ThrowsAsync<InvalidResponseException>(() => client.AggregateAsync(cancellationToken: Token));

        Assert.Equal(HttpStatusCode.NoContent, e.StatusCode);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task MaxResponseBytes_RefusesALargerBody_WithOrWithoutADeclaredLength(bool declaresLength)
    {
        var body = $$"""{"data":{"aggregations":{"a":"{{new string('x', 5000)}}"} } }""";
        _server.Respond(
            HttpStatusCode.OK,
            "",
            r =>
                r.Content = declaresLength ? new StringContent(body) : new StreamContent(new UnseekableStream(Encoding.UTF8.GetBytes(body)))
        );
        using var client = TestClient.Create(_server, configure: static o => o.MaxResponseBytes = 4096);

        var e = await Assert.ThrowsAsync<InvalidResponseException>(() => client.AggregateAsync(cancellationToken: Token));

        Assert.Contains("larger than the limit of 4096 bytes", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MaxResponseBytes_AllowsABodyOfThatSize()
    {
        var body = TestClient.EmptyAnswer.PadRight(4096);
        _server.Respond(HttpStatusCode.OK, body);
        using var client = TestClient.Create(_server, configure: static o => o.MaxResponseBytes = 4096);

        var result = await client.AggregateAsync(cancellationToken: Token);

        Assert.Equal(0, result.Total);
    }

    [Fact]
    public async Task Call_ThrowsInvalidResponse_WhenTheJsonIsNestedTooDeeply()
    {
        var body = "{\"data\":{\"aggregations\":{\"a\":" + new string('[', 500) + new string(']', 500) + "}}}";
        _server.Respond(HttpStatusCode.OK, body);
        using var client = TestClient.Create(_server);

        await Assert.ThrowsAsync<InvalidResponseException>(() => client.AggregateAsync(cancellationToken: Token));
    }

    [Fact]
    public async Task Call_IsRetried_WhenTheBodyBreaksOff()
    {
        var clock = new IncidentAnalytics.Testing.FakeTimeProvider();
        _server
            .Respond(HttpStatusCode.OK, "", static r => r.Content = new StreamContent(new BreakingStream("""{"data":{"""u8.ToArray())))
            .Respond(HttpStatusCode.OK, TestClient.EmptyAnswer);
        using var client = TestClient.Create(_server, clock);

        var call = client.AggregateAsync(cancellationToken: Token);
        await clock.AdvanceToTimerAsync(TimeSpan.FromSeconds(0.8));
        await call;

        Assert.Equal(2, _server.Calls.Count);
    }

    [Fact]
    public async Task Call_ThrowsWithTheTargetHostOnly_WhenItIsRedirected()
    {
        _server.Respond(
            HttpStatusCode.Found,
            "",
            static r => r.Headers.Location = new Uri("https://elsewhere.example.com/login?ticket=abc")
        );
        using var client = TestClient.Create(_server);

        var e = await Assert.ThrowsAsync<ApiException>(() => client.AggregateAsync(cancellationToken: Token));

        Assert.Equal(HttpStatusCode.Found, e.StatusCode);
        Assert.Contains("elsewhere.example.com", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("ticket=abc", e.Message, StringComparison.Ordinal);
        Assert.Single(_server.Calls);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task Call_ThrowsInvalidResponse_WhenTheBodyDoesNotDecompress(string encoding)
    {
        _server.Respond(
            HttpStatusCode.OK,
            "",
            r => r.Content = new StreamContent(Decompress(encoding, "this is not compressed at all"u8.ToArray()))
        );
        using var client = TestClient.Create(_server);

        var e = await Assert.ThrowsAsync<InvalidResponseException>(() => client.AggregateAsync(cancellationToken: Token));

        Assert.Contains("decompressed", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_ThrowsWithTheStatus_WhenAnErrorDoesNotDecompress()
    {
        _server.Respond(HttpStatusCode.NotFound, "", static r => r.Content = new StreamContent(Decompress("gzip", "not gzip"u8.ToArray())));
        using var client = TestClient.Create(_server);

        await Assert.ThrowsAsync<NotFoundException>(() => client.AggregateAsync(cancellationToken: Token));
    }

    [Fact]
    public async Task MaxResponseBytes_CountsBytesAfterDecompression()
    {
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            await gzip.WriteAsync(Encoding.UTF8.GetBytes("{\"data\":" + new string(' ', 1_000_000) + "null}"), Token);
        Assert.True(packed.Length < 4096);
        _server.Respond(HttpStatusCode.OK, "", r => r.Content = new StreamContent(Decompress("gzip", packed.ToArray())));
        using var client = TestClient.Create(_server, configure: static o => o.MaxResponseBytes = 4096);

        var e = await Assert.ThrowsAsync<InvalidResponseException>(() => client.AggregateAsync(cancellationToken: Token));

        Assert.Contains("larger than the limit", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("", false)]
    [InlineData("null", true)]
    public async Task Call_ReturnsNull_WhenTheOperationAllowsAnEmptyBody(string body, bool declaresLength)
    {
        _server.Respond(
            HttpStatusCode.OK,
            "",
            r =>
                r.Content = declaresLength ? new StringContent(body) : new StreamContent(new UnseekableStream(Encoding.UTF8.GetBytes(body)))
        );
        using var client = new HttpClient(_server);

        var value = await TestConnection
            .Create(client)
            .CallAsync(HttpMethod.Post, new Uri("https://monitoring.example.com/"), body: null, Token, OperationTraits.AnySuccess);

        Assert.Null(value);
    }

    [Fact]
    public async Task Call_SkipsAByteOrderMark()
    {
        _server.Respond(HttpStatusCode.OK, "\uFEFF" + TestClient.EmptyAnswer);
        using var client = TestClient.Create(_server);

        Assert.Equal(0, (await client.AggregateAsync(cancellationToken: Token)).Total);
    }

    /// <summary>Decompresses a response as the HTTP stack does for a Content-Encoding.</summary>
    private static Stream Decompress(string encoding, byte[] body) =>
        encoding switch
        {
            "gzip" => new GZipStream(new MemoryStream(body), CompressionMode.Decompress),
            "deflate" => new ZLibStream(new MemoryStream(body), CompressionMode.Decompress),
            _ => new BrotliStream(new MemoryStream(body), CompressionMode.Decompress),
        };

    private sealed class UnseekableStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }

    private sealed class BreakingStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;

        public override int Read(byte[] buffer, int offset, int count) =>
            base.Read(buffer, offset, count) is > 0 and var read ? read : throw new HttpIOException(HttpRequestError.ResponseEnded);

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = Read(buffer.Span);
            return read > 0 ? new(read) : throw new HttpIOException(HttpRequestError.ResponseEnded);
        }
    }
}
