using System.Net;
using System.Text;
using System.Text.Json;
using IncidentAnalytics.Client.Sonar;
using IncidentAnalytics.Client.Tests.Support;
using IncidentAnalytics.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Recording;

public sealed class RecorderTests : IDisposable
{
    private readonly RecordingFolder _folder = new();
    private readonly ScriptedHandler _server = new();
    private readonly RecordingLoggerFactory _log = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Recorder_WritesAnEntryForEachAttempt()
    {
        var clock = new FakeTimeProvider();
        _server
            .Respond(
                async (_, _) =>
                {
                    clock.Advance(TimeSpan.FromMilliseconds(125));
                    await Task.CompletedTask;
                    return ScriptedHandler.Json("""{"detail":"busy"}""", HttpStatusCode.ServiceUnavailable);
                }
            )
            .Respond(HttpStatusCode.OK, """{"data":{"aggregations":{},"total":4}}""", static r => r.Headers.Add("X-Request-Id", "r-1"));
        using (var client = Create(clock))
        {
            var call = client.AggregateAsync(cancellationToken: Token);
            await clock.AdvanceToRetryAsync(call);
            Assert.Equal(4, (await call).Total);
        }

        var entries = _folder.Entries();
        Assert.Equal([503, 200], entries.Select(static e => e.Status()));
        var (first, second) = (entries[0], entries[1]);
        Assert.Equal("2026-03-02T12:00:00.000Z", first.GetProperty("startedDateTime").GetString());
        Assert.Equal(125, first.GetProperty("time").GetDouble());
        Assert.Equal(125, first.GetProperty("timings").GetProperty("wait").GetDouble());
        Assert.Equal("tickets", first.GetProperty("_service").GetString());
        Assert.Equal("https://monitoring.example.com/v3/tickets/aggs", second.Url());
        Assert.Equal("POST", second.GetProperty("request").GetProperty("method").GetString());
        Assert.Equal(_server.Calls[1].Text, second.GetProperty("request").GetProperty("postData").GetProperty("text").GetString());
        Assert.Equal(_server.Calls[1].Body!.Length, second.GetProperty("request").GetProperty("bodySize").GetInt32());
        Assert.Equal("application/json", second.GetProperty("request").GetProperty("postData").GetProperty("mimeType").GetString());
        Assert.Equal("""{"data":{"aggregations":{},"total":4}}""", second.ResponseText());
        Assert.Equal("application/json; charset=utf-8", second.Content().GetProperty("mimeType").GetString());
        Assert.Equal("r-1", second.Header("response", "X-Request-Id"));
        Assert.False(second.IsTruncated());
    }

