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
        Assert.Equal("sessionId", Assert.Throws<ArgumentException>(() => Credential.Session(value, "c")).ParamName);
        Assert.Equal("csrfToken", Assert.Throws<ArgumentException>(() => Credential.Session("s", value)).ParamName);
        var asked = Credential.Session(new Secret(_ => ValueTask.FromResult(value)), "c");
        var e = await Assert.ThrowsAsync<ArgumentException>(() => SendAsync(asked));
        Assert.DoesNotContain(value, e.Message, StringComparison.Ordinal);
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
        Assert.Equal(
            "headers",
            Assert
                .Throws<ArgumentException>(static () => Credential.Custom(new Dictionary<string, Secret>(StringComparer.Ordinal)))
                .ParamName
        );
        Assert.Equal(
            "headers",
            Assert
                .Throws<ArgumentException>(static () =>
                    Credential.Custom(new Dictionary<string, Secret>(StringComparer.Ordinal) { ["X-Key"] = "a", ["x-key"] = "b" })
                )
                .ParamName
        );
    }

    private static async Task<RecordedRequest> SendAsync(Credential credential, RequestOptions? options = null)
    {
        var server = new ScriptedHandler().Respond(HttpStatusCode.OK, TestClient.EmptyAnswer);
        using var client = TestClient.Create(server, configure: o => o.Tickets.Credential = credential);
        await client.AggregateAsync(options, Token);
        return server.Calls.Single();
    }
}
