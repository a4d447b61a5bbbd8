using System.Net;
using System.Net.Http.Headers;
using System.Reflection;
using System.Text;
using IncidentAnalytics.Client.Analytics.KpiMetrics;
using IncidentAnalytics.Client.Sonar;
using IncidentAnalytics.Client.Tests.Support;
using IncidentAnalytics.Client.Tickets;
using Refit;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Recording;

/// <summary>No credential is in a recording, wherever it occurs on the wire.</summary>
public sealed class SecrecyTests : IDisposable
{
    private const string Value = "s3cr&t+opaque/91";

    private readonly RecordingFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Credentials => ["bearer", "token", "iam", "session", "custom", "basic", "client_id"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Credentials))]
    public async Task Recorder_MasksTheCredential_WhereverTheServerRepeatsIt(string kind)
    {
        var credential = kind switch
        {
            "bearer" => Credential.Bearer(Value),
            "token" => Credential.Token(Value),
            "iam" => Credential.IamToken(Value),
            "session" => Credential.Session(Value, Value + "-csrf"),
            "basic" => Custom("Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("user-name:" + Value))),
            _ => Custom("X-Api-Key", Value),
        };
        var server = new AnsweringHandler();
        using (
            var client = AllServices.Create(
                server,
                configure: o =>
                {
                    o.Sonar.Credential = credential;
                    if (kind == "client_id")
                        o.Tickets.ClientId = Value;
                    o.Recorders.Add(new(_folder.Path));
                }
            )
        )
        {
            foreach (var (place, escape) in Places.SelectMany(static _ => Escapes, static (place, escape) => (place, escape)))
            {
                server.Text = """{"total":3}""";
                server.Adjust = response => place(response, escape(Value));
                await IgnoreAsync(() =>
                    kind == "client_id"
                        ? client.AggregateAsync(cancellationToken: Token)
                        : client.Sonar.CountTicketsAsync(cancellationToken: Token)
                );
            }
        }

        Assert.Equal(Places.Count() * Escapes.Count(), _folder.Entries().Count);
        AssertClean(_folder.Text());
        Assert.DoesNotContain("user-name", _folder.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Recorder_RecordsNoTokenRequest()
    {
        var tickets = new ScriptedHandler().Respond(HttpStatusCode.OK, TestClient.EmptyAnswer);
        var events = TestEvents.Server().Respond(HttpStatusCode.OK, TestEvents.EmptyAnswer);
        using (var client = TestClient.Create(tickets, configure: o => o.Recorders.Add(new(_folder.Path))))
            await client.AggregateAsync(cancellationToken: Token);
        using (var client = TestEvents.Create(events, configure: o => o.Recorders.Add(new(_folder.Path))))
            await client.GetStatisticsAsync(cancellationToken: Token);

        Assert.NotEmpty(tickets.TokenRequests);
        Assert.NotEmpty(events.TokenRequests);
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(_folder.Path)!))
        {
            Assert.Single(_folder.Entries(file));
            Assert.DoesNotContain("token-1", _folder.Text(file), StringComparison.Ordinal);
            Assert.DoesNotContain("s3cr", _folder.Text(file), StringComparison.Ordinal);
            Assert.DoesNotContain("my client", _folder.Text(file), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Recorder_MasksHeadersThatAreNotListed_AndCredentialsThatAre()
    {
        var server = new AnsweringHandler
        {
            Text = """{"total":3}""",
            Adjust = static r =>
            {
                r.Headers.Add("Set-Cookie", "sessionid=cookie-value; HttpOnly");
                r.Headers.Add("X-Subject-Token", "subject-token");
                r.Headers.Add("X-Internal", "internal-value");
                r.Headers.Add("X-Request-Id", "r-1");
            },
        };
        using (
            var client = AllServices.Create(
                server,
                configure: o =>
                    o.Recorders.Add(
                        new(_folder.Path)
                        {
                            RequestHeaders = { "Authorization", "X-Region" },
                            ResponseHeaders = { "Set-Cookie", "x-subject-token" },
                        }
                    )
            )
        )
        {
            var headers = new Dictionary<string, string> { ["X-Region"] = "eu", ["X-Key"] = "k1" };
            await client.Sonar.CountTicketsAsync(options: new RequestOptions { Headers = headers }, cancellationToken: Token);
        }

        var entry = Assert.Single(_folder.Entries());
        Assert.Equal("***", entry.Header("request", "Authorization"));
        Assert.Equal("eu", entry.Header("request", "X-Region"));
        Assert.Equal("***", entry.Header("request", "X-Key"));
        Assert.Equal("application/json", entry.Header("request", "Accept"));
        Assert.Equal("***", entry.Header("response", "Set-Cookie"));
        Assert.Equal("***", entry.Header("response", "X-Subject-Token"));
        Assert.Equal("***", entry.Header("response", "X-Internal"));
        Assert.Equal("r-1", entry.Header("response", "X-Request-Id"));
    }

    [Fact]
    public async Task Recorder_MasksUserInformationAndUnknownParametersOfAddresses()
    {
        using (var recorder = CreateRecorder())
        {
            using var http = Connect(
                recorder,
                new AnsweringHandler
                {
                    Adjust = static r => r.Headers.Location = new("https://u:hidden-2@b.example/x?code=hidden-3&page=2"),
                }
            );
            using var response = await http.GetAsync(
                new Uri("https://user:hidden-1@a.example/hidden-1/x?page=7&api_key=hidden-4&hidden-5&%70age=8&empty=#hidden-6"),
                Token
            );
        }

        var entry = Assert.Single(_folder.Entries());
        Assert.Equal("https://a.example/***/x?page=7&api_key=***&***&page=8&empty=", entry.Url());
        Assert.Equal("https://b.example/x?code=***&page=2", entry.Header("response", "Location"));
        Assert.Equal("https://b.example/x?code=***&page=2", entry.GetProperty("response").GetProperty("redirectURL").GetString());
        Assert.DoesNotContain("hidden", _folder.Text(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        """{"a":1,"password":"hidden","b":[{"Client-Secret":{"x":["hidden",2]},"c":true}]}""",
        """{"a":1,"password":"***","b":[{"Client-Secret":"***","c":true}]}"""
    )]
    [InlineData("""{ "pass\u0077ord" : 12345 , "a" : 1.50 }""", """{ "pass\u0077ord" : "***" , "a" : 1.50 }""")]
    [InlineData("\uFEFF{\"token\":\"hidden\"}", "\uFEFF{\"token\":\"***\"}")]
    [InlineData("""{"a":1,"token":"hidden""", """{"a":1***""")]
    [InlineData("""{"a":1,"token":{"x":"hidden","y":""", "{\"a\":1,\"token\":\"***\"")]
    [InlineData("""{"a":1,"b":2""", """{"a":1,"b":2""")]
    [InlineData("""{"a":1} password=hidden""", """{"a":1}***""")]
    [InlineData("""{"tokens":3}""", """{"tokens":3}""")]
    [InlineData("", "")]
    public void Apply_MasksMembers_AndKeepsEverythingElse(string text, string masked) =>
        Assert.Equal(masked, new Client.Recording.JsonMask(new RecorderOptions("x").MaskedMembers).Apply(text));

    [Fact]
    public async Task MaskedMembersAndRedact_MaskMore_InRequestsAndResponses()
    {
        var server = new AnsweringHandler { Text = """{"id":"m 1","created_by":"Jane Doe","description":"by Jane Doe"}""" };
        using (
            var client = AllServices.Create(
                server,
                configure: o =>
                    o.Recorders.Add(
                        new(_folder.Path)
                        {
                            MaskedMembers = { "created_by", "name" },
                            Redact = static text => text.Replace("Jane Doe", "Person 1", StringComparison.Ordinal),
                        }
                    )
            )
        )
        {
            await client.Analytics.KpiMetrics.CreateAsync(
                new CreateKpiMetricRequest
                {
                    Name = "Jane Doe's",
                    MetricType = KpiMetricType.MeanTimeToResolve,
                    AggregationType = KpiAggregationType.Average,
                    TimeWindowHours = 48,
                },
                cancellationToken: Token
            );
        }

        var entry = Assert.Single(_folder.Entries());
        Assert.Equal("""{"id":"m 1","created_by":"***","description":"by Person 1"}""", entry.ResponseText());
        Assert.Contains(
            "\"name\":\"***\"",
            entry.GetProperty("request").GetProperty("postData").GetProperty("text").GetString(),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Redact_LeavesTheExchangeOut_WhenItFails(bool throws)
    {
        var log = new RecordingLoggerFactory();
        var server = new AnsweringHandler { Text = """{"total":3}""" };
        using (
            var client = AllServices.Create(
                server,
                configure: o =>
                {
                    o.LoggerFactory = log;
                    o.Recorders.Add(
                        new(_folder.Path)
                        {
                            Redact = text => throws ? throw new InvalidOperationException("secret text: " + text) : "no address",
                        }
                    );
                }
            )
        )
        {
            for (var i = 0; i < 3; i++)
                Assert.Equal(3, await client.Sonar.CountTicketsAsync(cancellationToken: Token));
        }

        Assert.False(File.Exists(_folder.Path));
        var warning = Assert.Single(log.Messages, static m => m.StartsWith("An exchange was not recorded", StringComparison.Ordinal));
        Assert.DoesNotContain("secret text", warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Recorder_MasksABodyThatIsNotText_WhenItContainsTheCredential()
    {
        foreach (var encoding in (Encoding[])[Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.Latin1])
        {
            using var folder = new RecordingFolder();
            byte[] body = [0xFF, .. encoding.GetBytes("you sent " + Value)];
            using (
                var client = AllServices.Create(
                    new AnsweringHandler { Body = body, Status = HttpStatusCode.BadRequest },
                    configure: o =>
                    {
                        o.Sonar.Credential = Credential.Bearer(Value);
                        o.Recorders.Add(new(folder.Path));
                    }
                )
            )
            {
                await IgnoreAsync(() => client.Sonar.CountTicketsAsync(cancellationToken: Token));
            }

            Assert.Equal("***", Assert.Single(folder.Entries()).ResponseText());
        }
    }

    [Fact]
    public async Task Recorder_MasksForms()
    {
        using (var recorder = CreateRecorder())
        {
            using var http = Connect(recorder, new FormHandler());
            using var form = new FormUrlEncodedContent([new("client_secret", "hidden")]);
            using var response = await http.PostAsync(new Uri("https://a.example/token"), form, Token);
        }

        Assert.Equal(
            "***",
            Assert.Single(_folder.Entries()).GetProperty("request").GetProperty("postData").GetProperty("text").GetString()
        );
        Assert.DoesNotContain("hidden", _folder.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Recorder_MasksASecretThatIsCut()
    {
        using (
            var client = AllServices.Create(
                new AnsweringHandler { Text = $"you sent {Value}", Status = HttpStatusCode.BadRequest },
                configure: o =>
                {
                    o.Sonar.Credential = Credential.Bearer(Value);
                    o.Recorders.Add(new(_folder.Path) { MaxBodyBytes = 15 });
                }
            )
        )
        {
            await IgnoreAsync(() => client.Sonar.CountTicketsAsync(cancellationToken: Token));
        }

        Assert.Equal("you sent ***", Assert.Single(_folder.Entries()).ResponseText());
    }

    [Fact]
    public void QueryParameters_HasEveryParameterOfTheInterfaces()
    {
        var queries = typeof(ISonarApi)
            .Assembly.GetTypes()
            .Where(static type => type is { IsInterface: true, Namespace: not null } && type.Name.EndsWith("Api", StringComparison.Ordinal))
            .SelectMany(static type => type.GetMethods())
            .SelectMany(static method => method.GetParameters())
            .Where(static parameter => parameter.GetCustomAttribute<QueryAttribute>() is not null)
            .ToList();
        var names = queries
            .SelectMany(static parameter =>
                parameter.ParameterType is { IsClass: true } type && type != typeof(string)
                    ? type.GetProperties()
                        .Where(static p => p.PropertyType != typeof(TimeRange))
                        .Select(static p => p.GetCustomAttribute<AliasAsAttribute>()?.Name ?? p.Name)
                    : [parameter.GetCustomAttribute<AliasAsAttribute>()?.Name ?? parameter.Name!]
            )
            .ToHashSet(StringComparer.Ordinal);

        Assert.InRange(names.Count, 30, 100);
        Assert.Empty(names.Except(new RecorderOptions("x").QueryParameters, StringComparer.Ordinal));
    }

    /// <summary>The forms in which servers repeat what they were sent.</summary>
    private static IEnumerable<Func<string, string>> Escapes =>
        [
            static value => value,
            Uri.EscapeDataString,
            static value => WebUtility.UrlEncode(value),
            static value => WebUtility.HtmlEncode(value),
            static value => string.Concat(value.Select(static c => $"\\u{(int)c:x4}")),
            static value => value.Replace("/", "\\/", StringComparison.Ordinal),
        ];

    private static IEnumerable<Action<HttpResponseMessage, string>> Places =>
        [
            static (response, value) =>
                SetBody(response, HttpStatusCode.BadRequest, $$"""{"error_code":"x","error_msg":"you sent {{value}}"}"""),
            static (response, value) => SetBody(response, HttpStatusCode.OK, $$"""{"total":3,"x":"{{value}}"}"""),
            static (response, value) => SetBody(response, HttpStatusCode.BadGateway, $"<html>{value}</html>"),
            static (response, value) => response.Headers.TryAddWithoutValidation("X-Request-Id", value),
            static (response, value) => response.Headers.TryAddWithoutValidation("X-Other", value),
            static (response, value) => response.Headers.TryAddWithoutValidation("Location", "https://a.example/" + value),
            static (response, value) => response.Headers.TryAddWithoutValidation("Location", "https://a.example/?page=" + value),
            static (response, value) => response.Headers.TryAddWithoutValidation("Set-Cookie", $"a={value}; Path=/"),
            static (response, value) => response.Headers.TryAddWithoutValidation("WWW-Authenticate", $"Bearer error=\"{value}\""),
            static (response, value) => response.ReasonPhrase = value,
            static (response, value) => response.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json; x=" + value),
        ];

    private static Credential Custom(string header, string value) => Credential.Custom(new Dictionary<string, Secret> { [header] = value });

    private static void SetBody(HttpResponseMessage response, HttpStatusCode status, string body)
    {
        response.StatusCode = status;
        response.Content = new StringContent(body, Encoding.UTF8, "application/json");
    }

    private static async Task IgnoreAsync(Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (IncidentAnalyticsException)
        {
            // Only the recording counts.
        }
    }

    private static void AssertClean(string text)
    {
        foreach (var escape in Escapes)
        {
            Assert.DoesNotContain(escape(Value), text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(escape(escape(Value)), text, StringComparison.OrdinalIgnoreCase);
        }

        Assert.DoesNotContain("opaque", text, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToBase64String(Encoding.UTF8.GetBytes("user-name:" + Value)), text, StringComparison.Ordinal);
    }

    private Client.Recording.ExchangeRecorder CreateRecorder() =>
        new(new RecorderOptions(_folder.Path), TimeProvider.System, new RecordingLoggerFactory());

    private static HttpClient Connect(Client.Recording.ExchangeRecorder recorder, HttpMessageHandler server) =>
        new(new Client.Recording.RecordingHandler(recorder, IncidentAnalyticsService.Sonar) { InnerHandler = server });

    private sealed class FormHandler : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await request.Content!.CopyToAsync(Stream.Null, cancellationToken);
            return new HttpResponseMessage();
        }
    }
}
