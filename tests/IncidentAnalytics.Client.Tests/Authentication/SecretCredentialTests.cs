using System.Net;
using IncidentAnalytics.Client.Tests.Support;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Authentication;

/// <summary>Credentials that send fixed secrets: tokens, sessions and custom headers.</summary>
public sealed class SecretCredentialTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Token_IsSentInTheAuthorizationHeader()
    {
        var sent = await SendAsync(Credential.Token("abc"));
        Assert.Equal("Token abc", sent.Headers["Authorization"]);
        Assert.False(sent.Headers.ContainsKey("Referer"));
    }

    [Fact]
    public async Task Session_SendsCookiesTokenAndReferer()
    {
        var sent = await SendAsync(Credential.Session("s1", "c1"));
        Assert.Equal("sessionid=s1; csrftoken=c1", sent.Headers["Cookie"]);
        Assert.Equal("c1", sent.Headers["X-CSRFToken"]);
        Assert.Equal("https://monitoring.example.com/", sent.Headers["Referer"]);
        Assert.False(sent.Headers.ContainsKey("Authorization"));
    }

    [Fact]
    public async Task Custom_SendsItsHeaders()
    {
        var sent = await SendAsync(Credential.Custom("X-Api-Key", "k1"));
        Assert.Equal("k1", sent.Headers["X-Api-Key"]);

        sent = await SendAsync(
            Credential.Custom(
                new Dictionary<string, Secret>(StringComparer.Ordinal)
                {
                    ["Authorization"] = "Negotiate abc",
                    ["X-Client"] = new Secret(static _ => ValueTask.FromResult("c2")),
                }
            )
        );
        Assert.Equal(("Negotiate abc", "c2"), (sent.Headers["Authorization"], sent.Headers["X-Client"]));
    }

    [Fact]
    public async Task Custom_ReplacesTheSameHeaderOfTheCall()
    {
        var options = new RequestOptions { Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["x-api-key"] = "mine" } };
        Assert.Equal("k1", (await SendAsync(Credential.Custom("X-Api-Key", "k1"), options)).Headers["X-Api-Key"]);
    }

    [Fact]
    public async Task Custom_CallsTheFunctionsAgain_WhenTheSecretsAreRefused()
    {
        var asked = 0;
        var server = new ScriptedHandler().Respond(HttpStatusCode.Unauthorized, "{}").Respond(HttpStatusCode.OK, TestClient.EmptyAnswer);
        using var client = TestClient.Create(
            server,
            configure: o => o.Tickets.Credential = Credential.Session("s", new Secret(_ => ValueTask.FromResult($"c{++asked}")))
        );

        await client.AggregateAsync(cancellationToken: Token);

        Assert.Equal(["c1", "c2"], server.Calls.Select(static c => c.Headers["X-CSRFToken"]));
    }

    [Fact]
    public async Task Custom_DoesNotResendFixedSecrets_WhenTheyAreRefused()
    {
        foreach (var credential in new[] { Credential.Session("s", "c"), Credential.Custom("X-Api-Key", "k"), Credential.Token("t") })
        {
            var server = new ScriptedHandler().Respond(HttpStatusCode.Unauthorized, "{}");
            using var client = TestClient.Create(server, configure: o => o.Tickets.Credential = credential);
            await Assert.ThrowsAsync<AuthenticationFailedException>(() => client.AggregateAsync(cancellationToken: Token));
            Assert.Single(server.Calls);
        }
    }

    [Fact]
    public async Task Custom_MasksSecrets_WhenTheServerRepeatsThem()
    {
        foreach (
            var credential in new[]
            {
                Credential.Session("s3cr3t-session", "s3cr3t-csrf"),
                Credential.Token("s3cr3t-token"),
                Credential.Custom(new Dictionary<string, Secret>(StringComparer.Ordinal) { ["X-A"] = "s3cr3t-a", ["X-B"] = "s3cr3t-b" }),
            }
        )
        {
            var server = new ScriptedHandler().Respond(
                static (request, _) =>
                    Task.FromResult(
                        ScriptedHandler.Json(
                            $$"""{"detail":"{{string.Join(", ", request.Headers.Select(static h => h.Value))}}"}""",
                            HttpStatusCode.BadRequest
                        )
                    )
            );
            using var client = TestClient.Create(server, configure: o => o.Tickets.Credential = credential);

            var e = await Assert.ThrowsAsync<InvalidRequestException>(() => client.AggregateAsync(cancellationToken: Token));

            Assert.DoesNotContain("s3cr3t", $"{e}{e.Error}{credential}", StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("a;b")]
    [InlineData("a b")]
    [InlineData("a,b")]
    [InlineData("a\"b")]
    [InlineData("a\\b")]
    [InlineData("a\r\nb")]
    [InlineData("ä")]
    public async Task Session_RefusesValuesThatNoCookieCanCarry(string value)
    {
        AssertText.Explains(Assert.Throws<ArgumentException>(() => Credential.Session(value, "c")), "sessionId");
        AssertText.Explains(Assert.Throws<ArgumentException>(() => Credential.Session("s", value)), "csrfToken");
        var function = new Secret(_ => ValueTask.FromResult(value));
        foreach (var credential in new[] { Credential.Session(function, "c"), Credential.Session("s", function) })
        {
            var e = await Assert.ThrowsAsync<ArgumentException>(() => SendAsync(credential));
            AssertText.Explains(e, "Credential");
            Assert.DoesNotContain(value, e.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("X Key")]
    [InlineData("X-Key:")]
    [InlineData("Host")]
    [InlineData("content-type")]
    [InlineData("Content-Anything")]
    [InlineData("Content-Length")]
    [InlineData("Expires")]
    [InlineData("Allow")]
    [InlineData("Last-Modified")]
    [InlineData("Accept")]
    [InlineData("User-Agent")]
    [InlineData("Connection")]
    [InlineData("transfer-encoding")]
    [InlineData("Expect")]
    [InlineData("Proxy-Authorization")]
    public void Custom_RefusesReservedAndInvalidHeaders(string name)
    {
        Assert.Equal("header", Assert.Throws<ArgumentException>(() => Credential.Custom(name, "v")).ParamName);
        Assert.Equal(
            $"headers[{name}]",
            Assert
                .Throws<ArgumentException>(() => Credential.Custom(new Dictionary<string, Secret>(StringComparer.Ordinal) { [name] = "v" }))
                .ParamName
        );
    }

    [Fact]
    public void Custom_RefusesValuesThatNoHeaderCanCarry()
    {
        Assert.Equal("token", Assert.Throws<ArgumentException>(static () => Credential.Token("t\n")).ParamName);
        Assert.Equal("value", Assert.Throws<ArgumentException>(static () => Credential.Custom("X-Key", "v\r")).ParamName);
        Assert.Equal("token", Assert.Throws<ArgumentNullException>(static () => Credential.Token(null!)).ParamName);
        Assert.Equal("value", Assert.Throws<ArgumentNullException>(static () => Credential.Custom("X-Key", null!)).ParamName);
        AssertText.Explains(
            Assert.Throws<ArgumentException>(static () => Credential.Custom(new Dictionary<string, Secret>(StringComparer.Ordinal))),
            "headers"
        );
        AssertText.Explains(
            Assert.Throws<ArgumentException>(static () =>
                Credential.Custom(new Dictionary<string, Secret>(StringComparer.Ordinal) { ["X-Key"] = "a", ["x-key"] = "b" })
            ),
            "headers"
        );
        AssertText.Explains(
            Assert.Throws<ArgumentNullException>(static () =>
                Credential.Custom(new Dictionary<string, Secret>(StringComparer.Ordinal) { ["X-Key"] = null! })
            ),
            "headers[X-Key]"
        );
        AssertText.Explains(
            Assert.Throws<ArgumentException>(static () =>
                Credential.Custom(new Dictionary<string, Secret>(StringComparer.Ordinal) { ["X-Key"] = "v\r" })
            ),
            "headers[X-Key]"
        );
    }

    [Fact]
    public async Task Credential_RefusesAResultOfAFunction_ThatNoHeaderCanCarry()
    {
        var secret = new Secret(static _ => ValueTask.FromResult("s3cr3t\r\nX-Evil: 1"));
        var oauth = TestClient.ClientCredentials();
        oauth.ClientSecret = secret;
        foreach (
            var credential in new[] { Credential.Bearer(secret), Credential.Custom("X-Key", secret), Credential.ClientCredentials(oauth) }
        )
        {
            var e = await Assert.ThrowsAsync<ArgumentException>(() => SendAsync(credential));

            AssertText.Explains(e, "Credential");
            Assert.DoesNotContain("s3cr3t", e.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Bearer_IsNotSentAgain_WhenTheFunctionReturnsTheRefusedToken()
    {
        var server = new ScriptedHandler().Respond(HttpStatusCode.Unauthorized, "{}");
        using var client = TestClient.Create(
            server,
            configure: static o => o.Tickets.Credential = Credential.Bearer(new Secret(static _ => ValueTask.FromResult("t")))
        );

        await Assert.ThrowsAsync<AuthenticationFailedException>(() => client.AggregateAsync(cancellationToken: Token));

        Assert.Single(server.Calls);
    }

    [Fact]
    public async Task Bearer_LogsThatItIsRenewed_WhenItIsRefused()
    {
        var log = new RecordingLoggerFactory();
        var tokens = 0;
        var server = new ScriptedHandler().Respond(HttpStatusCode.Unauthorized, "{}").Respond(HttpStatusCode.OK, TestClient.EmptyAnswer);
        using var client = TestClient.Create(
            server,
            configure: o =>
            {
                o.LoggerFactory = log;
                o.Tickets.Credential = Credential.Bearer(new Secret(_ => ValueTask.FromResult($"t{++tokens}")));
            }
        );

        await client.AggregateAsync(cancellationToken: Token);

        Assert.Contains("tickets.aggregate: credential refused, renewing it once", log.Messages);
    }

    [Fact]
    public async Task Secret_ThatTimesOut_IsAConnectionFailure()
    {
        var credential = Credential.Bearer(new Secret(static _ => throw new TimeoutException()));
        var server = new ScriptedHandler();
        using var client = TestClient.Create(
            server,
            configure: o =>
            {
                o.Tickets.Credential = credential;
                o.Tickets.MaxRetries = 0;
            }
        );

        var e = await Assert.ThrowsAsync<ApiConnectionException>(() => client.AggregateAsync(cancellationToken: Token));

        Assert.Contains("the function of a Secret was cancelled or timed out", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Secret_ToString_ReturnsAsterisks() => Assert.Equal("***", new Secret("s3cr3t").ToString());

    private static async Task<RecordedRequest> SendAsync(Credential credential, RequestOptions? options = null)
    {
        var server = new ScriptedHandler().Respond(HttpStatusCode.OK, TestClient.EmptyAnswer);
        using var client = TestClient.Create(server, configure: o => o.Tickets.Credential = credential);
        await client.AggregateAsync(options, Token);
        return server.Calls.Single();
    }
}
