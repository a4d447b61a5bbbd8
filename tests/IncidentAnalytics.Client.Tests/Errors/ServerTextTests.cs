using System.Net;
using System.Text;
using IncidentAnalytics.Client.Tests.Support;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Errors;

/// <summary>Text of a server is masked, cleaned and shortened in messages; classification uses the raw text.</summary>
public sealed class ServerTextTests
{
    /// <summary>Control characters, escape sequences, line breaks and bidirectional characters.</summary>
    private const string Hostile = "a\r\nb\u001B[31mc\u0000d\u202Ee\u2066f\u200Fg\u2028h\u0085i\u009Bj\tk\u061C";

    private readonly AnsweringHandler _server = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static readonly (string Secret, Func<IncidentAnalyticsClient, Task> Call)[] Calls =
    [
        (AllServices.TicketsSecret, static c => c.AggregateAsync(cancellationToken: Token)),
        (AllServices.EventsSecret, static c => c.Events.GetStatisticsAsync(TestEvents.Request, cancellationToken: Token)),
        (AllServices.SonarSecret, static c => c.Sonar.CountTicketsAsync(cancellationToken: Token)),
        (AllServices.AnalyticsSecret, static c => c.Analytics.KpiMetrics.GetAsync("1", cancellationToken: Token)),
    ];

    /// <summary>The error members of all services, with the text as their value.</summary>
    private static readonly string[] ErrorBodies =
    [
        "#",
        "\"#\"",
        "[\"#\"]",
        """{"detail":"#"}""",
        """{"detail":{"code":"#","message":"#"}}""",
        """{"detail":[{"loc":["#","#"],"msg":"#"}]}""",
        """{"error":"#","details":"#","code":"#"}""",
        """{"error":"#","details":{"#":["#"]},"code":"#"}""",
        """{"#":["#"]}""",
        """{"name":{"#":{"0":["#"]}}}""",
        """{"error_code":"#","error_msg":"#","error_type":"#","trace_id":"#"}""",
        """{"errorCode":"#","errorMessage":"#","request_id":"#"}""",
        """{"error":{"code":"#","message":"#","title":"#"}}""",
        """{"code":"#","message":"#"}""",
        """{"error":"#","error_description":"#","error_uri":"#"}""",
    ];

    public static TheoryData<HttpStatusCode> Statuses =>
        [
            HttpStatusCode.BadRequest,
            HttpStatusCode.Unauthorized,
            HttpStatusCode.NotFound,
            HttpStatusCode.Conflict,
            HttpStatusCode.TooManyRequests,
            HttpStatusCode.InternalServerError,
        ];

    [Theory]
    [InlineData("1234", "1234")]
    [InlineData("12345", "1234…")]
    [InlineData("123\U0001F600", "123…")]
    [InlineData("12\U0001F6005", "12\U0001F600…")]
    [InlineData("", "")]
    public void Shorten_SplitsNoCharacter(string text, string expected) => Assert.Equal(expected, ServerText.Shorten(text, 4));

    [Fact]
    public void Show_KeepsNull() => Assert.Null(ServerText.Show(null, ["s"], 4));

    [Theory]
    [InlineData("\r\n\t\u2028\u2029\u0085", ' ')]
    [InlineData("\0\u0007\u001B\u007F\u0080\u009F", '\uFFFD')]
    [InlineData("\u061C\u200E\u200F", '\uFFFD')]
    [InlineData("\u202A\u202B\u202C\u202D\u202E", '\uFFFD')]
    [InlineData("\u2066\u2067\u2068\u2069", '\uFFFD')]
    [InlineData("\uD83D", '\uFFFD')]
    public void Show_ReplacesUnsafeCharacters(string unsafes, char replacement)
    {
        foreach (var c in unsafes)
            Assert.Equal($"a{replacement}b", ServerText.Show($"a{c}b", [], 10));
    }

