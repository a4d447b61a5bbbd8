using System.Net;
using IncidentAnalytics.Client.Tests.Support;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Authentication;

/// <summary>Token endpoints that refuse with a success status, and those that send Retry-After.</summary>
public sealed class TokenRefusalTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly ScriptedHandler _server = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(
        """{"error":"incorrect_client_credentials","error_description":"wrong client"}""",
        "incorrect_client_credentials",
        "wrong client"
    )]
    [InlineData("""{"error":"invalid_client","access_token":"","expires_in":0}""", "invalid_client", "invalid_client")]
    [InlineData("""{"error":"invalid_client","access_token":null}""", "invalid_client", "invalid_client")]
    [InlineData("""{"error":"invalid_client","access_token":" "}""", "invalid_client", "invalid_client")]
    [InlineData("""{"error":"x","error_description":"d","error_uri":"https://e.example/"}""", "x", "d (https://e.example/)")]
    [InlineData("""{"code":"invalid_client","message":"wrong client"}""", "invalid_client", "wrong client")]
    [InlineData("""{"code":401,"message":"wrong client"}""", "401", "wrong client")]
    [InlineData("""{"error":{"code":"invalid_client","message":"wrong client"}}""", "invalid_client", "wrong client")]
    [InlineData("""{"error_code":"invalid_client","error_msg":"wrong client"}""", "invalid_client", "wrong client")]
    [InlineData("""{"error_code":"invalid_client","error_message":"wrong client"}""", "invalid_client", "wrong client")]
    [InlineData("""{"code":"invalid_client","detail":"wrong client"}""", "invalid_client", "wrong client")]
    [InlineData("\uFEFF\n{\"error\":\"invalid_client\"}", "invalid_client", "invalid_client")]
    public async Task AggregateAsync_ThrowsTheTokenEndpointsRefusal_With200And400(string body, string code, string message)
    {
        foreach (var status in new[] { HttpStatusCode.OK, HttpStatusCode.Created, HttpStatusCode.BadRequest, HttpStatusCode.Unauthorized })
        {
            var server = new ScriptedHandler { Token = (_, _) => Task.FromResult(ScriptedHandler.Json(body, status)) };
            using var client = TestClient.Create(server, _clock);

            var e = await Assert.ThrowsAsync<AuthenticationFailedException>(() => client.AggregateAsync(cancellationToken: Token));

            Assert.Equal((code, "token", status), (e.Code, e.Operation, e.StatusCode));
            Assert.Equal($"token: HTTP {(int)status} {code}: {message} (1 attempt, 0.0 s)", e.Message);
            Assert.Single(server.TokenRequests);
            Assert.Empty(server.Calls);
        }
    }

    [Theory]
    [InlineData("""{"error":{"message":"The password is wrong.","code":401,"title":"Unauthorized"}}""", "401", "The password is wrong.")]
    [InlineData(
        """{"error_code":"APIGW.0301","error_msg":"Incorrect IAM authentication information","request_id":"r-1"}""",
        "APIGW.0301",
        "Incorrect IAM authentication information [request id r-1]"
    )]
    [InlineData("""{"error_code":"IAM.1","error_message":"The password is wrong."}""", "IAM.1", "The password is wrong.")]
    [InlineData("""{"code":"IAM.1","message":"The password is wrong."}""", "IAM.1", "The password is wrong.")]
    [InlineData("""{"error":"invalid_password"}""", "invalid_password", "invalid_password")]
    public async Task GetStatisticsAsync_ThrowsIamsRefusal_With200And401(string body, string code, string message)
    {
        foreach (var status in new[] { HttpStatusCode.OK, HttpStatusCode.Created, HttpStatusCode.Unauthorized })
        {
            var server = new ScriptedHandler { Token = (_, _) => Task.FromResult(ScriptedHandler.Json(body, status)) };
            using var client = TestEvents.Create(server, _clock);

            var e = await Assert.ThrowsAsync<AuthenticationFailedException>(() => client.GetStatisticsAsync(cancellationToken: Token));

            Assert.Equal($"token: HTTP {(int)status} {code}: {message} (1 attempt, 0.0 s)", e.Message);
        }
    }

    [Theory]
    [InlineData("""{"error":{"code":401,"title":"Unauthorized"}}""")]
    [InlineData("""{"error_code":401,"error_type":"Unauthorized"}""")]
    public async Task GetStatisticsAsync_ReadsTheTypeOfIamsError(string body)
    {
        var server = new ScriptedHandler { Token = (_, _) => Task.FromResult(ScriptedHandler.Json(body, HttpStatusCode.Unauthorized)) };
        using var client = TestEvents.Create(server, _clock);

        var e = await Assert.ThrowsAsync<AuthenticationFailedException>(() => client.GetStatisticsAsync(cancellationToken: Token));

        Assert.Equal("Unauthorized", e.Error.Type);
    }

    [Fact]
    public async Task AggregateAsync_ThrowsServerError_WhenTheTokenEndpointHasAnInternalError()
    {
        _server.Token = static (_, _) => Task.FromResult(ScriptedHandler.Json("{}", HttpStatusCode.InternalServerError));
        using var client = TestClient.Create(_server, _clock, static o => o.TokenRequests.MaxRetries = 0);

        await Assert.ThrowsAsync<ServerErrorException>(() => client.AggregateAsync(cancellationToken: Token));
    }

    [Fact]
    public async Task AggregateAsync_ThrowsInvalidResponse_WhenTheTokenIsWhiteSpace()
    {
        _server.Token = static (_, _) => Task.FromResult(ScriptedHandler.Json("""{"access_token":" ","expires_in":60}"""));
        using var client = TestClient.Create(_server, _clock);

        await Assert.ThrowsAsync<InvalidResponseException>(() => client.AggregateAsync(cancellationToken: Token));
    }

    [Fact]
    public async Task AggregateAsync_MasksTheSecret_InARefusalWith200()
    {
        _server.Token = static (_, _) =>
            Task.FromResult(
                ScriptedHandler.Json(
                    """{"error":"s3cr&t +\u00FC","error_description":"wrong: s3cr&t +\u00FC\u001b[31m\u202e","error_uri":"https://e.example/?s=s3cr%26t+%2B%C3%BC"}"""
                )
            );
        using var client = TestClient.Create(_server, _clock);

        var e = await Assert.ThrowsAsync<AuthenticationFailedException>(() => client.AggregateAsync(cancellationToken: Token));

        Assert.Equal(("***", "wrong: ***\uFFFD[31m\uFFFD"), (e.Code, e.Error.Message));
        Assert.DoesNotContain("s3cr", e + e.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AggregateAsync_UsesATokenThatComesWithAnEmptyError()
    {
        _server.Token = static (_, _) =>
            Task.FromResult(ScriptedHandler.Json("""{"access_token":"t","error":"","error_description":null}"""));
        _server.Respond(HttpStatusCode.OK, TestClient.EmptyAnswer);
        using var client = TestClient.Create(_server, _clock);

        await client.AggregateAsync(cancellationToken: Token);
    }

    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests, typeof(RateLimitedException))]
    [InlineData(HttpStatusCode.ServiceUnavailable, typeof(ServerErrorException))]
    public async Task AggregateAsync_FailsLocally_WithinTheTokenEndpointsRetryAfter(HttpStatusCode status, Type exception)
    {
        _server.Token = (_, _) => Task.FromResult(Refusal(status, "60"));
        using var client = TestClient.Create(_server, _clock, static o => o.Tickets.MaxRetries = 0);

        for (var second = 0; second < 60; second++)
        {
            var e = Assert.IsAssignableFrom<ApiException>(
                await Record.ExceptionAsync(() => client.AggregateAsync(cancellationToken: Token))
            );

            Assert.IsType(exception, e);
            Assert.Equal(
                ("temporarily_unavailable", TimeSpan.FromSeconds(60 - second), "token"),
                (e.Code, e.Error.RetryAfter, e.Operation)
            );
            Assert.Single(_server.TokenRequests);
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        _server.Token = static (_, _) => Task.FromResult(ScriptedHandler.Json("""{"access_token":"t"}"""));
        _server.Respond(HttpStatusCode.OK, TestClient.EmptyAnswer);
        await client.AggregateAsync(cancellationToken: Token);
        Assert.Equal(2, _server.TokenRequests.Count);
    }

    [Fact]
    public async Task GetStatisticsAsync_FailsLocally_WithinIamsRetryAfter()
    {
        var server = new ScriptedHandler { Token = static (_, _) => Task.FromResult(Refusal(HttpStatusCode.TooManyRequests, "60")) };
        using var client = TestEvents.Create(server, _clock, static o => o.Events.MaxRetries = 0);

        await Assert.ThrowsAsync<RateLimitedException>(() => client.GetStatisticsAsync(cancellationToken: Token));
        _clock.Advance(TimeSpan.FromSeconds(59));
        await Assert.ThrowsAsync<RateLimitedException>(() => client.GetStatisticsAsync(cancellationToken: Token));

        Assert.Single(server.TokenRequests);
    }

    [Fact]
    public async Task AggregateAsync_RequestsATokenAgain_AfterAFailureWithoutRetryAfter()
    {
        _server.Token = (number, _) =>
            Task.FromResult(number == 1 ? Refusal(HttpStatusCode.TooManyRequests, "60") : Refusal(HttpStatusCode.BadRequest, null));
        using var client = TestClient.Create(_server, _clock, static o => o.Tickets.MaxRetries = 0);

        await Assert.ThrowsAsync<RateLimitedException>(() => client.AggregateAsync(cancellationToken: Token));
        _clock.Advance(TimeSpan.FromSeconds(61));
        await Assert.ThrowsAsync<AuthenticationFailedException>(() => client.AggregateAsync(cancellationToken: Token));
        _clock.Advance(TimeSpan.FromSeconds(2));
        await Assert.ThrowsAsync<AuthenticationFailedException>(() => client.AggregateAsync(cancellationToken: Token));

        Assert.Equal(3, _server.TokenRequests.Count);
    }

    [Fact]
    public async Task TokenRequests_HaveSeparateTimeouts()
    {
        _server.Token = static async (_, token) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
            throw new InvalidOperationException();
        };
        using var client = TestClient.Create(
            _server,
            _clock,
            static o =>
            {
                o.TokenRequests.Timeout = TimeSpan.FromSeconds(9);
                o.TokenRequests.AttemptTimeout = TimeSpan.FromSeconds(7);
                o.TokenRequests.MaxRetries = 0;
            }
        );

        var call = client.AggregateAsync(cancellationToken: Token);
        await _clock.AdvanceToTimerAsync(TimeSpan.FromSeconds(7));
        var e = await Assert.ThrowsAsync<ApiTimeoutException>(() => call);

        Assert.Equal(("token", TimeSpan.FromSeconds(7), true), (e.Operation, e.Timeout, e.IsAttemptTimeout));
        Assert.Equal("token: an attempt took longer than its timeout of 7 s (AttemptTimeout) (1 attempt, 7.0 s)", e.Message);
    }

    [Fact]
    public async Task TokenRequests_AreRetriedMaxRetriesTimes()
    {
        _server.Token = static (_, _) => Task.FromResult(ScriptedHandler.Json("{}", HttpStatusCode.BadGateway));
        using var client = TestClient.Create(_server, _clock, static o => o.TokenRequests.MaxRetries = 1);

        var call = client.AggregateAsync(cancellationToken: Token);
        await _clock.AdvanceToTimerAsync(TimeSpan.FromSeconds(0.8));
        await Assert.ThrowsAsync<ServerErrorException>(() => call);

        Assert.Equal(2, _server.TokenRequests.Count);
    }

    [Fact]
    public async Task ClientCredentials_DoNotShareTokens_OfDifferentSecrets()
    {
        _server.Token = static (number, _) =>
            Task.FromResult(
                number == 1
                    ? ScriptedHandler.Json("""{"access_token":"right"}""")
                    : ScriptedHandler.Json("""{"error":"invalid_client"}""", HttpStatusCode.Unauthorized)
            );
        _server.Respond(HttpStatusCode.OK, TestClient.EmptyAnswer);
        using var client = TestClient.Create(
            _server,
            _clock,
            static o =>
            {
                o.Sonar.BaseAddress = new Uri("https://sonar.example.com");
                var wrong = TestClient.ClientCredentials();
                wrong.ClientSecret = "wrong";
                o.Sonar.Credential = Credential.ClientCredentials(wrong);
            }
        );

        await client.AggregateAsync(cancellationToken: Token);
        var e = await Assert.ThrowsAsync<AuthenticationFailedException>(() => client.Sonar.CountTicketsAsync(cancellationToken: Token));

        Assert.Equal("invalid_client", e.Code);
        Assert.Equal(2, _server.TokenRequests.Count);
    }

    [Fact]
    public async Task ClientCredentials_ShareTokens_OfTheSameSecret()
    {
        _server.Respond(HttpStatusCode.OK, TestClient.EmptyAnswer).Respond(HttpStatusCode.OK, """{"total":0,"tickets":[]}""");
        using var client = TestClient.Create(
            _server,
            _clock,
            static o =>
            {
                o.Sonar.BaseAddress = new Uri("https://sonar.example.com");
                o.Sonar.Credential = Credential.ClientCredentials(TestClient.ClientCredentials());
            }
        );

        await client.AggregateAsync(cancellationToken: Token);
        await client.Sonar.CountTicketsAsync(cancellationToken: Token);

        Assert.Single(_server.TokenRequests);
    }

    private static HttpResponseMessage Refusal(HttpStatusCode status, string? retryAfter)
    {
        var response = ScriptedHandler.Json("""{"error":"temporarily_unavailable"}""", status);
        if (retryAfter is not null)
            response.Headers.TryAddWithoutValidation("Retry-After", retryAfter);
        return response;
    }
}
