using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using IncidentAnalytics.ReferenceServer.Faults;
using IncidentAnalytics.ReferenceServer.Tests.OAuth;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Faults;

/// <summary>Faults of responses to executed requests, and raw responses, over the in-memory connection and over a socket.</summary>
public abstract class ResponseFaultTests(int? port) : FaultServer(port)
{
    [Fact]
    public async Task Trickle_SendsPieces_WithPausesByTheServersClock()
    {
        Server.Faults.Add(Fault.Trickle(TimeSpan.FromSeconds(4), pieces: 3));

        using var response = await GetTokenAsync();
        var length = (int)response.Content.Headers.ContentLength!.Value;
        await using var body = await response.Content.ReadAsStreamAsync(Ct);
        var received = new byte[length];
        var read = 0;
        for (var piece = 1; piece <= 3; piece++)
        {
            var next = body.ReadAsync(received.AsMemory(read), Ct).AsTask();
            if (piece > 1)
            {
                Assert.False(next.IsCompleted);
                Clock.Advance(TimeSpan.FromSeconds(4));
            }

            read += await next;
            Assert.Equal(length * piece / 3, read);
        }

        Assert.NotEmpty(JsonDocument.Parse(received).RootElement.GetProperty("access_token").GetString()!);
        Assert.Equal((FaultKind.Trickle, 200), (Server.Requests[0].Fault, Server.Requests[0].Status));
    }