    [Fact]
    public void Show_KeepsOtherCharacters()
    {
        const string Text = " ~\u00A0é\u061B\u061D\u200D\u2010\u2027\u202F\u2065\u206A\U0001F600\uFFFD";

        Assert.Equal(Text, ServerText.Show(Text, [], 100));
    }

    [Theory]
    [InlineData("<title>Sign in</title>", "a page of markup titled 'Sign in'")]
    [InlineData("<html><head><TITLE lang=en> 502\n</Title></head>", "a page of markup titled '502'")]
    [InlineData("<html>", "a page of markup")]
    [InlineData("<html><title>Sign", "a page of markup")]
    [InlineData("<html><title", "a page of markup")]
    [InlineData("<title> </title>", "a page of markup")]
    public void Describe_NamesTheTitleOfMarkup(string page, string expected) => Assert.Equal(expected, Markup.Describe(page));

    [Fact]
    public void Describe_ShortensTheTitle() =>
        Assert.Equal($"a page of markup titled '{new string('x', 100)}…'", Markup.Describe($"<title>{new string('x', 101)}</title>"));

    [Theory]
    [InlineData("<html>", true)]
    [InlineData(" \r\n<html>", true)]
    [InlineData("{}", false)]
    [InlineData("", false)]
    public void IsMarkup_LooksAtTheFirstCharacter(string text, bool expected) => Assert.Equal(expected, Markup.IsMarkup(text));

    [Theory]
    [MemberData(nameof(Statuses))]
    public async Task Errors_HaveNoControlCharacters(HttpStatusCode status)
    {
        foreach (var e in await FailAsync(status, Hostile))
        {
            var error = Assert.IsAssignableFrom<ApiException>(e).Error;
            AssertText.IsShowable(e.Message, 2_500);
            foreach (var text in Texts(error))
                AssertText.IsShowable(text, 2_001);
        }
    }

