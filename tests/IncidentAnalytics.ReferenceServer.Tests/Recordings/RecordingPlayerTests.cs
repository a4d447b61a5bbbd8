using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Faults;
using IncidentAnalytics.ReferenceServer.Recordings;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Recordings;

public sealed class RecordingPlayerTests : IAsyncLifetime
{
    private const string Sonar = "https://sonar.example.com/api/sonar/tickets";

    private IncidentAnalyticsServer _server = null!;
    private HttpClient _http = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await IncidentAnalyticsServer.StartAsync(new() { Tickets = ["{}"] }, Ct);
        _http = _server.CreateHttpClient();
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Take_AnswersWithoutCredentials_ByteForByte()
    {
        Load(
            Archive
                .Entry(Sonar + "?limit=0", "{ \"total\" : 07 ,\n\"ä\":1}", 299)
                .With(static e =>
                {
                    e["response"]!["statusText"] = "Odd";
                    e["response"]!["headers"] = new JsonArray(
                        Archive.Header("content-type", "application/x-odd"),
                        Archive.Header("Warning", "one"),
                        Archive.Header("Warning", "two"),
                        Archive.Header("Date", "Mon, 02 Mar 2020 12:00:00 GMT"),
                        Archive.Header("X-Request-Id", "recorded"),
                        Archive.Header("Content-Length", "9999"),
                        Archive.Header("Content-Encoding", "gzip"),
                        Archive.Header("Transfer-Encoding", "chunked"),
                        Archive.Header("Connection", "close"),
                        Archive.Header("Set-Cookie", "***")
                    );
                })
        );

        using var response = await _http.GetAsync("/api/sonar/tickets?limit=0", Ct);

        Assert.Equal((299, "Odd"), ((int)response.StatusCode, response.ReasonPhrase));
        Assert.Equal("{ \"total\" : 07 ,\n\"ä\":1}"u8.ToArray(), await response.Content.ReadAsByteArrayAsync(Ct));
        Assert.Equal("application/x-odd", response.Content.Headers.ContentType!.ToString());
        Assert.Equal(["one", "two"], response.Headers.NonValidated["Warning"]);
        Assert.Equal(2020, response.Headers.Date!.Value.Year);
        Assert.Equal("recorded", response.Headers.GetValues("X-Request-Id").Single());
        Assert.Equal("entry 1 of calls.har", response.Headers.GetValues("X-Reference-Recording").Single());
        Assert.False(response.Headers.Contains("Set-Cookie"));
        Assert.Empty(response.Content.Headers.ContentEncoding);
    }