    [Fact]
    public async Task Recorder_WritesEveryRequiredMemberOfTheFormat()
    {
        _server.Respond(HttpStatusCode.OK, """{"total":3}""");
        using (var client = CreateSonar())
        {
            await client.Sonar.CountTicketsAsync(
                new() { Statuses = [SonarTicketStatus.New], Keywords = "a b&c" },
                cancellationToken: Token
            );
        }

        using var json = JsonDocument.Parse(_folder.Text());
        var log = json.RootElement.GetProperty("log");
        Assert.Equal(["version", "creator", "_format", "entries"], Names(log));
        Assert.Equal("1.2", log.GetProperty("version").GetString());
        Assert.Equal("IncidentAnalytics.Client", log.GetProperty("creator").GetProperty("name").GetString());
        Assert.NotEmpty(log.GetProperty("creator").GetProperty("version").GetString()!);
        var entry = Assert.Single(log.GetProperty("entries").EnumerateArray());
        Assert.Equal(["startedDateTime", "time", "request", "response", "cache", "timings", "_service"], Names(entry));
        Assert.Equal(
            ["method", "url", "httpVersion", "cookies", "headers", "queryString", "headersSize", "bodySize"],
            Names(entry.GetProperty("request"))
        );
        Assert.Equal(
            ["status", "statusText", "httpVersion", "cookies", "headers", "content", "redirectURL", "headersSize", "bodySize"],
            Names(entry.GetProperty("response"))
        );
        Assert.Equal(["size", "mimeType", "text"], Names(entry.Content()));
        Assert.Equal(["send", "wait", "receive"], Names(entry.GetProperty("timings")));
        Assert.Equal("HTTP/1.1", entry.GetProperty("request").GetProperty("httpVersion").GetString());
        Assert.Equal("https://sonar.example.com/api/sonar/tickets?keywords=a%20b%26c&limit=0&statuses=NEW", Sorted(entry.Url()));
        Assert.Equal(
            ["keywords=a b&c", "limit=0", "statuses=NEW"],
            entry
                .GetProperty("request")
                .GetProperty("queryString")
                .EnumerateArray()
                .Select(static q => $"{q.GetProperty("name").GetString()}={q.GetProperty("value").GetString()}")
                .Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task Recorder_RecordsChosenServicesOnly()
    {
        var server = new AnsweringHandler();
        using (
            var client = AllServices.Create(
                server,
                configure: o =>
                    o.Recorders.Add(new(_folder.Path) { Services = { IncidentAnalyticsService.Sonar, IncidentAnalyticsService.Analytics } })
            )
        )
        {
            foreach (var service in AllServices.Calls)
            {
                server.Text = service.Answer;
                await service.CallAsync(client, null, Token);
            }
        }

        Assert.Equal(["sonar", "analytics"], _folder.Entries().Select(static e => e.GetProperty("_service").GetString()));
    }

    [Fact]
    public async Task Recorder_WritesEveryExchange_OfConcurrentCalls()
    {
        var server = new AnsweringHandler { Text = """{"total":3}""" };
        using (var client = CreateSonar(server))
        {
            await Parallel.ForEachAsync(
                Enumerable.Range(0, 300),
                Token,
                async (i, token) => await client.Sonar.CountTicketsAsync(new() { Keywords = $"word{i}" }, cancellationToken: token)
            );
        }

        Assert.Equal(
            Enumerable.Range(0, 300).Select(static i => $"word{i}").Order(StringComparer.Ordinal),
            _folder
                .Entries()
                .Select(static e => e.GetProperty("request").GetProperty("queryString").EnumerateArray())
                .Select(static q => q.Single(p => p.GetProperty("name").GetString() == "keywords").GetProperty("value").GetString()!)
                .Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task Recorder_NumbersTheFile_WhenItExists()
    {
        for (var i = 0; i < 3; i++)
        {
            _server.Respond(HttpStatusCode.OK, $$"""{"total":{{i}}}""");
            using var client = CreateSonar();
            await client.Sonar.CountTicketsAsync(cancellationToken: Token);
        }

        Assert.Equal(
            ["calls-2.har", "calls-3.har", "calls.har"],
            Directory.GetFiles(_folder.PathOf("recordings")).Select(Path.GetFileName).Order(StringComparer.Ordinal)
        );
        Assert.Equal("""{"total":2}""", Assert.Single(_folder.Entries(_folder.PathOf("recordings/calls-3.har"))).ResponseText());
        Assert.Equal(
            [_folder.Path, _folder.PathOf("recordings/calls-2.har"), _folder.PathOf("recordings/calls-3.har")],
            _log.Messages.Where(static m => m.StartsWith("Recording exchanges to ", StringComparison.Ordinal))
                .Select(static m => m["Recording exchanges to ".Length..])
        );
    }

    [Fact]
    public async Task Recorder_CreatesNoFile_WithoutAnExchange()
    {
        await CreateSonar().DisposeAsync();

        Assert.False(Directory.Exists(_folder.PathOf("recordings")));
    }

    [Fact]
    public async Task Recorder_FailsNoCall_AndLogsOnce_WhenTheFolderCannotBeCreated()
    {
        await File.WriteAllTextAsync(_folder.PathOf("recordings"), "a file", Token);
        using (var client = CreateSonar(new AnsweringHandler { Text = """{"total":3}""" }))
        {
            for (var i = 0; i < 5; i++)
                Assert.Equal(3, await client.Sonar.CountTicketsAsync(cancellationToken: Token));
        }

        var warning = Assert.Single(_log.Messages, static m => m.StartsWith("Recording to ", StringComparison.Ordinal));
        Assert.StartsWith($"Recording to {_folder.Path} has stopped: IOException: ", warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Recorder_Stops_WhenTheFileWouldBeTooLarge()
    {
        using (
            var client = CreateSonar(
                new AnsweringHandler { Text = $$"""{"total":3,"x":"{{new string('x', 1000)}}"}""" },
                static r => r.MaxFileBytes = 5000
            )
        )
        {
            for (var i = 0; i < 10; i++)
                await client.Sonar.CountTicketsAsync(cancellationToken: Token);
        }

        Assert.Equal(2, _folder.Entries().Count);
        Assert.InRange(new FileInfo(_folder.Path).Length, 3000, 5000);
        Assert.Contains($"Recording to {_folder.Path} has stopped: IOException: The file would have more than 5000 bytes.", _log.Messages);
    }

    [Fact]
    public async Task Recorder_WritesTheKindOfFailure_WhenTheConnectionBreaks()
    {
        _server.Throw(new HttpRequestException(HttpRequestError.ResponseEnded, "secret message"));
        using (var client = CreateSonar(configure: static r => r.Services.Clear()))
        {
            await Assert.ThrowsAsync<ApiConnectionException>(() =>
                client.Sonar.CountTicketsAsync(options: new RequestOptions { MaxRetries = 0 }, cancellationToken: Token)
            );
        }

        var entry = Assert.Single(_folder.Entries());
        Assert.Equal((0, "ResponseEnded", null), (entry.Status(), entry.Error(), entry.ResponseText()));
        Assert.DoesNotContain("secret message", _folder.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Recorder_WritesThatTheCallerCanceled()
    {
        using (var recorder = CreateRecorder())
        {
            using var http = Connect(recorder, _server.Hang());
            using var cancellation = new CancellationTokenSource();
            var call = http.GetAsync(new Uri("https://a.example/x"), cancellation.Token);
            await cancellation.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        }

        Assert.Equal((0, "Canceled"), Assert.Single(_folder.Entries()) is var entry ? (entry.Status(), entry.Error()) : default);
    }

    [Fact]
    public async Task Recorder_WritesTheStart_WhenTheBodyBreaksOff()
    {
        _server.Respond(
            static (_, _) =>
                Task.FromResult(
                    new HttpResponseMessage
                    {
                        Content = new StreamContent(
                            new BreakingStream("""{"total":"""u8.ToArray(), new HttpIOException(HttpRequestError.ResponseEnded))
                        ),
                    }
                )
        );
        using (var client = CreateSonar())
        {
            await Assert.ThrowsAsync<ApiConnectionException>(() =>
                client.Sonar.CountTicketsAsync(options: new RequestOptions { MaxRetries = 0 }, cancellationToken: Token)
            );
        }

        var entry = Assert.Single(_folder.Entries());
        Assert.Equal(
            (200, "ResponseEnded", "{\"total\":", true),
            (entry.Status(), entry.Error(), entry.ResponseText(), entry.IsTruncated())
        );
    }

    [Theory]
    [InlineData(100, "{\"total\":3,\"x\":\"ää\"}", false)]
    [InlineData(22, "{\"total\":3,\"x\":\"ää\"}", false)]
    [InlineData(21, "{\"total\":3,\"x\":\"ää\"", true)]
    [InlineData(18, "{\"total\":3,\"x\":\"ä", true)]
    [InlineData(17, "{\"total\":3,\"x\":\"", true)]
    [InlineData(16, "{\"total\":3,\"x\":\"", true)]
    [InlineData(0, "", true)]
    public async Task MaxBodyBytes_CutsBodies_BetweenCharacters(int maxBytes, string recorded, bool isTruncated)
    {
        _server.Respond(HttpStatusCode.OK, "{\"total\":3,\"x\":\"ää\"}");
        using (var client = CreateSonar(configure: r => r.MaxBodyBytes = maxBytes))
            Assert.Equal(3, await client.Sonar.CountTicketsAsync(cancellationToken: Token));

        var entry = Assert.Single(_folder.Entries());
        Assert.Equal(
            (recorded, isTruncated, 22),
            (entry.ResponseText(), entry.IsTruncated(), entry.Content().GetProperty("size").GetInt32())
        );
    }

    [Fact]
    public async Task MaxBodyBytes_CutsRequests()
    {
        _server.Respond(HttpStatusCode.OK, TestClient.EmptyAnswer);
        using (var client = Create(configure: static r => r.MaxBodyBytes = 12))
            await client.AggregateAsync(cancellationToken: Token);

        var request = Assert.Single(_folder.Entries()).GetProperty("request");
        Assert.Equal(_server.Calls[0].Text[..12], request.GetProperty("postData").GetProperty("text").GetString());
        Assert.True(request.GetProperty("postData").GetProperty("_truncated").GetBoolean());
        Assert.Equal(_server.Calls[0].Body!.Length, request.GetProperty("bodySize").GetInt32());
    }

    [Fact]
    public async Task Recorder_IsTheInnermostHandler_WhereverItIsAdded()
    {
        var server = new AnsweringHandler { Text = """{"total":3}""" };
        var services = new ServiceCollection();
        services
            .AddIncidentAnalytics(o =>
            {
                o.HttpMessageHandler = server;
                AllServices.Configure(o);
            })
            .AddRecorder(_folder.Path, static r => r.RequestHeaders.Add("X-Added"))
            .ConfigureHttpClient(IncidentAnalyticsService.Sonar, static b => b.AddHttpMessageHandler(static () => new AddingHandler()));
        await using (var provider = services.BuildServiceProvider())
            await provider.GetRequiredService<SonarClient>().CountTicketsAsync(cancellationToken: Token);

        Assert.Equal("by a handler of the user", Assert.Single(_folder.Entries()).Header("request", "X-Added"));
    }

    [Fact]
    public async Task AddRecorder_RecordsEachTenantInItsOwnFile()
    {
        var server = new AnsweringHandler { Text = """{"total":3}""" };
        var services = new ServiceCollection();
        foreach (var tenant in (string[])["emea", "apac"])
        {
            services
                .AddIncidentAnalytics(
                    tenant,
                    o =>
                    {
                        o.HttpMessageHandler = server;
                        AllServices.Configure(o);
                        o.Sonar.BaseAddress = new Uri($"https://{tenant}.example.com");
                    }
                )
                .AddRecorder(_folder.PathOf(tenant + ".har"));
        }

        await using (var provider = services.BuildServiceProvider())
        {
            foreach (var tenant in (string[])["emea", "apac"])
                await provider.GetRequiredKeyedService<SonarClient>(tenant).CountTicketsAsync(cancellationToken: Token);
        }

        foreach (var tenant in (string[])["emea", "apac"])
        {
            Assert.StartsWith(
                $"https://{tenant}.example.com/",
                Assert.Single(_folder.Entries(_folder.PathOf(tenant + ".har"))).Url(),
                StringComparison.Ordinal
            );
        }
    }

    [Fact]
    public async Task Recorder_PassesTheStartOfABodyOn_BeforeItsEnd()
    {
        var server = new AnsweringHandler
        {
            Adjust = static r => r.Content = new StreamContent(new BreakingStream("first"u8.ToArray(), failure: null)),
        };
        using var recorder = CreateRecorder();
        using var http = Connect(recorder, server);
        using var response = await http.GetAsync(new Uri("https://a.example/x"), HttpCompletionOption.ResponseHeadersRead, Token);
        var body = await response.Content.ReadAsStreamAsync(Token);

        var buffer = new byte[10];
        Assert.Equal("first", Encoding.UTF8.GetString(buffer, 0, await body.ReadAsync(buffer, Token)));
        using var cancellation = new CancellationTokenSource();
        var next = body.ReadAsync(buffer, cancellation.Token);
        Assert.False(next.IsCompleted);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await next);
    }

    [Fact]
    public async Task Recorder_ReadsAStreamedRequestOnce_AndGivesItsContentBack()
    {
        var server = new AnsweringHandler { Text = "{}" };
        using (var recorder = CreateRecorder())
        {
            using var http = Connect(recorder, new SendingHandler(server));
            using var source = new OnceStream("{\"a\":1}"u8.ToArray());
            using var content = new StreamContent(source);
            using var request = new HttpRequestMessage(HttpMethod.Post, "https://a.example/x") { Content = content };
            using var response = await http.SendAsync(request, Token);

            Assert.Same(content, request.Content);
        }

        Assert.Equal(
            "{\"a\":1}",
            Assert.Single(_folder.Entries()).GetProperty("request").GetProperty("postData").GetProperty("text").GetString()
        );
    }

    [Fact]
    public async Task Recorder_DisposesTheLateResponse_OfACallerThatHasLeft()
    {
        var isDisposed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _server.Respond(
            async (_, _) =>
            {
                arrived.SetResult();
                await release.Task;
                return new HttpResponseMessage { Content = new StreamContent(new WatchedStream(isDisposed.SetResult)) };
            }
        );
        var clock = new FakeTimeProvider();
        using var client = Create(clock);
        var call = client.AggregateAsync(new RequestOptions { MaxRetries = 0 }, Token);
        // The timer is set before the request is sent.
        await arrived.Task;
        await clock.AdvanceToTimerAsync(TestClient.AttemptTimeout);
        await Assert.ThrowsAsync<ApiTimeoutException>(() => call);

        release.SetResult();

        await isDisposed.Task.WaitAsync(Token);
    }

    [Fact]
    public async Task Recorder_LeavesConnectionsReusable()
    {
        await using var server = new FaultyServer();
        server.On(
            "/api/sonar/tickets",
            Reaction.Answer("""{"total":1}"""),
            Reaction.Answer("""{"total":2}"""),
            Reaction.Answer("""{"total":3}""")
        );
        using (
            var client = IncidentAnalyticsClient.Create(o =>
            {
                o.Sonar.BaseAddress = server.Address;
                o.Sonar.Credential = Credential.Bearer("my-api-key");
                o.Recorders.Add(new(_folder.Path));
            })
        )
        {
            for (var i = 1; i <= 3; i++)
                Assert.Equal(i, await client.Sonar.CountTicketsAsync(cancellationToken: Token));
        }

        Assert.Equal(1, server.Connections);
        Assert.Equal(3, _folder.Entries().Count);
    }

    [Fact]
    public async Task Recorder_DecodesCompressedBodies()
    {
        var packed = new MemoryStream();
        await using (var gzip = new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionMode.Compress))
            await gzip.WriteAsync("""{"detail":"packed"}"""u8.ToArray(), Token);
        var server = new AnsweringHandler
        {
            Body = packed.ToArray(),
            Status = HttpStatusCode.BadRequest,
            Adjust = static r => r.Content.Headers.ContentEncoding.Add("gzip"),
        };
        using (var client = CreateSonar(server))
            await Assert.ThrowsAsync<InvalidRequestException>(() => client.Sonar.CountTicketsAsync(cancellationToken: Token));

        Assert.Equal("""{"detail":"packed"}""", Assert.Single(_folder.Entries()).ResponseText());
    }

    [Theory]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x41, 0x00 })]
    [InlineData(new byte[] { 0xC3 })]
    [InlineData(new byte[] { 0x00 })]
    public async Task Recorder_WritesOtherBytesAsBase64(byte[] body)
    {
        using (var client = CreateSonar(new AnsweringHandler { Body = body, Status = HttpStatusCode.BadRequest }))
            await Assert.ThrowsAsync<InvalidRequestException>(() => client.Sonar.CountTicketsAsync(cancellationToken: Token));

        var content = Assert.Single(_folder.Entries()).Content();
        Assert.Equal("base64", content.GetProperty("encoding").GetString());
        Assert.Equal(body, Convert.FromBase64String(content.GetProperty("text").GetString()!));
    }

    [Fact]
    public async Task Dispose_WritesWhatIsLeft_AndRecordsNothingAfterwards()
    {
        var server = new AnsweringHandler { Text = "{}" };
        var recorder = CreateRecorder();
        using var http = Connect(recorder, server);
        using (await http.GetAsync(new Uri("https://a.example/1"), Token))
            recorder.Dispose();
        using (await http.GetAsync(new Uri("https://a.example/2"), Token))
            recorder.Dispose();

        Assert.Equal("https://a.example/1", Assert.Single(_folder.Entries()).Url());
        File.Delete(_folder.Path);
    }

    [Theory]
    [InlineData(-1, 1, "Recorders[0].MaxBodyBytes '-1' must be from 0 to 67108864.")]
    [InlineData(67108865, 1, "Recorders[0].MaxBodyBytes '67108865' must be from 0 to 67108864.")]
    [InlineData(0, 0, "Recorders[0].MaxFileBytes '0' must be above zero.")]
    public void Create_RefusesInvalidRecorders(int maxBodyBytes, long maxFileBytes, string problem)
    {
        var e = Assert.Throws<OptionsValidationException>(() =>
            AllServices.Create(
                _server,
                configure: o => o.Recorders.Add(new(_folder.Path) { MaxBodyBytes = maxBodyBytes, MaxFileBytes = maxFileBytes })
            )
        );

        Assert.Equal([problem], e.Failures);
    }

    [Fact]
    public void Create_RefusesANullRecorder() =>
        Assert.Equal(
            ["Recorders[0] is null."],
            Assert.Throws<OptionsValidationException>(() => AllServices.Create(_server, configure: o => o.Recorders.Add(null!))).Failures
        );

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    public void RecorderOptions_RefusesAnEmptyPath(string? path) => Assert.ThrowsAny<ArgumentException>(() => new RecorderOptions(path!));

    private static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(static m => m.Name);

    private static string Sorted(string url) =>
        url.Split('?') is [var path, var query] ? $"{path}?{string.Join('&', query.Split('&').Order(StringComparer.Ordinal))}" : url;

    private IncidentAnalyticsClient Create(FakeTimeProvider? clock = null, Action<RecorderOptions>? configure = null) =>
        TestClient.Create(_server, clock, o => AddRecorder(o, configure));

    private IncidentAnalyticsClient CreateSonar(HttpMessageHandler? server = null, Action<RecorderOptions>? configure = null) =>
        AllServices.Create(server ?? _server, configure: o => AddRecorder(o, configure));

    private void AddRecorder(IncidentAnalyticsClientOptions options, Action<RecorderOptions>? configure)
    {
        var recorder = new RecorderOptions(_folder.Path);
        configure?.Invoke(recorder);
        options.Recorders.Add(recorder);
        options.LoggerFactory = _log;
    }

    private Client.Recording.ExchangeRecorder CreateRecorder() =>
        new(new RecorderOptions(_folder.Path), new FakeTimeProvider(), _log.CreateLogger(""));

    private static HttpClient Connect(Client.Recording.ExchangeRecorder recorder, HttpMessageHandler server) =>
        new(new Client.Recording.RecordingHandler(recorder, IncidentAnalyticsService.Sonar) { InnerHandler = server });

    private sealed class AddingHandler : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Add("X-Added", "by a handler of the user");
            return base.SendAsync(request, cancellationToken);
        }
    }

    /// <summary>Sends the body as a connection does.</summary>
    private sealed class SendingHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await request.Content!.CopyToAsync(Stream.Null, cancellationToken);
            return await base.SendAsync(request, cancellationToken);
        }
    }

    private sealed class OnceStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }

    private sealed class WatchedStream(Action disposed) : MemoryStream
    {
        protected override void Dispose(bool disposing)
        {
            disposed();
            base.Dispose(disposing);
        }
    }
}