    [Fact]
    public async Task Trickle_Ends_WhenClientDisconnects()
    {
        Server.Faults.Add(Fault.Trickle(TimeSpan.FromHours(1)));

        using (await GetTokenAsync())
        {
            await Clock.WaitForTimerAsync(TimeSpan.FromHours(1));
        }

        Http.Dispose();
        await Clock.WaitForNoTimerAsync();
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task CorruptCompression_CannotBeDecompressed(string contentEncoding)
    {
        Server.Faults.Add(Fault.CorruptCompression(contentEncoding));

        using var response = await GetTokenAsync();

        var error = await Assert.ThrowsAnyAsync<Exception>(() => response.Content.ReadAsByteArrayAsync(Ct));
        Assert.True(error is InvalidDataException or InvalidOperationException or HttpRequestException, error.ToString());
        Assert.Equal((FaultKind.CorruptCompression, 200), (Server.Requests[0].Fault, Server.Requests[0].Status));
        Assert.Equal(1, Server.Tokens.IssuedCount);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task CorruptCompression_CannotBeDecompressed_WhateverTheLength(string contentEncoding)
    {
        foreach (var limit in new[] { 0, 1, 10, 100 })
        {
            Server.Faults.Add(Fault.CorruptCompression(contentEncoding));
            using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/sonar/tickets?limit={limit}&offset=0");
            request.Headers.Authorization = new("Bearer", ReferenceCredentials.SonarApiKey);

            await Assert.ThrowsAnyAsync<Exception>(() => Http.SendAsync(request, Ct));
        }

        Assert.All(Server.Requests, static request => Assert.Equal(200, request.Status));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task CutCompression_SendsHalfOfTheCompressedBody_AsACompleteResponse(string contentEncoding)
    {
        Server.Faults.Add(Fault.CutCompression(contentEncoding));
        using var plain = new HttpClient(CreatePlainHandler()) { BaseAddress = Http.BaseAddress };

        using var response = await TokenRequests.SendAsync(plain, TokenRequests.Good);

        var bytes = await response.Content.ReadAsByteArrayAsync(Ct);
        Assert.Equal([contentEncoding], response.Content.Headers.ContentEncoding);
        Assert.Equal(response.Content.Headers.ContentLength, bytes.Length);
        Assert.InRange(bytes.Length, 50, 500);
        Assert.Equal(1, Server.Tokens.IssuedCount);
    }

    [Fact]
    public async Task CutHeaders_ExecutesOnce_AndEndsTheResponseEarly()
    {
        await TokenRequests.TokenAsync(Http);
        Server.Faults.Add(Fault.CutHeaders());

        var error = await Assert.ThrowsAsync<HttpRequestException>(() => TokenRequests.SendAsync(Http, TokenRequests.Good));

        Assert.Equal(HttpRequestError.ResponseEnded, error.HttpRequestError);
        Assert.Equal((2, null), (Server.Requests.Count, Server.Requests[1].Status));
        Assert.Equal(2, Server.Tokens.IssuedCount);
    }

    [Fact]
    public async Task EndlessBody_StartsWithTheBody_AndEndsWhenClientDisconnects()
    {
        Server.Faults.Add(Fault.EndlessBody());

        using (var response = await GetTokenAsync())
        {
            await using var body = await response.Content.ReadAsStreamAsync(Ct);
            var start = new byte[1024 * 1024];
            await body.ReadExactlyAsync(start, Ct);
            Assert.NotEmpty(JsonDocument.Parse(start).RootElement.GetProperty("access_token").GetString()!);
            Assert.Equal((byte)' ', start[^1]);
        }

        await TokenRequests.TokenAsync(Http);
    }

    [Fact]
    public async Task EndlessBody_Ends_WhenServerStops()
    {
        Server.Faults.Add(Fault.EndlessBody());
        using var response = await GetTokenAsync();
        await using var body = await response.Content.ReadAsStreamAsync(Ct);

        await Server.DisposeAsync();

        await Assert.ThrowsAnyAsync<IOException>(() => body.CopyToAsync(Stream.Null, Ct));
    }

    [Fact]
    public async Task Raw_SendsTheBytes_AndExecutesNothing()
    {
        Server.Faults.Add(Fault.Raw("HTTP/1.1 299 Odd\r\nX-Twice: a\r\nX-Twice: b\r\n\r\n\xFF"u8));

        using var response = await GetTokenAsync();

        Assert.Equal(299, (int)response.StatusCode);
        Assert.Equal(["a", "b"], response.Headers.GetValues("X-Twice"));
        Assert.Equal("\xFF"u8.ToArray(), await response.Content.ReadAsByteArrayAsync(Ct));
        Assert.Equal((FaultKind.Raw, null), (Server.Requests[0].Fault, Server.Requests[0].Status));
        Assert.Equal(0, Server.Tokens.IssuedCount);
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")]
    [InlineData("nonsense")]
    public async Task Raw_CanBreakHttp(string bytes)
    {
        Server.Faults.Add(Fault.Raw(Encoding.Latin1.GetBytes(bytes)));

        await Assert.ThrowsAsync<HttpRequestException>(() => TokenRequests.SendAsync(Http, TokenRequests.Good));

        using var next = await TokenRequests.SendAsync(Http, TokenRequests.Good);
        Assert.Equal(HttpStatusCode.OK, next.StatusCode);
    }

    [Fact]
    public async Task Faults_LeaveResponsesWithoutBody()
    {
        Fault[] faults = [Fault.Trickle(TimeSpan.FromDays(1)), Fault.CorruptCompression(), Fault.CutCompression(), Fault.EndlessBody()];
        foreach (var fault in faults)
        {
            Server.Faults.Add(fault);
            using var request = new HttpRequestMessage(HttpMethod.Head, "/oauth2/token");
            using var response = await Http.SendAsync(request, Ct);
            await response.Content.ReadAsByteArrayAsync(Ct);
            Server.Faults.Clear();
        }

        Assert.Equal(4, Server.Requests.Count);
    }

    [Fact]
    public async Task Selector_ChoosesFaults_ThatNoAddedFaultPrecedes()
    {
        var seen = new List<(int Number, string Path, FaultKind? Fault)>();
        Server.Faults.Selector = request =>
        {
            seen.Add((request.Number, request.Path, request.Fault));
            return seen.Count == 1 ? Fault.Answer(502) with { Path = "/other", Times = 3 } : null;
        };
        Server.Faults.Add(Fault.Answer(501));

        var statuses = new List<int>();
        for (var i = 0; i < 3; i++)
        {
            using var response = await TokenRequests.SendAsync(Http, TokenRequests.Good);
            statuses.Add((int)response.StatusCode);
        }

        Assert.Equal([501, 502, 200], statuses);
        Assert.Equal([(0, "/oauth2/token", null), (0, "/oauth2/token", null)], seen);
        Assert.Equal([FaultKind.Answer, FaultKind.Answer, null], Server.Requests.Select(static request => request.Fault));
    }

    [Fact]
    public void Clear_RemovesSelector()
    {
        Server.Faults.Selector = static _ => Fault.Drop();

        Server.Reset();

        Assert.Null(Server.Faults.Selector);
    }

    [Fact]
    public async Task Endpoint_AddsAndListsEveryKind()
    {
        object[] faults =
        [
            new { kind = "delay", delay_ms = 5 },
            new { kind = "answer", status = 503 },
            new { kind = "drop" },
            new { kind = "drop_after_execution" },
            new { kind = "cut_body", kept_bytes = 4 },
            new
            {
                kind = "trickle",
                pause_ms = 1500,
                pieces = 4,
            },
            new { kind = "corrupt_compression", content_encoding = "br" },
            new { kind = "cut_compression" },
            new { kind = "cut_headers" },
            new { kind = "endless_body" },
            new { kind = "raw", bytes = "AP8=" },
        ];

        using var added = await Http.PostAsJsonAsync("/_reference/faults", faults, Ct);
        var listed = (await TokenRequests.ReadAsync(added)).GetProperty("faults").EnumerateArray().ToArray();

        Assert.Equal(Enum.GetValues<FaultKind>(), Server.Faults.Pending.Select(static fault => fault.Kind));
        foreach (var (sent, fault) in faults.Zip(listed))
        {
            foreach (var member in JsonSerializer.SerializeToElement(sent).EnumerateObject())
            {
                Assert.Equal(member.Value.ToString(), fault.GetProperty(member.Name).ToString());
            }
        }

        Assert.Equal("gzip", listed[7].GetProperty("content_encoding").GetString());
    }

    [Theory]
    [InlineData("""{"kind":"trickle"}""", "pause_ms")]
    [InlineData("""{"kind":"trickle","pause_ms":1,"pieces":1}""", "pieces")]
    [InlineData("""{"kind":"corrupt_compression","content_encoding":"zip"}""", "content_encoding")]
    [InlineData("""{"kind":"raw"}""", "bytes")]
    [InlineData("""{"kind":"raw","bytes":"?"}""", "bytes")]
    [InlineData("""{"kind":"noise"}""", "delay, answer, drop, drop_after_execution, cut_body, trickle, corrupt_compression")]
    public async Task Endpoint_RefusesInvalidFault(string json, string reason)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await Http.PostAsync("/_reference/faults", content, Ct);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(reason, await response.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        Assert.Empty(Server.Faults.Pending);
    }

    [Fact]
    public void Factories_RefuseInvalidValues()
    {
        Assert.Throws<ArgumentOutOfRangeException>(static () => Fault.Trickle(TimeSpan.FromSeconds(1), pieces: 1));
        Assert.Throws<ArgumentException>(static () => Fault.CorruptCompression("zip"));
        Assert.Throws<ArgumentException>(static () => Fault.CutCompression("GZIP"));
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => Server.Faults.Add(Fault.Trickle(TimeSpan.FromSeconds(-1))));
        Assert.Equal("Pause", error.ParamName);
    }

    private async Task<HttpResponseMessage> GetTokenAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/oauth2/token")
        {
            Content = new StringContent(TokenRequests.Good, Encoding.UTF8, "application/x-www-form-urlencoded"),
        };
        return await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Ct);
    }

    private SocketsHttpHandler CreatePlainHandler()
    {
        var handler = (SocketsHttpHandler)Server.CreateHandler();
        handler.AutomaticDecompression = DecompressionMethods.None;
        return handler;
    }
}

public sealed class SocketResponseFaultTests() : ResponseFaultTests(port: 0);

public sealed class InMemoryResponseFaultTests() : ResponseFaultTests(port: null);
