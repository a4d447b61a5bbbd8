using System.Diagnostics;
using System.Net;
using System.Reflection;
using IncidentAnalytics.Client.Tests.Support;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Authentication;

/// <summary>Secrets are not in logs, exceptions, spans, texts or views of debuggers.</summary>
public sealed class SecrecyTests
{
    private const string ClientSecret = "s3cr&t +ü";
    private const string AccessToken = "token-1";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AggregateAsync_MasksTheToken_WhenTheServerRepeatsIt()
    {
        var log = new RecordingLoggerFactory();
        using var telemetry = new Telemetry();
        var server = new ScriptedHandler();
        server.Respond(
            static (request, _) =>
                Task.FromResult(
                    ScriptedHandler.Json($$"""{"detail":"you sent {{request.Headers["Authorization"]}}"}""", HttpStatusCode.BadRequest)
                )
        );
        using var client = TestClient.Create(server, configure: o => o.LoggerFactory = log);

        var e = await Assert.ThrowsAsync<InvalidRequestException>(() => client.AggregateAsync(cancellationToken: Token));

        AssertClean(e.ToString());
        AssertClean(e.Error.BodyStart!);
        Assert.NotEmpty(log.Messages);
        Assert.All(log.Messages, AssertClean);
        Assert.Contains(telemetry.Spans, static s => s.OperationName == "tickets.aggregate");
        Assert.All(telemetry.AllSpans, static s => Assert.All(s.TagObjects, static t => AssertClean($"{t.Value}")));
    }

