using System.Net;
using System.Text;
using IncidentAnalytics.Client.Tests.Support;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Authentication;

public sealed class ClientCredentialsTests
{
    private readonly ScriptedHandler _server = new();
    private readonly FakeTimeProvider _clock = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AcquireAsync_SendsIdAndSecretInTheBody_ByDefault()
    {
        await CallAsync();

        var request = Assert.Single(_server.TokenRequests);
        Assert.Equal("https://auth.example.com/oauth2/token", request.Address.AbsoluteUri);
        Assert.Equal("application/x-www-form-urlencoded", request.Headers["Content-Type"]);
        Assert.Equal("grant_type=client_credentials&client_id=my+client&client_secret=s3cr%26t+%2B%C3%BC", request.Text);
        Assert.StartsWith("IncidentAnalytics.Client/", request.Headers["User-Agent"], StringComparison.Ordinal);
        Assert.DoesNotContain("Authorization", request.Headers.Keys);
        Assert.DoesNotContain("client_id", request.Headers.Keys);
        Assert.Equal("application/json", request.Headers["Accept"]);
    }

    [Fact]
    public async Task AcquireAsync_SendsIdAndSecretInTheHeader_WithClientSecretBasic()
    {
        await CallAsync(static o =>
        {
            o.ClientAuthentication = ClientAuthentication.ClientSecretBasic;
            o.Scope = "tickets/read tickets:aggs";
        });

        var request = Assert.Single(_server.TokenRequests);
        var basic = Encoding.UTF8.GetString(Convert.FromBase64String(request.Headers["Authorization"]["Basic ".Length..]));
        Assert.Equal("my+client:s3cr%26t+%2B%C3%BC", basic);
        Assert.Equal("grant_type=client_credentials&scope=tickets%2Fread+tickets%3Aaggs", request.Text);
    }