    [Theory]
    [MemberData(nameof(Statuses))]
    public async Task Errors_ShowNoSecret(HttpStatusCode status)
    {
        foreach (var e in await FailAsync(status, null))
        {
            Assert.DoesNotContain("opaque", e.ToString(), StringComparison.Ordinal);
            foreach (var text in Texts(Assert.IsAssignableFrom<ApiException>(e).Error))
                Assert.DoesNotContain("opaque", text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(10)]
    [InlineData(1_000)]
    [InlineData(60_000)]
    [InlineData(300_000)]
    public async Task Errors_AreBounded_WhateverTheLengthOfTheirTexts(int length)
    {
        foreach (var e in await FailAsync(HttpStatusCode.BadRequest, new string('x', length)))
            AssertBounded((ApiException)e);
    }

    /// <summary>65 KB that became a message of 264 million characters, because paths of nested names were repeated for each message.</summary>
    [Theory]
    [InlineData(30_000, 1, 10_000)]
    [InlineData(1_000, 30, 100)]
    [InlineData(100, 60, 1_000)]
    [InlineData(1, 60, 5_000)]
    [InlineData(5, 1, 20_000)]
    public async Task Errors_AreBounded_WhenFieldErrorsAreNested(int nameLength, int depth, int messages)
    {
        var name = new string('n', nameLength);
        var body = new StringBuilder();
        for (var level = 0; level < depth; level++)
            body.Append("{\"").Append(name).Append("\":");
        body.Append('{')
            .AppendJoin(',', Enumerable.Range(0, messages).Select(static i => $"\"f{i}\":[\"wrong\",{{\"x\":\"y\"}}]"))
            .Append('}');
        body.Append('}', depth);
        var text = body.Length > 65_000 ? body.ToString(0, 65_000) : body.ToString();
        foreach (var complete in new[] { body.ToString(), text })
        {
            using var client = AllServices.Create(_server);
            _server.Status = HttpStatusCode.BadRequest;
            _server.Text = complete;
            foreach (var (_, call) in Calls)
                AssertBounded((ApiException)(await Record.ExceptionAsync(() => call(client)))!);
        }
    }

    [Fact]
    public async Task Errors_CostMemoryInProportionToTheirBodies()
    {
        // A first one, so that what is made once does not count.
        await MeasureAsync(10);
        var small = await MeasureAsync(100);
        var large = await MeasureAsync(1_000);

        Assert.InRange(large, small, small * 12);

        async Task<long> MeasureAsync(int fields)
        {
            var name = new string('n', 30);
            var body = Encoding.UTF8.GetBytes(
                $"{{\"{name}\":{{{string.Join(',', Enumerable.Range(0, fields).Select(i => $"\"{name}{i}\":[\"wrong\"]"))}}}}}"
            );
            using var response = new HttpResponseMessage(HttpStatusCode.BadRequest) { Content = new ByteArrayContent(body) };
            await response.Content.ReadAsByteArrayAsync(Token);
            var before = GC.GetAllocatedBytesForCurrentThread();
            var read = ErrorResponse.ReadAsync(
                response,
                Client.Analytics.AnalyticsErrorReader.Instance,
                ["secret"],
                new FakeTimeProvider(),
                Token
            );
            Assert.True(read.IsCompleted);
            var e = await read;
            Assert.NotEmpty(e.Message);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    [Fact]
    public async Task Message_IsCreatedOnce()
    {
        var e = (await FailAsync(HttpStatusCode.BadRequest, "x"))[0];

        Assert.Same(e.Message, e.Message);
    }

    [Fact]
    public async Task UnreadableBodies_ShowNoSecretAndNoControlCharacters_InTheirPath()
    {
        using var client = AllServices.Create(_server);
        foreach (var name in new[] { AllServices.SonarSecret, Escape(Hostile), new string('n', 100_000) })
        {
            foreach (
                var body in new[]
                {
                    $$$"""{"tickets":[{"assignees":[{"{{{name}}}":1,"guid":[}]}]}""",
                    $$$"""{"{{{name}}}":[}""",
                    $$$"""{"total":{"{{{name}}}":1}}""",
                    $$$"""{"tickets":[{"title":{"{{{name}}}":1}}]}""",
                    $"not JSON: {name}",
                }
            )
            {
                _server.Text = body;

                var e = await Assert.ThrowsAsync<InvalidResponseException>(() => client.Sonar.CountTicketsAsync(cancellationToken: Token));

                Assert.DoesNotContain("opaque", e.ToString(), StringComparison.Ordinal);
                AssertText.IsShowable(e.Message, 700);
                AssertText.IsShowable(e.BodyStart!, 600);
                Assert.InRange(e.ToString().Length, 1, 20_000);
            }
        }

        _server.Text = $$$"""{"step":1,"summary":{"{{{AllServices.EventsSecret}}}":"x"}}""";
        var path = await Assert.ThrowsAsync<InvalidResponseException>(() =>
            client.Events.GetStatisticsAsync(TestEvents.Request, cancellationToken: Token)
        );
        Assert.Contains("the body's $.summary.*** cannot be read", path.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("opaque", path.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task EmptyBodies_ShowNoSecretAndNoControlCharacters_InTheirReasonPhrase()
    {
        using var client = AllServices.Create(_server);
        _server.Status = HttpStatusCode.Forbidden;
        foreach (var (secret, call) in Calls)
        {
            _server.Adjust = r => r.ReasonPhrase = $"No {secret} \u001B\u202E{new string('r', 3_000)}";

            var e = await Assert.ThrowsAsync<PermissionDeniedException>(() => call(client));

            Assert.StartsWith("No *** \uFFFD\uFFFDrrr", e.Error.Message, StringComparison.Ordinal);
            Assert.InRange(e.Message.Length, 1, 400);
        }
    }

    [Fact]
    public async Task Redirects_ShowNoSecret_OfTheirLocation()
    {
        using var client = AllServices.Create(_server);
        foreach (var (secret, call) in Calls)
        {
            foreach (
                var location in new[]
                {
                    $"https://{secret}.example.net/x",
                    $"https://h.example.net/?t={secret}",
                    $"https://u:{secret}@h.example.net/",
                }
            )
            {
                _server.Status = HttpStatusCode.Found;
                _server.Adjust = r => r.Headers.TryAddWithoutValidation("Location", location);

                var e = await Assert.ThrowsAsync<ApiException>(() => call(client));

                Assert.DoesNotContain("opaque", e.ToString(), StringComparison.OrdinalIgnoreCase);
                Assert.Contains("redirects to", e.Message, StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [InlineData("X-Request-Id")]
    [InlineData("x-amzn-RequestId")]
    [InlineData("Request-Id")]
    [InlineData("X-Correlation-Id")]
    public async Task RequestIds_ShowNoSecretAndAreBounded(string header)
    {
        using var client = AllServices.Create(_server);
        _server.Status = HttpStatusCode.BadRequest;
        foreach (var (secret, call) in Calls)
        {
            _server.Adjust = r => r.Headers.TryAddWithoutValidation(header, $"{secret}{new string('i', 5_000)}");

            var e = await Assert.ThrowsAsync<InvalidRequestException>(() => call(client));

            Assert.StartsWith("***iii", e.RequestId, StringComparison.Ordinal);
            Assert.InRange(e.RequestId!.Length, 1, 201);
        }
    }

    [Fact]
    public async Task RequestIds_OfASuccess_ShowNoSecretAndAreBounded()
    {
        using var client = AllServices.Create(_server);
        ResponseInfo? info = null;
        _server.Text = """{"total":0}""";
        _server.Adjust = static r => r.Headers.TryAddWithoutValidation("X-Request-Id", AllServices.SonarSecret + new string('i', 5_000));

        await client.Sonar.CountTicketsAsync(options: new RequestOptions { OnResponse = i => info = i }, cancellationToken: Token);

        Assert.StartsWith("***iii", info!.RequestId, StringComparison.Ordinal);
        Assert.InRange(info.RequestId!.Length, 1, 201);
    }

    /// <summary>Masking a code must not change its classification.</summary>
    [Theory]
    [InlineData("auth", HttpStatusCode.Forbidden, """{"detail":"d","code":"not_authenticated"}""", typeof(AuthenticationFailedException))]
    [InlineData(
        "not_authenticated",
        HttpStatusCode.Forbidden,
        """{"detail":"d","code":"not_authenticated"}""",
        typeof(AuthenticationFailedException)
    )]
    [InlineData("token", HttpStatusCode.Forbidden, """{"detail":"d","code":"token_not_valid"}""", typeof(AuthenticationFailedException))]
    [InlineData(
        "failed",
        HttpStatusCode.Forbidden,
        """{"error":"d","details":null,"code":"authentication_failed"}""",
        typeof(AuthenticationFailedException)
    )]
    [InlineData("auth", HttpStatusCode.Forbidden, """{"detail":"d","code":"permission_denied"}""", typeof(PermissionDeniedException))]
    [InlineData("e", HttpStatusCode.BadRequest, """{"name":["e"]}""", typeof(InvalidRequestException))]
    public async Task Create_UsesTheUnmaskedCode(string value, HttpStatusCode status, string body, Type expected)
    {
        using var client = AllServices.Create(
            _server,
            configure: o =>
                o.Analytics.Credential = Credential.Custom(
                    new Dictionary<string, Secret> { ["X-Api-Key"] = new("Zq8-opaque-Key-91"), ["X-Tenant"] = new(value) }
                )
        );
        (_server.Status, _server.Text) = (status, body);

        var e = await Record.ExceptionAsync(() => client.Analytics.KpiMetrics.GetAsync("1", cancellationToken: Token));

        Assert.IsType(expected, e);
    }

    [Theory]
    [InlineData("illegal")]
    [InlineData("state")]
    [InlineData("illegal-state")]
    public async Task IsFinal_UsesTheUnmaskedCode_OfSonar(string value)
    {
        using var client = AllServices.Create(
            _server,
            configure: o =>
            {
                o.Sonar.MaxRetries = 3;
                o.Sonar.Credential = Credential.Custom("X-Tenant", value);
            }
        );
        (_server.Status, _server.Text) = (
            HttpStatusCode.InternalServerError,
            """{"error_code":"illegal-state","error_msg":"ticket not found: 5"}"""
        );

        Assert.IsType<ApiException>(await Record.ExceptionAsync(() => client.Sonar.CountTicketsAsync(cancellationToken: Token)));

        Assert.Equal(1, _server.Requests);
    }

    [Fact]
    public async Task IsFinal_UsesTheUnmaskedCode_OfEvents()
    {
        using var client = AllServices.Create(
            _server,
            configure: static o =>
            {
                o.Events.MaxRetries = 3;
                o.Events.Credential = Credential.Custom("X-Tenant", "AOM");
            }
        );
        (_server.Status, _server.Text) = (HttpStatusCode.ServiceUnavailable, """{"error_code":"AOM.0503","error_msg":"m"}""");

        var e = await Assert.ThrowsAsync<ServerErrorException>(() =>
            client.Events.GetStatisticsAsync(TestEvents.Request, cancellationToken: Token)
        );

        Assert.Equal(("***.0503", 1), (e.Code, _server.Requests));
    }

    [Fact]
    public async Task ListAsync_UsesTheUnmaskedBody()
    {
        var server = new ScriptedHandler()
            .Respond(HttpStatusCode.OK, """{"count":2,"next":"/?page=2","results":[{"id":"1"}]}""")
            .Respond(HttpStatusCode.NotFound, """{"detail":"Invalid page."}""");
        using var client = AllServices.Create(
            server,
            configure: static o => o.Analytics.Credential = Credential.Custom("X-Tenant", "detail")
        );

        Assert.Single(await client.Analytics.KpiMetrics.ListAsync(cancellationToken: Token).ToListAsync(Token));
    }

    private static string Escape(string text) => string.Concat(text.Select(static c => $"\\u{(int)c:x4}"));

    private static IEnumerable<string> Texts(ApiError error) =>
        new[] { error.Code, error.Type, error.Message, error.Details, error.RequestId, error.BodyStart }
            .OfType<string>()
            .Concat(error.FieldErrors.Keys)
            .Concat(error.FieldErrors.Values.SelectMany(static m => m));

    private static void AssertBounded(ApiException e)
    {
        Assert.InRange(e.Message.Length, 1, 2_500);
        Assert.InRange(e.ToString().Length, 1, 20_000);
        Assert.All(new[] { e.Error.Code, e.Error.Type, e.Error.RequestId }, static t => Assert.InRange(t?.Length ?? 0, 0, 201));
        Assert.All(new[] { e.Error.Message, e.Error.Details, e.Error.BodyStart }, static t => Assert.InRange(t?.Length ?? 0, 0, 2_001));
        Assert.InRange(e.Error.FieldErrors.Count, 0, 100);
        Assert.All(
            e.Error.FieldErrors,
            static f =>
            {
                Assert.InRange(f.Key.Length, 0, 201);
                Assert.InRange(f.Value.Count, 0, 20);
                Assert.All(f.Value, static m => Assert.InRange(m.Length, 0, 501));
            }
        );
    }

    /// <summary>The failures of every service with every kind of error body, with a text or the secret in each member.</summary>
    private async Task<List<Exception>> FailAsync(HttpStatusCode status, string? text)
    {
        var failures = new List<Exception>();
        using var client = AllServices.Create(_server);
        _server.Status = status;
        foreach (var (secret, call) in Calls)
        {
            foreach (var body in ErrorBodies)
            {
                foreach (
                    var written in text is null ? new[] { secret, Escape(secret), $"a{secret}b" }
                    : text == Hostile ? [Hostile, Escape(Hostile)]
                    : [text]
                )
                {
                    _server.Text = body.Replace("#", written, StringComparison.Ordinal);
                    failures.Add((await Record.ExceptionAsync(() => call(client)))!);
                }
            }
        }

        return failures;
    }
}
