using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using IncidentAnalytics.ReferenceServer.Faults;
using IncidentAnalytics.ReferenceServer.Tests.OAuth;
using IncidentAnalytics.ReferenceServer.Tests.Tickets;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Faults;

/// <summary>Faults over the in-memory connection and over a socket: a client cannot tell them apart.</summary>
public abstract class FaultTests(int? port) : FaultServer(port)
{
    [Fact]
    public async Task Answer_IsSentTimes_ThenServiceResponds()
    {
        Server.Faults.Add(Fault.Answer(503, "<html>busy</html>", "text/html").WithHeader("Retry-After", "7") with { Times = 2 });

        for (var i = 0; i < 2; i++)
        {
            using var refused = await TokenRequests.SendAsync(Http, TokenRequests.Good);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
            Assert.Equal("text/html", refused.Content.Headers.ContentType!.MediaType);
            Assert.Equal(TimeSpan.FromSeconds(7), refused.Headers.RetryAfter!.Delta);
            Assert.Equal("<html>busy</html>", await refused.Content.ReadAsStringAsync(Ct));
        }

        using var granted = await TokenRequests.SendAsync(Http, TokenRequests.Good);
        Assert.Equal(HttpStatusCode.OK, granted.StatusCode);
        Assert.Equal([503, 503, 200], Server.Requests.Select(static request => request.Status!.Value));
        Assert.Equal(1, Server.Tokens.IssuedCount);
    }