    [Fact]
    public async Task AcquireAsync_CallsTheSecretFunction_ForEachToken()
    {
        var secrets = new Queue<string>(["first", "second"]);
        var options = TestClient.ClientCredentials();
        options.ClientSecret = new Secret(_ => ValueTask.FromResult(secrets.Dequeue()));
        using var client = Create(options);
        _server.Respond(HttpStatusCode.OK, TestClient.EmptyAnswer).Respond(HttpStatusCode.OK, TestClient.EmptyAnswer);

        await client.AggregateAsync(cancellationToken: Token);
        _clock.Advance(TimeSpan.FromHours(1));
        await client.AggregateAsync(cancellationToken: Token);

        Assert.EndsWith("client_secret=first", _server.TokenRequests[0].Text, StringComparison.Ordinal);
        Assert.EndsWith("client_secret=second", _server.TokenRequests[1].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"access_token":"t"}""", 300)]
    [InlineData("""{"access_token":"t","expires_in":"60"}""", 60)]
    [InlineData("""{"access_token":"t","expires_in":60.5}""", 60.5)]
    [InlineData("""{"access_token":"t","expires_in":null}""", 300)]
    [InlineData("""{"access_token":"t","expires_in":"soon"}""", 300)]
    [InlineData("""{"access_token":"t","expires_in":1e300}""", 315_360_000)]
    [InlineData("""{"access_token":"t","expires_in":-5}""", 0)]
    public async Task AcquireAsync_ReadsTheLifetime_FromNumbersAndStrings(string answer, double seconds)
    {
        _server.Token = (_, _) => Task.FromResult(ScriptedHandler.Json(answer));
        var flow = new ClientCredentialsFlow(
            TestClient.ClientCredentials(),
            new AuthenticationServices
            {
                TokenClient = new HttpClient(_server),
                Time = _clock,
                Logger = Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance,
            }
        );

        var token = await flow.AcquireAsync(held: null, Token);

        Assert.Equal(TimeSpan.FromSeconds(seconds), token.Lifetime);
    }

    [Fact]
    public async Task AcquireAsync_CountsTheLifetime_FromBeforeTheRequest()
    {
        _server.Token = (_, _) =>
        {
            _clock.Advance(TimeSpan.FromSeconds(5));
            return Task.FromResult(ScriptedHandler.Json("""{"access_token":"t","expires_in":5}"""));
        };
        var flow = new ClientCredentialsFlow(
            TestClient.ClientCredentials(),
            new AuthenticationServices
            {
                TokenClient = new HttpClient(_server),
                Time = _clock,
                Logger = Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance,
            }
        );

        var token = await flow.AcquireAsync(held: null, Token);

        Assert.True(token.HasExpired(_clock));
    }

    [Theory]
    [InlineData(
        HttpStatusCode.BadRequest,
        """{"error":"invalid_client","error_description":"Client authentication failed","error_uri":"https://e.example"}""",
        "invalid_client"
    )]
    [InlineData(HttpStatusCode.Unauthorized, """{"error":"invalid_client"}""", "invalid_client")]
    [InlineData(HttpStatusCode.Forbidden, """{"error":"unauthorized_client"}""", "unauthorized_client")]
    [InlineData(HttpStatusCode.NotFound, "<html>nothing here</html>", null)]
    public async Task AcquireAsync_ThrowsAuthenticationFailed_WhenTheEndpointRefuses(HttpStatusCode status, string body, string? code)
    {
        _server.Token = (_, _) => Task.FromResult(ScriptedHandler.Json(body, status));
        using var client = Create(TestClient.ClientCredentials());

        var e = await Assert.ThrowsAsync<AuthenticationFailedException>(() => client.AggregateAsync(cancellationToken: Token));

        Assert.Equal("token", e.Operation);
        Assert.Equal(status, e.StatusCode);
        Assert.Equal(code, e.Code);
        Assert.Single(_server.TokenRequests);
        Assert.Empty(_server.Calls);
    }

    [Theory]
    [InlineData("<html>log in</html>", "not the JSON")]
    [InlineData("""{"token_type":"Bearer","expires_in":3600}""", "no access_token")]
    [InlineData("""{"access_token":""}""", "no access_token")]
    [InlineData("""{"access_token":"a\r\nX-Evil: 1"}""", "no header can carry")]
    [InlineData("null", "no access_token")]
    public async Task AcquireAsync_ThrowsInvalidResponse_WhenTheTokenCannotBeUsed(string body, string expected)
    {
        _server.Token = (_, _) => Task.FromResult(ScriptedHandler.Json(body));
        using var client = Create(TestClient.ClientCredentials());

        var e = await Assert.ThrowsAsync<InvalidResponseException>(() => client.AggregateAsync(cancellationToken: Token));

        Assert.Equal("token", e.Operation);
        Assert.Contains(expected, e.Message, StringComparison.Ordinal);
        Assert.Null(e.BodyStart);
        Assert.DoesNotContain("Evil", e.ToString(), StringComparison.Ordinal);
        Assert.Empty(_server.Calls);
    }

    [Fact]
    public async Task AcquireAsync_RetriesAndThrowsServerError_WhenTheEndpointIsDown()
    {
        _server.Token = static (_, _) => throw new HttpRequestException(HttpRequestError.ConnectionError);
        using var client = Create(TestClient.ClientCredentials());

        var call = client.AggregateAsync(cancellationToken: Token);
        await _clock.AdvanceToTimerAsync(TimeSpan.FromSeconds(0.8));
        await _clock.AdvanceToTimerAsync(TimeSpan.FromSeconds(1.6));
        var e = await Assert.ThrowsAsync<ApiConnectionException>(() => call);

        Assert.Equal("token", e.Operation);
        Assert.False(e.WasSent);
        Assert.Equal(3, _server.TokenRequests.Count);
        Assert.Empty(_server.Calls);
    }

    [Fact]
    public async Task AcquireAsync_ThrowsTimeoutOfOperationToken_WhenTheEndpointIsSlow()
    {
        _server.Token = static async (_, token) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
            throw new InvalidOperationException();
        };
        using var client = Create(TestClient.ClientCredentials());

        var call = client.AggregateAsync(cancellationToken: Token);
        foreach (var seconds in new[] { 10, 0.8, 10, 1.6 })
            await _clock.AdvanceToTimerAsync(TimeSpan.FromSeconds(seconds));
        await _clock.WaitForTimerAsync(TimeSpan.FromSeconds(10));
        _clock.Advance(TimeSpan.FromSeconds(7.6));
        var e = await Assert.ThrowsAsync<ApiTimeoutException>(() => call);

        Assert.Equal("token", e.Operation);
        Assert.Equal(TimeSpan.FromSeconds(30), e.Timeout);
    }

    [Fact]
    public async Task AggregateAsync_RenewsTheTokenOnce_WhenItIsRefused()
    {
        _server
            .Respond(HttpStatusCode.Unauthorized, """{"status_code":401,"detail":"expired"}""")
            .Respond(HttpStatusCode.OK, TestClient.EmptyAnswer);
        using var client = Create(TestClient.ClientCredentials());

        await client.AggregateAsync(new RequestOptions { MaxRetries = 0 }, Token);

        Assert.Equal(["Bearer token-1", "Bearer token-2"], _server.Calls.Select(static r => r.Headers["Authorization"]));
    }

    [Fact]
    public async Task AggregateAsync_ThrowsAuthenticationFailed_WhenTheRenewedTokenIsRefused()
    {
        _server
            .Respond(HttpStatusCode.Unauthorized, """{"detail":"no"}""")
            .Respond(HttpStatusCode.Unauthorized, """{"detail":"still no"}""");
        using var client = Create(TestClient.ClientCredentials());

        var e = await Assert.ThrowsAsync<AuthenticationFailedException>(() => client.AggregateAsync(cancellationToken: Token));

        Assert.Equal("tickets.aggregate", e.Operation);
        Assert.Equal("still no", e.Error.Message);
        Assert.Equal(["401", "401"], e.Attempts.Select(static a => a.Outcome));
        Assert.Equal(2, _server.TokenRequests.Count);
    }

    [Fact]
    public async Task AggregateAsync_RenewsTheTokenOnce_ForConcurrentCalls()
    {
        var refused = 0;
        var bothArrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        for (var i = 0; i < 2; i++)
        {
            _server.Respond(
                async (_, _) =>
                {
                    if (Interlocked.Increment(ref refused) == 2)
                        bothArrived.SetResult();
                    await bothArrived.Task;
                    return ScriptedHandler.Json("""{"detail":"expired"}""", HttpStatusCode.Unauthorized);
                }
            );
        }

        _server.Respond(HttpStatusCode.OK, TestClient.EmptyAnswer).Respond(HttpStatusCode.OK, TestClient.EmptyAnswer);
        using var client = Create(TestClient.ClientCredentials());

        await Task.WhenAll(client.AggregateAsync(cancellationToken: Token), client.AggregateAsync(cancellationToken: Token));

        Assert.Equal(2, _server.TokenRequests.Count);
        Assert.Equal(4, _server.Calls.Count);
    }

    [Fact]
    public async Task Bearer_CallsTheFunctionAgain_WhenTheTokenIsRefused()
    {
        var tokens = new Queue<string>(["old", "new"]);
        _server.Respond(HttpStatusCode.Unauthorized).Respond(HttpStatusCode.OK, TestClient.EmptyAnswer);
        using var client = TestClient.Create(
            _server,
            _clock,
            o => o.Tickets.Credential = Credential.Bearer(new Secret(_ => ValueTask.FromResult(tokens.Dequeue())))
        );

        await client.AggregateAsync(cancellationToken: Token);

        Assert.Equal(["Bearer old", "Bearer new"], _server.Calls.Select(static r => r.Headers["Authorization"]));
    }

    [Fact]
    public async Task Bearer_DoesNotResendAFixedToken_WhenItIsRefused()
    {
        _server.Respond(HttpStatusCode.Unauthorized);
        using var client = TestClient.Create(_server, _clock, static o => o.Tickets.Credential = Credential.Bearer("fixed"));

        await Assert.ThrowsAsync<AuthenticationFailedException>(() => client.AggregateAsync(cancellationToken: Token));

        Assert.Single(_server.Calls);
    }

    [Theory]
    [InlineData("secret\n")]
    [InlineData("sécret")]
    public void Bearer_RefusesATokenThatNoHeaderCanCarry(string token)
    {
        var e = Assert.Throws<ArgumentException>(() => Credential.Bearer(token));

        Assert.Equal("token", e.ParamName);
        Assert.DoesNotContain("cret", e.Message, StringComparison.Ordinal);
    }

    public static TheoryData<Action<ClientCredentialsOptions>, string> BadOptions() =>
        new()
        {
            { static o => o.TokenEndpoint = null, "TokenEndpoint" },
            { static o => o.TokenEndpoint = new Uri("http://auth.example.com/token"), "TokenEndpoint" },
            { static o => o.TokenEndpoint = new Uri("https://user:p4ss@auth.example.com/token"), "TokenEndpoint" },
            { static o => o.ClientId = " ", "ClientId" },
            { static o => o.ClientSecret = null, "ClientSecret" },
            { static o => o.DefaultLifetime = TimeSpan.Zero, "DefaultLifetime" },
            { static o => o.ClientAuthentication = (ClientAuthentication)7, "ClientAuthentication" },
        };

    [Theory]
    [MemberData(nameof(BadOptions), DisableDiscoveryEnumeration = true)]
    public void ClientCredentials_RefusesInvalidOptions_ByName(Action<ClientCredentialsOptions> spoil, string parameter)
    {
        var options = TestClient.ClientCredentials();
        spoil(options);

        var e = Assert.ThrowsAny<ArgumentException>(() => Credential.ClientCredentials(options));

        AssertText.Explains(e, parameter);
        Assert.DoesNotContain("p4ss", e.Message, StringComparison.Ordinal);
    }

    private IncidentAnalyticsClient Create(ClientCredentialsOptions options) =>
        TestClient.Create(_server, _clock, o => o.Tickets.Credential = Credential.ClientCredentials(options));

    private async Task CallAsync(Action<ClientCredentialsOptions>? configure = null)
    {
        var options = TestClient.ClientCredentials();
        configure?.Invoke(options);
        _server.Respond(HttpStatusCode.OK, TestClient.EmptyAnswer);
        using var client = Create(options);
        await client.AggregateAsync(cancellationToken: Token);
    }
}