    [Theory]
    [InlineData(204)]
    [InlineData(205)]
    [InlineData(304)]
    [InlineData(404)]
    public async Task Take_AnswersEveryStatus(int status)
    {
        Load(Archive.Entry(Sonar, "", status));

        using var response = await _http.GetAsync("/api/sonar/tickets", Ct);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(Ct));
    }

    [Fact]
    public async Task Take_AnswersBase64()
    {
        Load(
            Archive.Entry(Sonar, Convert.ToBase64String([0xFF, 0, 1])).With(static e => e["response"]!["content"]!["encoding"] = "base64")
        );

        Assert.Equal([0xFF, 0, 1], await _http.GetByteArrayAsync("/api/sonar/tickets", Ct));
    }

    [Fact]
    public async Task Take_AnswersEqualRequestsInRecordedOrder_AndThenWithTheLast()
    {
        Load(Archive.Entry(Sonar, "1"), Archive.Entry(Sonar + "?limit=5", "other"), Archive.Entry(Sonar, "2"), Archive.Entry(Sonar, "3"));

        Assert.Equal(["1", "2", "3", "3", "3"], await GetAllAsync("/api/sonar/tickets", 5));
        Assert.Equal(["other", "other"], await GetAllAsync("/api/sonar/tickets?limit=5", 2));
        Assert.Equal(0, _server.Recordings.UnansweredCount);
    }

    [Theory]
    [InlineData("?a=1&b=2&b=3", "?b=3&a=1&b=2", true)]
    [InlineData("?a=x%20y", "?a=x+y", true)]
    [InlineData("?a=%2C", "?a=,", true)]
    [InlineData("?a=1", "?a=1&b=2", false)]
    [InlineData("?a=1&b=2", "?a=1", false)]
    [InlineData("?a=1", "?a=2", false)]
    [InlineData("?a=1&a=1", "?a=1", false)]
    [InlineData("?a=***", "?a=anything", true)]
    [InlineData("?a=***", "", false)]
    [InlineData("?a=1&***", "?a=1", true)]
    [InlineData("?", "", true)]
    public async Task Take_ComparesQueries(string recorded, string requested, bool isAnswered)
    {
        Load(Archive.Entry(Sonar + recorded, "recorded"));

        using var response = await _http.GetAsync("/api/sonar/tickets" + requested, Ct);

        Assert.Equal(isAnswered, response.Headers.Contains("X-Reference-Recording"));
    }

    [Theory]
    [InlineData("""{"a":1,"b":[true,null,"x"]}""", """ { "b" : [ true , null , "\u0078" ] , "a" : 1.0 } """, true)]
    [InlineData("""{"a":1e2}""", """{"a":100}""", true)]
    [InlineData("""{"a":1}""", """{"a":2}""", false)]
    [InlineData("""{"a":1}""", """{"a":"1"}""", false)]
    [InlineData("""{"a":1}""", """{}""", false)]
    [InlineData("""{}""", """{"a":1}""", false)]
    [InlineData("""{"a":null}""", """{}""", false)]
    [InlineData("""{"a":[1,2]}""", """{"a":[2,1]}""", false)]
    [InlineData("""{"a":[1]}""", """{"a":[1,2]}""", false)]
    [InlineData("""{"a":true}""", """{"a":false}""", false)]
    [InlineData("""{"a":"***"}""", """{"a":{"b":1}}""", true)]
    [InlineData("""{"a":1}""", "", false)]
    [InlineData("", "", true)]
    [InlineData("not json", "not json", true)]
    [InlineData("not json", "not  json", false)]
    [InlineData("***", "anything", true)]
    public async Task Take_ComparesBodiesAsJson(string recorded, string requested, bool isAnswered)
    {
        Load(Archive.Entry("https://a.example/v3/tickets/aggs", "recorded", method: "POST", body: recorded));

        using var response = await PostAsync("/v3/tickets/aggs", requested);

        Assert.Equal(isAnswered, response.Headers.Contains("X-Reference-Recording"));
    }

    [Theory]
    [InlineData("https://gateway.example/prod/api/sonar/tickets", "/api/sonar/tickets", true)]
    [InlineData("https://a.example/api/sonar/tickets", "/prod/api/sonar/tickets", false)]
    [InlineData("https://a.example/xapi/sonar/tickets", "/api/sonar/tickets", false)]
    [InlineData("https://a.example/api/sonar/tickets/", "/api/sonar/tickets", false)]
    [InlineData("https://a.example/api/%73onar/a%2Fb", "/api/sonar/a%2fb", true)]
    [InlineData("https://a.example/api/sonar/***", "/api/sonar/x", true)]
    public async Task Take_ComparesPaths_WithoutThePathOfAGateway(string recorded, string requested, bool isAnswered)
    {
        Load(Archive.Entry(recorded, "recorded"));

        using var response = await _http.GetAsync(requested, Ct);

        Assert.Equal(isAnswered, response.Headers.Contains("X-Reference-Recording"));
    }

    [Fact]
    public async Task Take_ComparesMethods()
    {
        Load(Archive.Entry(Sonar, "recorded"));

        using var response = await PostAsync("/api/sonar/tickets", "");

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
    }

    [Fact]
    public async Task Ignore_LeavesParametersAndMembersOut()
    {
        Load(
            Archive.Entry(Sonar + "?from=2020&limit=1", "sonar"),
            Archive.Entry("https://a.example/v3/tickets/aggs", "tickets", method: "POST", body: """{"a":1,"x":{"start":1}}"""),
            Archive.Entry("https://a.example/v2/0123/events/statistic?type=t", "events", method: "POST", body: """{"time_range":"1.2.1"}""")
        );
        _server.Recordings.Ignore("from", "to", "start");
        _server.Recordings.Ignore("project_id", "time_range");

        Assert.Equal("sonar", await _http.GetStringAsync("/api/sonar/tickets?limit=1&from=2026&to=2027", Ct));
        using (var tickets = await PostAsync("/v3/tickets/aggs", """{"x":{},"a":1}"""))
        {
            Assert.Equal("tickets", await tickets.Content.ReadAsStringAsync(Ct));
        }

        using (var events = await PostAsync("/v2/4567/events/statistic?type=t", """{"time_range":"3.4.1"}"""))
        {
            Assert.Equal("events", await events.Content.ReadAsStringAsync(Ct));
        }

        using var other = await PostAsync("/v2/4567/events/other?type=t", """{"time_range":"3.4.1"}""");
        Assert.False(other.Headers.Contains("X-Reference-Recording"));
    }

    [Fact]
    public async Task Services_AnswerWhatIsNotRecorded()
    {
        Load(Archive.Entry(Sonar + "?limit=9", "recorded"));

        using var response = await _http.GetAsync("/api/sonar/tickets?limit=8", Ct);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task IsStrict_RefusesWhatIsNotRecorded_NamingTheNearest()
    {
        Load(
            Archive.Entry(Sonar + "?limit=9&from=1&a=1", "1"),
            Archive.Entry(Sonar + "?limit=9&from=1", "2"),
            Archive.Entry(Sonar + "?limit=8", status: 0, error: "Canceled"),
            Archive.Entry("https://a.example/v3/tickets/aggs", "3", method: "POST", body: """{"aggs":{"x":[{"y":1}]}}""")
        );
        _server.Recordings.IsStrict = true;

        Assert.Equal(
            """{"status_code":501,"detail":"No response is recorded for GET /api/sonar/tickets?limit=8. Nearest: """
                + "entry 3 of calls.har, GET /api/sonar/tickets?limit=8 (cannot be replayed); "
                + "entry 2 of calls.har, GET /api/sonar/tickets?limit=9&from=1 (differs in from, limit); "
                + """entry 1 of calls.har, GET /api/sonar/tickets?limit=9&from=1&a=1 (differs in a, from, limit)."}""",
            await RefusalAsync(await _http.GetAsync("/api/sonar/tickets?limit=8", Ct))
        );
        Assert.Contains(
            "entry 4 of calls.har, POST /v3/tickets/aggs (differs in aggs.x[0].y).",
            await RefusalAsync(await PostAsync("/v3/tickets/aggs", """{"aggs":{"x":[{"y":2}]}}""")),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "No response is recorded for GET /other. Nearest: entry 1 of calls.har, GET /api/sonar/tickets?limit=9&from=1&a=1; ",
            await RefusalAsync(await _http.GetAsync("/other", Ct)),
            StringComparison.Ordinal
        );
        _server.Recordings.Clear();
        _server.Recordings.IsStrict = true;
        Assert.Equal(
            """{"status_code":501,"detail":"No response is recorded for GET /other. Nothing is recorded."}""",
            await RefusalAsync(await _http.GetAsync("/other", Ct))
        );
    }

    [Theory]
    [InlineData("/oauth2/token", HttpStatusCode.BadRequest)]
    [InlineData("/v3/auth/tokens", HttpStatusCode.BadRequest)]
    [InlineData("/_reference/aggregate", HttpStatusCode.OK)]
    public async Task IsStrict_DoesNotRefuseTokensAndAdministration(string path, HttpStatusCode status)
    {
        _server.Recordings.IsStrict = true;

        using var response = await PostAsync(path, "{\"aggs\":{}}");

        Assert.Equal(status, response.StatusCode);
    }

    [Fact]
    public async Task Take_BreaksTheConnection_WhereItBroke()
    {
        Load(
            Archive.Entry(Sonar, "", 0, error: "ResponseEnded"),
            Archive.Entry(Sonar, "", 200, error: "ResponseEnded"),
            Archive
                .Entry(Sonar, "{\"total\"", 200, error: "ResponseEnded")
                .With(static e => e["response"]!["content"]!["_truncated"] = true),
            Archive.Entry(Sonar, "whole")
        );

        await Assert.ThrowsAsync<HttpRequestException>(() => _http.GetAsync("/api/sonar/tickets", Ct));
        await Assert.ThrowsAsync<HttpRequestException>(() => _http.GetAsync("/api/sonar/tickets", Ct));
        using (var response = await _http.GetAsync("/api/sonar/tickets", HttpCompletionOption.ResponseHeadersRead, Ct))
        {
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            var body = await response.Content.ReadAsStreamAsync(Ct);
            var start = new byte[8];
            await body.ReadExactlyAsync(start, Ct);
            Assert.Equal("{\"total\"", Encoding.UTF8.GetString(start));
            await Assert.ThrowsAsync<HttpIOException>(() => body.ReadExactlyAsync(start, Ct).AsTask());
        }

        Assert.Equal("whole", await _http.GetStringAsync("/api/sonar/tickets", Ct));
        Assert.Equal([null, null, 200, 200], _server.Requests.Select(static r => r.Status));
    }

    [Fact]
    public async Task Faults_AreInjectedIntoRecordedResponses()
    {
        Load(Archive.Entry(Sonar, "recorded"));
        _server.Faults.Add(Fault.Answer(503));

        using (var response = await _http.GetAsync("/api/sonar/tickets", Ct))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        }

        Assert.Equal("recorded", await _http.GetStringAsync("/api/sonar/tickets", Ct));
    }

    [Fact]
    public async Task Take_AnswersEachEntryOnce_ToConcurrentRequests()
    {
        Load([.. Enumerable.Range(0, 50).Select(static i => Archive.Entry(Sonar, $"{i}"))]);

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => _http.GetStringAsync("/api/sonar/tickets", Ct)));

        Assert.Equal(50, answers.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task Reset_PlaysTheRecordingsOfTheOptionsFromTheirBeginning()
    {
        using var file = new RecordedFile(Archive.Of(Archive.Entry(Sonar + "?from=1", "1"), Archive.Entry(Sonar + "?from=1", "2")));
        await using var server = await IncidentAnalyticsServer.StartAsync(
            new()
            {
                Tickets = ["{}"],
                Recordings = [file.Path],
                StrictRecordings = true,
                IgnoredRecordedNames = ["from"],
            },
            Ct
        );
        using var http = server.CreateHttpClient();
        for (var i = 0; i < 2; i++)
        {
            Assert.Equal("1", await http.GetStringAsync("/api/sonar/tickets", Ct));
            Assert.Equal("2", await http.GetStringAsync("/api/sonar/tickets", Ct));
            Assert.Equal("2", await http.GetStringAsync("/api/sonar/tickets", Ct));
            server.Recordings.Clear();
            Assert.False(server.Recordings.IsStrict);
            server.Recordings.Load(file.Path);
            server.Reset();
            Assert.True(server.Recordings.IsStrict);
            Assert.Equal([file.Path], server.Recordings.Loaded.Select(static r => r.FileName));
        }
    }

    [Fact]
    public async Task StartAsync_RefusesAnInvalidRecording()
    {
        using var file = new RecordedFile("{}");

        var e = await Assert.ThrowsAsync<RecordingFormatException>(() =>
            IncidentAnalyticsServer.StartAsync(new() { Recordings = [file.Path] }, Ct)
        );

        Assert.Equal($"{file.Path}, log: the member is missing.", e.Message);
        Assert.Throws<FileNotFoundException>(() => _server.Recordings.Load(file.Path + ".missing"));
        Assert.Throws<ArgumentException>(() => _server.Recordings.Load(" "));
        Assert.Empty(_server.Recordings.Loaded);
    }

    [Fact]
    public void Load_RefusesAHugeFile()
    {
        using var file = new RecordedFile("");
        using (var stream = File.OpenWrite(file.Path))
        {
            // Without data on the disk.
            stream.SetLength(300L * 1024 * 1024);
        }

        Assert.EndsWith(
            ": the file has 314,572,800 bytes; at most 268,435,456 can be loaded.",
            Assert.Throws<RecordingFormatException>(() => _server.Recordings.Load(file.Path)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Endpoints_LoadListAndClear()
    {
        const string None = """{"strict":false,"ignored":[],"unanswered":0,"recordings":[]}""";
        const string Path = "/_reference/recordings";
        Assert.Equal(None, await _http.GetStringAsync(Path, Ct));
        var text = Archive.Of(Archive.Entry(Sonar + "?from=1", "recorded"), Archive.Entry(Sonar, status: 0, error: "Canceled"));
        using (var loaded = await PostAsync(Path + "?name=sonar.har&strict=true&ignore=from,to", text))
        {
            Assert.Equal(
                """{"strict":true,"ignored":["from","to"],"unanswered":1,"recordings":[{"name":"sonar.har","entries":2,"started_at":"2026-03-02T12:00:00.0000000Z","warnings":["Entry 2 is not replayed: it was canceled before the end of the response."]}]}""",
                await loaded.Content.ReadAsStringAsync(Ct)
            );
        }

        Assert.Equal("recorded", await _http.GetStringAsync("/api/sonar/tickets?to=4", Ct));
        using (var invalid = await PostAsync(Path, """{"log":{}}"""))
        {
            Assert.Equal(HttpStatusCode.BadRequest, invalid.StatusCode);
            Assert.Equal(
                """{"status_code":400,"detail":"recording, log.version: the member is missing."}""",
                await invalid.Content.ReadAsStringAsync(Ct)
            );
        }

        using (var invalid = await PostAsync(Path + "?strict=yes", text))
        {
            Assert.Equal("""{"status_code":400,"detail":"strict must be true or false."}""", await invalid.Content.ReadAsStringAsync(Ct));
        }

        using var cleared = await _http.DeleteAsync(Path, Ct);
        Assert.Equal(None, await cleared.Content.ReadAsStringAsync(Ct));
    }

    private void Load(params JsonObject[] entries) => _server.Recordings.Add(Archive.Read(Archive.Of(entries)));

    private async Task<string[]> GetAllAsync(string path, int count)
    {
        var answers = new string[count];
        for (var i = 0; i < count; i++)
        {
            answers[i] = await _http.GetStringAsync(path, Ct);
        }

        return answers;
    }

    private async Task<HttpResponseMessage> PostAsync(string path, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        return await _http.PostAsync(path, content, Ct);
    }

    private static async Task<string> RefusalAsync(HttpResponseMessage response)
    {
        using (response)
        {
            Assert.Equal(HttpStatusCode.NotImplemented, response.StatusCode);
            return await response.Content.ReadAsStringAsync(Ct);
        }
    }

    private sealed class RecordedFile : IDisposable
    {
        public RecordedFile(string text) => File.WriteAllText(Path, text);

        public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), System.IO.Path.GetRandomFileName() + ".har");

        public void Dispose() => File.Delete(Path);
    }
}
