using System.Net;
using System.Text.Json.Nodes;
using IncidentAnalytics.Client.Tests.Support;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Authentication;

public sealed class IamPasswordTests
{
    private readonly ScriptedHandler _server = TestEvents.Server();
    private readonly FakeTimeProvider _clock = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<Action<IamPasswordOptions>, string> Scopes =>
        new()
        {
            { static _ => { }, """{"project":{"name":"eu-west-1"}}""" },
            { static o => (o.ProjectName, o.ProjectId) = (null, "2a47"), """{"project":{"id":"2a47"}}""" },
            { static o => o.ProjectName = null, """{"domain":{"name":"example"}}""" },
        };

    [Theory]
    [MemberData(nameof(Scopes), DisableDiscoveryEnumeration = true)]
    public async Task AcquireAsync_SendsUserPasswordAndScopeAsJson(Action<IamPasswordOptions> configure, string scope)
    {
        var options = TestEvents.IamPassword();
        configure(options);
        _server.Respond(HttpStatusCode.OK, TestEvents.EmptyAnswer);
        using var client = Create(options);

        await client.GetStatisticsAsync(cancellationToken: Token);

        var request = Assert.Single(_server.TokenRequests);
        Assert.Equal(HttpMethod.Post, request.Method);
        Assert.Equal("https://iam.example.com/v3/auth/tokens?nocatalog=true", request.Address.AbsoluteUri);
        Assert.Equal("application/json", request.Headers["Content-Type"]);
        Assert.StartsWith("IncidentAnalytics.Client/", request.Headers["User-Agent"], StringComparison.Ordinal);
        Assert.DoesNotContain("X-Auth-Token", request.Headers.Keys);
        var expected = """
            {"auth":{
              "identity":{"methods":["password"],"password":{"user":{"name":"reader","password":"p4ss\"w&rd +ü","domain":{"name":"example"}}}},
              "scope":SCOPE}}
            """.Replace("SCOPE", scope, StringComparison.Ordinal);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(request.Text)), request.Text);
    }

    [Fact]
    public async Task AcquireAsync_ReadsTheTokenFromTheHeader()
    {
        _server.Respond(HttpStatusCode.OK, TestEvents.EmptyAnswer).Respond(HttpStatusCode.OK, TestEvents.EmptyAnswer);
        using var client = Create(TestEvents.IamPassword());

        await client.GetStatisticsAsync(cancellationToken: Token);
        await client.GetStatisticsAsync(cancellationToken: Token);

        Assert.Equal(["iam-token-1", "iam-token-1"], _server.Calls.Select(static r => r.Headers["X-Auth-Token"]));
        Assert.Single(_server.TokenRequests);
    }

    [Fact]
    public async Task AcquireAsync_ReadsTokensOfManyKilobytes()
    {
        var token = string.Concat(Enumerable.Repeat("MIIbBQYJKoZIhvcNAQcCoIIa9jCCGvICAQExDTALBglghkgBZQME+/=", 300));
        _server.Token = (_, _) => Task.FromResult(TestEvents.IamAnswer(token, "{}"));
        _server.Respond(HttpStatusCode.OK, TestEvents.EmptyAnswer);
        using var client = Create(TestEvents.IamPassword());

        await client.GetStatisticsAsync(cancellationToken: Token);

        Assert.Equal(token, Assert.Single(_server.Calls).Headers["X-Auth-Token"]);
    }

    [Theory]
    [InlineData("https://iam.example.com/")]
    [InlineData("https://iam.example.com/gateway")]
    [InlineData("https://iam.example.com/gateway/")]
    public async Task Endpoint_KeepsItsPath(string endpoint)
    {
        var options = TestEvents.IamPassword();
        options.Endpoint = new Uri(endpoint);
        _server.Token = static (_, _) => Task.FromResult(TestEvents.IamAnswer(1));

        await AcquireAsync(options);

        Assert.Equal(endpoint.TrimEnd('/') + "/v3/auth/tokens?nocatalog=true", Assert.Single(_server.Requests).Address.AbsoluteUri);
    }

    [Fact]
    public async Task AcquireAsync_ReplacesAnExpiredToken_WhateverTheServersClock()
    {
        _server
            .Respond(HttpStatusCode.OK, TestEvents.EmptyAnswer)
            .Respond(HttpStatusCode.OK, TestEvents.EmptyAnswer)
            .Respond(HttpStatusCode.OK, TestEvents.EmptyAnswer);
        using var client = Create(TestEvents.IamPassword());

        await client.GetStatisticsAsync(cancellationToken: Token);
        _clock.MoveWallClock(TimeSpan.FromDays(20 * 365));
        await client.GetStatisticsAsync(cancellationToken: Token);
        _clock.Advance(TimeSpan.FromDays(1));
        await client.GetStatisticsAsync(cancellationToken: Token);

        Assert.Equal(["iam-token-1", "iam-token-1", "iam-token-2"], _server.Calls.Select(static r => r.Headers["X-Auth-Token"]));
    }

    [Fact]
    public async Task GetStatisticsAsync_SendsOneTokenRequest_ForManyConcurrentCalls()
    {
        const int Calls = 50;
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _server.Token = async (number, token) =>
        {
            await gate.Task.WaitAsync(token);
            return TestEvents.IamAnswer(number);
        };
        for (var i = 0; i < Calls; i++)
            _server.Respond(HttpStatusCode.OK, TestEvents.EmptyAnswer);
        using var client = Create(TestEvents.IamPassword());

        var calls = Enumerable.Range(0, Calls).Select(_ => client.GetStatisticsAsync(cancellationToken: Token)).ToArray();
        Assert.Empty(_server.Calls);
        gate.SetResult();
        await Task.WhenAll(calls);

        Assert.Single(_server.TokenRequests);
        Assert.Equal(Calls, _server.Calls.Count);
    }

    [Fact]
    public async Task GetStatisticsAsync_RenewsTheTokenOnce_WhenItIsRefused()
    {
        _server
            .Respond(HttpStatusCode.Unauthorized, """{"error_code":"AOM.0401","error_message":"you dont have permission"}""")
            .Respond(HttpStatusCode.OK, TestEvents.EmptyAnswer);
        using var client = Create(TestEvents.IamPassword());

        await client.GetStatisticsAsync(new RequestOptions { MaxRetries = 0 }, Token);

        Assert.Equal(["iam-token-1", "iam-token-2"], _server.Calls.Select(static r => r.Headers["X-Auth-Token"]));
    }

    [Fact]
    public async Task GetStatisticsAsync_ThrowsAuthenticationFailed_WhenTheRenewedTokenIsRefused()
    {
        const string Refusal = """{"error_code":"AOM.0401","error_message":"you dont have permission","error_type":"SC_UNAUTHORIZED"}""";
        _server.Respond(HttpStatusCode.Unauthorized, Refusal).Respond(HttpStatusCode.Unauthorized, Refusal);
        using var client = Create(TestEvents.IamPassword());

        var e = await Assert.ThrowsAsync<AuthenticationFailedException>(() => client.GetStatisticsAsync(cancellationToken: Token));

        Assert.Equal(("events.get_statistics", "AOM.0401"), (e.Operation, e.Code));
        Assert.Equal(["401", "401"], e.Attempts.Select(static a => a.Outcome));
        Assert.Equal(2, _server.TokenRequests.Count);
    }

    [Fact]
    public async Task GetStatisticsAsync_DoesNotRenewTheToken_After403()
    {
        _server.Respond(HttpStatusCode.Forbidden, """{"error_code":"AOM.0403","error_message":"you dont have permission"}""");
        using var client = Create(TestEvents.IamPassword());

        await Assert.ThrowsAsync<PermissionDeniedException>(() => client.GetStatisticsAsync(cancellationToken: Token));

        Assert.Single(_server.TokenRequests);
    }

    [Fact]
    public async Task AcquireAsync_Retries_WhenTheEndpointFailsForAWhile()
    {
        _server.Token = static (number, _) =>
            Task.FromResult(
                number == 1
                    ? ScriptedHandler.Json("""{"error":{"message":"busy","code":503}}""", HttpStatusCode.ServiceUnavailable)
                    : TestEvents.IamAnswer(number)
            );
        _server.Respond(HttpStatusCode.OK, TestEvents.EmptyAnswer);
        using var client = Create(TestEvents.IamPassword());

        var call = client.GetStatisticsAsync(cancellationToken: Token);
        await _clock.AdvanceToTimerAsync(TimeSpan.FromSeconds(0.8));
        await call;

        Assert.Equal("iam-token-2", Assert.Single(_server.Calls).Headers["X-Auth-Token"]);
    }

    [Theory]
    [InlineData(
        HttpStatusCode.Unauthorized,
        """{"error":{"message":"The username or password is wrong.","code":401,"title":"Unauthorized"}}""",
        "401",
        "The username or password is wrong.",
        "Unauthorized"
    )]
    [InlineData(
        HttpStatusCode.Forbidden,
        """{"error":{"message":"locked","code":"IAM.0001","title":"Forbidden"}}""",
        "IAM.0001",
        "locked",
        "Forbidden"
    )]
    [InlineData(
        HttpStatusCode.NotFound,
        """{"error_msg":"no such API","error_code":"APIGW.0101","request_id":"1"}""",
        "APIGW.0101",
        "no such API",
        null
    )]
    [InlineData(
        HttpStatusCode.BadRequest,
        "<html>what?</html>",
        null,
        "the server answered with a page of markup, not with an error of the service",
        null
    )]
    public async Task AcquireAsync_ThrowsAuthenticationFailed_WhenIamRefuses(
        HttpStatusCode status,
        string body,
        string? code,
        string message,
        string? type
    )
    {
        _server.Token = (_, _) => Task.FromResult(ScriptedHandler.Json(body, status));
        using var client = Create(TestEvents.IamPassword());

        var e = await Assert.ThrowsAsync<AuthenticationFailedException>(() => client.GetStatisticsAsync(cancellationToken: Token));

        Assert.Equal(("token", status, code, message, type), (e.Operation, e.StatusCode, e.Code, e.Error.Message, e.Error.Type));
        Assert.Single(_server.TokenRequests);
        Assert.Empty(_server.Calls);
    }

    [Theory]
    [InlineData("request_id")]
    [InlineData("trace_id")]
    public async Task AcquireAsync_ReadsTheRequestId_OfAFailure(string member)
    {
        _server.Token = (_, _) =>
            Task.FromResult(ScriptedHandler.Json($$"""{"error_msg":"m","{{member}}":"7e4f"}""", HttpStatusCode.BadRequest));
        using var client = Create(TestEvents.IamPassword());

        Assert.Equal(
            "7e4f",
            (await Assert.ThrowsAsync<AuthenticationFailedException>(() => client.GetStatisticsAsync(cancellationToken: Token))).RequestId
        );
    }

    [Theory]
    [InlineData(null, "{}", "the token endpoint's response has no X-Subject-Token")]
    [InlineData(" ", "{}", "has no X-Subject-Token")]
    [InlineData("t\u00e9ken", "{}", "X-Subject-Token has characters that no header can carry")]
    [InlineData("token", "<html>log in</html>", "not the JSON")]
    public async Task AcquireAsync_ThrowsInvalidResponse_WhenTheTokenCannotBeUsed(string? header, string body, string expected)
    {
        _server.Token = (_, _) => Task.FromResult(TestEvents.IamAnswer(header, body));
        using var client = Create(TestEvents.IamPassword());

        var e = await Assert.ThrowsAsync<InvalidResponseException>(() => client.GetStatisticsAsync(cancellationToken: Token));

        Assert.Equal(("token", HttpStatusCode.Created), (e.Operation, e.StatusCode));
        Assert.Contains(expected, e.Message, StringComparison.Ordinal);
        Assert.Null(e.BodyStart);
        Assert.DoesNotContain("ken", e.ToString().Replace("token", "", StringComparison.OrdinalIgnoreCase), StringComparison.Ordinal);
        Assert.Empty(_server.Calls);
    }

    [Fact]
    public async Task AcquireAsync_SharesTokens_OfTheSameUserAndProject()
    {
        var services = Services();
        var same = Credential.IamPassword(TestEvents.IamPassword());
        var first = await TokenOfAsync(same);

        Assert.Equal(first, await TokenOfAsync(Credential.IamPassword(TestEvents.IamPassword())));
        foreach (
            var change in new Action<IamPasswordOptions>[]
            {
                static o => o.Endpoint = new Uri("https://iam.other.example.com"),
                static o => o.UserName = "writer",
                static o => o.DomainName = "other",
                static o => o.ProjectName = "eu-west-2",
                static o => (o.ProjectName, o.ProjectId) = (null, o.ProjectName),
                static o => o.ProjectName = null,
            }
        )
        {
            var options = TestEvents.IamPassword();
            change(options);
            Assert.NotEqual(first, await TokenOfAsync(Credential.IamPassword(options)));
        }

        Assert.Equal(7, _server.TokenRequests.Count);

        async Task<string> TokenOfAsync(Credential credential) =>
            (await credential.CreateAuthenticator(services).GetAsync(Token)).Result!.Secrets[0];
    }

    private IncidentAnalyticsClient Create(IamPasswordOptions options) =>
        TestEvents.Create(_server, _clock, o => o.Events.Credential = Credential.IamPassword(options));

    private Task<AccessToken> AcquireAsync(IamPasswordOptions options) =>
        new IamPasswordFlow(options, Services()).AcquireAsync(held: null, Token);

    private AuthenticationServices Services() =>
        new()
        {
            TokenClient = new HttpClient(_server),
            Time = _clock,
            Logger = Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance,
        };
}
