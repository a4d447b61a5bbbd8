using System.Net;
using System.Text.Json.Nodes;
using IncidentAnalytics.Client.Support;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.Client.Authentication;

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
    public async Task User_password_and_scope_are_sent_as_json(Action<IamPasswordOptions> configure, string scope)
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
    public async Task The_token_in_the_answers_header_is_sent_to_the_service()
    {
        _server.Respond(HttpStatusCode.OK, TestEvents.EmptyAnswer).Respond(HttpStatusCode.OK, TestEvents.EmptyAnswer);
        using var client = Create(TestEvents.IamPassword());

        await client.GetStatisticsAsync(cancellationToken: Token);
        await client.GetStatisticsAsync(cancellationToken: Token);

        Assert.Equal(["iam-token-1", "iam-token-1"], _server.Calls.Select(static r => r.Headers["X-Auth-Token"]));
        Assert.Single(_server.TokenRequests);
    }

    [Fact]
    public async Task A_token_of_many_kilobytes_is_carried_whole()
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
    public async Task A_path_of_the_endpoint_is_kept(string endpoint)
    {
        var options = TestEvents.IamPassword();
        options.Endpoint = new Uri(endpoint);
        _server.Token = static (_, _) => Task.FromResult(TestEvents.IamAnswer(1));

        await AcquireAsync(options);

        Assert.Equal(endpoint.TrimEnd('/') + "/v3/auth/tokens?nocatalog=true", Assert.Single(_server.Requests).Address.AbsoluteUri);
    }

    [Fact]
    public async Task A_clock_that_is_years_off_changes_nothing_and_a_token_that_ends_is_replaced()
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
    public async Task Many_first_calls_make_one_token_request()
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
    public async Task A_refused_token_is_renewed_once_and_the_call_sent_again_without_counting_as_a_retry()
    {
        _server
            .Respond(HttpStatusCode.Unauthorized, """{"error_code":"AOM.0401","error_message":"you dont have permission"}""")
            .Respond(HttpStatusCode.OK, TestEvents.EmptyAnswer);
        using var client = Create(TestEvents.IamPassword());

        await client.GetStatisticsAsync(new RequestOptions { MaxRetries = 0 }, Token);

        Assert.Equal(["iam-token-1", "iam-token-2"], _server.Calls.Select(static r => r.Headers["X-Auth-Token"]));
    }

    [Fact]
    public async Task A_fresh_token_that_is_refused_too_is_a_typed_error_after_one_renewal()
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
    public async Task A_403_renews_nothing_whatever_its_words()
    {
        _server.Respond(HttpStatusCode.Forbidden, """{"error_code":"AOM.0403","error_message":"you dont have permission"}""");
        using var client = Create(TestEvents.IamPassword());

        await Assert.ThrowsAsync<PermissionDeniedException>(() => client.GetStatisticsAsync(cancellationToken: Token));

        Assert.Single(_server.TokenRequests);
    }

    [Fact]
    public async Task A_token_endpoint_that_fails_for_a_while_is_asked_again()
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
    public async Task An_iam_that_refuses_is_an_authentication_failure_and_asked_once(
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
    public async Task The_id_of_a_token_request_is_read(string member)
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
    [InlineData(null, "{}", "the token endpoint's answer has no X-Subject-Token")]
    [InlineData(" ", "{}", "has no X-Subject-Token")]
    [InlineData("t\u00e9ken", "{}", "X-Subject-Token has characters that no header can carry")]
    [InlineData("token", "<html>log in</html>", "not the JSON")]
    public async Task An_answer_that_cannot_be_used_is_an_invalid_response_and_never_shown(string? header, string body, string expected)
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
    public async Task Credentials_of_the_same_user_and_project_share_their_tokens_and_others_do_not()
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

    private Task<AccessToken> AcquireAsync(IamPasswordOptions options) => new IamPasswordFlow(options, Services()).AcquireAsync(Token);

    private AuthenticationServices Services() =>
        new()
        {
            TokenClient = new HttpClient(_server),
            Caches = new TokenCacheStore(),
            Time = _clock,
            Logger = Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance,
        };
}