    [Theory]
    [InlineData(204)]
    [InlineData(205)]
    [InlineData(304)]
    public async Task Answer_CanHaveNoBody(int status)
    {
        Server.Faults.Add(Fault.Answer(status));

        using var response = await TokenRequests.SendAsync(Http, TokenRequests.Good);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(Ct));
    }

    [Fact]
    public async Task Fault_AppliesToMatchingRequests()
    {
        Server.Faults.Add(
            Fault.Answer(500) with
            {
                Path = "/v3/*",
            },
            Fault.Answer(501) with
            {
                Path = "/oauth2/token",
                Method = "GET",
            },
            Fault.Answer(502) with
            {
                Path = "/oauth2/token",
                Method = "POST",
            }
        );

        using var response = await TokenRequests.SendAsync(Http, TokenRequests.Good);
        using var health = await Http.GetAsync("/_reference/health", Ct);

        Assert.Equal(502, (int)response.StatusCode);
        Assert.Equal(200, (int)health.StatusCode);
        Assert.Equal([500, 501], Server.Faults.Pending.Select(static fault => fault.Status));
    }

    [Fact]
    public async Task Drop_ReadsRequest_AndDoesNotExecuteIt()
    {
        Server.Faults.Add(Fault.Drop());

        var error = await Assert.ThrowsAsync<HttpRequestException>(() => TokenRequests.SendAsync(Http, TokenRequests.Good));

        Assert.True(error.HttpRequestError is HttpRequestError.ResponseEnded or HttpRequestError.Unknown, error.ToString());
        var request = Assert.Single(Server.Requests);
        Assert.Equal(TokenRequests.Good.Length, request.BodyLength);
        Assert.Equal(FaultKind.Drop, request.Fault);
        Assert.Null(request.Status);
        Assert.Equal(0, Server.Tokens.IssuedCount);
    }

    [Fact]
    public async Task DropAfterExecution_ExecutesRequest()
    {
        Server.Faults.Add(Fault.DropAfterExecution());

        await Assert.ThrowsAsync<HttpRequestException>(() => TokenRequests.SendAsync(Http, TokenRequests.Good));

        Assert.Equal(1, Server.Tokens.IssuedCount);
        Assert.Null(Assert.Single(Server.Requests).Status);
    }

    [Fact]
    public async Task DropAfterExecution_ExecutesOnce_OnAKeptAliveConnection()
    {
        await TokenRequests.TokenAsync(Http);
        Server.Faults.Add(Fault.DropAfterExecution());

        await Assert.ThrowsAsync<HttpRequestException>(() => TokenRequests.SendAsync(Http, TokenRequests.Good));

        Assert.Equal(2, Server.Requests.Count);
        Assert.Equal(2, Server.Tokens.IssuedCount);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    public async Task CutBody_SendsWholeLength_AndFirstBytes(int keptBytes)
    {
        Server.Faults.Add(Fault.CutBody(keptBytes));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/oauth2/token")
        {
            Content = new FormUrlEncodedContent([new("grant_type", "client_credentials")]),
        };

        using var response = await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Ct);
        await using var body = await response.Content.ReadAsStreamAsync(Ct);
        var kept = new byte[keptBytes];
        await body.ReadExactlyAsync(kept, Ct);

        Assert.StartsWith(Encoding.UTF8.GetString(kept), "{\"error\":\"", StringComparison.Ordinal);
        Assert.True(response.Content.Headers.ContentLength > 10);
        await Assert.ThrowsAnyAsync<IOException>(async () => await body.ReadExactlyAsync(new byte[1], Ct));
        Assert.Equal(401, Assert.Single(Server.Requests).Status);
    }

    [Fact]
    public async Task Delay_WaitsByTheServersClock()
    {
        Server.Faults.Add(Fault.Delay(TimeSpan.FromSeconds(30)));

        var answer = TokenRequests.SendAsync(Http, TokenRequests.Good);
        await Server.Requests.WaitForAsync(1, Ct);
        Assert.Null(Server.Requests[0].Status);
        Clock.Advance(TimeSpan.FromSeconds(30));

        using var response = await answer;
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Delay_Ends_WhenClientDisconnects()
    {
        Server.Faults.Add(Fault.Delay(TimeSpan.FromHours(1)));
        using var impatient = CancellationTokenSource.CreateLinkedTokenSource(Ct);

        var answer = Http.GetAsync("/oauth2/token", impatient.Token);
        await Server.Requests.WaitForAsync(1, Ct);
        await impatient.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
        using var next = await TokenRequests.SendAsync(Http, TokenRequests.Good);
        Assert.Equal(HttpStatusCode.OK, next.StatusCode);
    }

    [Fact]
    public async Task Delay_Ends_WhenServerStops()
    {
        Server.Faults.Add(Fault.Delay(TimeSpan.FromHours(1)));
        var answer = TokenRequests.SendAsync(Http, TokenRequests.Good);
        await Server.Requests.WaitForAsync(1, Ct);

        await Server.DisposeAsync();

        await Assert.ThrowsAsync<HttpRequestException>(() => answer);
    }

    [Fact]
    public async Task Endpoint_AddsListsAndRemovesFaults()
    {
        using var added = await Http.PostAsJsonAsync(
            "/_reference/faults",
            new object[]
            {
                new
                {
                    kind = "answer",
                    path = "/oauth2/token",
                    times = 2,
                    delay_ms = 0,
                    status = 418,
                    headers = new { X_Note = "a" },
                    body = new { a = 1 },
                },
                new { kind = "drop" },
            },
            Ct
        );
        using var response = await TokenRequests.SendAsync(Http, TokenRequests.Good);
        var pending = await Http.GetFromJsonAsync<JsonElement>("/_reference/faults", Ct);
        using var cleared = await Http.DeleteAsync("/_reference/faults", Ct);

        Assert.Equal(HttpStatusCode.OK, added.StatusCode);
        Assert.Equal(418, (int)response.StatusCode);
        Assert.Equal("{\"a\":1}", await response.Content.ReadAsStringAsync(Ct));
        Assert.Equal("a", response.Headers.GetValues("X_Note").Single());
        Assert.Equal(
            "[1,1]",
            $"[{string.Join(',', pending.GetProperty("faults").EnumerateArray().Select(static f => f.GetProperty("times").GetRawText()))}]"
        );
        Assert.Empty(Server.Faults.Pending);
    }

    [Theory]
    [InlineData("{}", "kind")]
    [InlineData("""{"kind":"answer"}""", "status")]
    [InlineData("""{"kind":"answer","status":99}""", "status")]
    [InlineData("""{"kind":"drop","times":0}""", "times")]
    [InlineData("""{"kind":"drop","path":7}""", "path")]
    [InlineData("""{"kind":"delay","delay_ms":-1}""", "delay_ms")]
    [InlineData("""[3]""", "object")]
    [InlineData("""{"kind":"answer","status":200,"headers":{"X":"a\r\nb"}}""", "X")]
    [InlineData("""{"kind":"answer","status":200,"headers":{"X":"é"}}""", "X")]
    [InlineData("""{"kind":"answer","status":200,"headers":{"X Y":"a"}}""", "X Y")]
    [InlineData("""{"kind":"answer","status":200,"headers":{"":"a"}}""", "header")]
    [InlineData("""{"kind":"answer","status":200,"headers":{"Content-Length":"1"},"body":"abc"}""", "Content-Length")]
    [InlineData("""{"kind":"answer","status":200,"headers":{"content-length":"many"}}""", "Content-Length")]
    [InlineData("""{"kind":"answer","status":200,"headers":{"Transfer-Encoding":"chunked"}}""", "Transfer-Encoding")]
    [InlineData("""{"kind":"answer","status":200,"body":"\ud800"}""", "surrogate")]
    [InlineData("""{""", "")]
    public async Task Endpoint_RefusesInvalidFault(string json, string name)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await Http.PostAsync("/_reference/faults", content, Ct);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(name, await response.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        Assert.Empty(Server.Faults.Pending);
    }

    [Fact]
    public void Add_Throws_WhenDelayIsTooLong()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => Server.Faults.Add(Fault.Delay(TimeSpan.FromDays(50))));
        Assert.Equal("Wait", error.ParamName);
        Server.Faults.Add(Fault.Answer(200, "abc").WithHeader("Content-Length", "5"));
        Assert.Single(Server.Faults.Pending);
    }
}

public sealed class SocketFaultTests() : FaultTests(port: 0);

public sealed class InMemoryFaultTests() : FaultTests(port: null);