    [Fact]
    public async Task AcquireAsync_MasksTheClientSecret_WhenTheEndpointRepeatsIt()
    {
        var server = new ScriptedHandler
        {
            Token = static (_, _) =>
                Task.FromResult(
                    ScriptedHandler.Json(
                        $$"""{"error":"invalid_client","error_description":"wrong: {{ClientSecret}} or s3cr%26t+%2B%C3%BC"}""",
                        HttpStatusCode.Unauthorized
                    )
                ),
        };
        using var client = TestClient.Create(server);

        var e = await Assert.ThrowsAsync<AuthenticationFailedException>(() => client.AggregateAsync(cancellationToken: Token));

        AssertClean(e.ToString());
        AssertClean(e.Error.ToString());
        Assert.Contains("***", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AcquireAsync_MasksTheBasicHeader_WhenTheEndpointRepeatsIt()
    {
        var server = new ScriptedHandler();
        var basic = Convert.ToBase64String("my+client:s3cr%26t+%2B%C3%BC"u8);
        server.Token = (_, _) =>
            Task.FromResult(
                ScriptedHandler.Json($$"""{"error":"invalid_client","error_description":"{{basic}}"}""", HttpStatusCode.Unauthorized)
            );
        using var client = TestClient.Create(
            server,
            configure: static o =>
            {
                var options = TestClient.ClientCredentials();
                options.ClientAuthentication = ClientAuthentication.ClientSecretBasic;
                o.Tickets.Credential = Credential.ClientCredentials(options);
            }
        );

        var e = await Assert.ThrowsAsync<AuthenticationFailedException>(() => client.AggregateAsync(cancellationToken: Token));

        Assert.Equal("invalid_client", e.Code);
        Assert.Equal("***", e.Error.Message);
        Assert.DoesNotContain(basic, e.Error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        """{"error":"invalid_client","error_description":"wrong: s3cr\u0026t \u002b\u00FC","error_uri":"https://e.example/?s=s3cr%26t+%2B%C3%BC"}"""
    )]
    [InlineData("<html>wrong: s3cr&amp;t +&#252;</html>")]
    [InlineData("wrong: s3cr%26t%20%2b%c3%bc")]
    public async Task AcquireAsync_MasksAnEscapedSecret(string body)
    {
        var server = new ScriptedHandler { Token = (_, _) => Task.FromResult(ScriptedHandler.Json(body, HttpStatusCode.Unauthorized)) };
        using var client = TestClient.Create(server);

        var e = await Assert.ThrowsAsync<AuthenticationFailedException>(() => client.AggregateAsync(cancellationToken: Token));

        AssertClean(e.ToString());
        AssertClean(e.Error.ToString());
        Assert.DoesNotContain("s3cr", e.Error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"error":{"message":"wrong: p4ss\"w&rd +ü","code":401,"title":"p4ss\"w&rd +ü"}}""")]
    [InlineData(
        """{"error":{"message":"wrong: p4ss\u0022w\u0026rd \u002B\u00FC","code":401},"request_id":"p4ss\u0022w\u0026rd \u002B\u00FC"}"""
    )]
    [InlineData("""wrong: {"password":"p4ss\u0022w\u0026rd \u002B\u00FC"}""")]
    [InlineData("""wrong: p4ss"w&rd +ü""")]
    [InlineData("<html>wrong: p4ss&quot;w&amp;rd +&#252;</html>")]
    public async Task AcquireAsync_MasksThePassword_WhenIamRepeatsIt(string body)
    {
        var log = new RecordingLoggerFactory();
        var server = new ScriptedHandler { Token = (_, _) => Task.FromResult(ScriptedHandler.Json(body, HttpStatusCode.Unauthorized)) };
        using var client = TestEvents.Create(server, configure: o => o.LoggerFactory = log);

        var e = await Assert.ThrowsAsync<AuthenticationFailedException>(() => client.GetStatisticsAsync(cancellationToken: Token));

        Assert.Contains("***", e.Error.ToString(), StringComparison.Ordinal);
        Assert.NotEmpty(log.Messages);
        foreach (var text in log.Messages.Append(e.ToString()).Append(e.Error.ToString()))
        {
            Assert.DoesNotContain("p4ss", text, StringComparison.Ordinal);
            Assert.DoesNotContain("rd \\u002B", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task AcquireAsync_MasksOnlyThePassword()
    {
        const string Repeated = """not JSON: {"password":"p4ss\u0022w\u0026rd \u002B\u00FC"} of reader""";
        var server = new ScriptedHandler
        {
            Token = static (_, _) => Task.FromResult(ScriptedHandler.Json(Repeated, HttpStatusCode.BadRequest)),
        };
        using var client = TestEvents.Create(server);

        var e = await Assert.ThrowsAsync<AuthenticationFailedException>(() => client.GetStatisticsAsync(cancellationToken: Token));

        Assert.Equal("""not JSON: {"password":"***"} of reader""", e.Error.BodyStart);
    }

    [Fact]
    public async Task GetStatisticsAsync_MasksTheToken_WhenTheServerRepeatsIt()
    {
        var log = new RecordingLoggerFactory();
        var server = TestEvents.Server();
        server.Respond(
            static (request, _) =>
                Task.FromResult(
                    ScriptedHandler.Json(
                        $$"""{"error_code":"AOM.0400","error_message":"you sent {{request.Headers["X-Auth-Token"]}}","trace_id":"{{request.Headers["X-Auth-Token"]}}"}""",
                        HttpStatusCode.BadRequest
                    )
                )
        );
        using var client = TestEvents.Create(server, configure: o => o.LoggerFactory = log);

        var e = await Assert.ThrowsAsync<InvalidRequestException>(() => client.GetStatisticsAsync(cancellationToken: Token));

        Assert.Equal("you sent ***", e.Error.Message);
        Assert.All(
            log.Messages.Append(e.ToString()).Append(e.Error.ToString()),
            static text => Assert.DoesNotContain("iam-token-1", text, StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData(HttpStatusCode.OK, 512)]
    [InlineData(HttpStatusCode.BadRequest, 64 * 1024)]
    public async Task AggregateAsync_MasksASecret_AcrossTheEndOfTheShownBody(HttpStatusCode status, int shown)
    {
        var secret = string.Concat(Enumerable.Range(0, 90).Select(static i => $"{i:000}-"));
        var server = new ScriptedHandler().Respond(status, string.Concat(Enumerable.Repeat(secret, 1 + (shown / secret.Length))));
        using var client = TestClient.Create(server, configure: o => o.Tickets.Credential = Credential.Bearer(secret));

        var e = await Assert.ThrowsAnyAsync<IncidentAnalyticsException>(() => client.AggregateAsync(cancellationToken: Token));

        var start = e is ApiException api ? api.Error.BodyStart : Assert.IsType<InvalidResponseException>(e).BodyStart;
        Assert.EndsWith("***", start, StringComparison.Ordinal);
        Assert.DoesNotContain("000-", start, StringComparison.Ordinal);
        Assert.DoesNotContain("000-", e.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void ToString_ShowsNoSecret()
    {
        Secret secret = ClientSecret;
        var options = new ClientCredentialsOptions
        {
            ClientSecret = secret,
            ClientId = "id",
            TokenEndpoint = new Uri("https://a.example"),
        };
        var credential = Credential.ClientCredentials(options);
        var request = new RequestCredential("Authorization", "Bearer ", AccessToken, "p");
        var token = new AccessToken(request, 0, TimeSpan.FromHours(1));

        var iamOptions = new IamPasswordOptions
        {
            Password = secret,
            UserName = "u",
            DomainName = "d",
            Endpoint = new Uri("https://a.example"),
        };
        object[] iam = [iamOptions, Credential.IamPassword(iamOptions), Credential.IamToken(AccessToken)];

        foreach (var o in iam.Concat([secret, options, credential, Credential.Bearer(AccessToken), request, token]))
        {
            AssertClean(o.ToString()!);
            Assert.All(DebuggerVisible(o), AssertClean);
        }
    }

    /// <summary>Returns what a debugger shows: fields and properties that are not hidden.</summary>
    private static IEnumerable<string> DebuggerVisible(object o) =>
        o.GetType()
            .GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(static f => f.GetCustomAttribute<DebuggerBrowsableAttribute>()?.State != DebuggerBrowsableState.Never)
            .Select(f => $"{f.GetValue(o)}");

    private static void AssertClean(string text)
    {
        Assert.DoesNotContain(ClientSecret, text, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cr%26t", text, StringComparison.Ordinal);
        Assert.DoesNotContain(AccessToken, text, StringComparison.Ordinal);
    }
}
