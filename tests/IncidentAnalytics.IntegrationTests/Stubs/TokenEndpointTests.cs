using IncidentAnalytics.Client;
using WireMock.ResponseBuilders;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.Stubs;

/// <summary>Failures of the token endpoint.</summary>
public sealed class TokenEndpointTests : StubTests
{
    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    public async Task AggregateAsync_ThrowsWithTheEndpointsWords_WhenTheClientIsRefused(int status)
    {
        Stub(Post(TokenPath), Json("""{"error": "invalid_client", "error_description": "unknown client"}""", status));

        var e = await FailAsync<AuthenticationFailedException>();

        Assert.Equal(("invalid_client", "unknown client"), (e.Code, e.Error.Message));
        Assert.Single(e.Attempts);
    }

    [Theory]
    [InlineData("text/html", "<html>Sign in to the network</html>")]
    [InlineData(null, null)]
    [InlineData("application/json", """{"token_type": "Bearer"}""")]
    public async Task AggregateAsync_ThrowsInvalidResponse_WhenASuccessHasNoToken(string? contentType, string? body)
    {
        var response = Response.Create().WithStatusCode(200);
        Stub(Post(TokenPath), body is null ? response : response.WithHeader("Content-Type", contentType!).WithBody(body));

        var e = await FailAsync<InvalidResponseException>();

        Assert.Single(e.Attempts);
    }

    [Fact]
    public async Task AggregateAsync_ThrowsServerError_WhenTheTokenEndpointStaysDown()
    {
        Stub(Post(TokenPath), Html("<html>Down for maintenance</html>", 503));

        var call = AggregateAsync();
        await Clock.AdvanceToRetryAsync(call);
        await Clock.AdvanceToRetryAsync(call, maxSeconds: 1.6);
        var e = await Assert.ThrowsAsync<ServerErrorException>(() => call);

        Assert.Equal("token", e.Operation);
        Assert.Equal(3, Received(TokenPath).Count);
    }

    private async Task<TException> FailAsync<TException>()
        where TException : IncidentAnalyticsException
    {
        var e = await Assert.ThrowsAsync<TException>(AggregateAsync);

        Assert.Equal("token", e.Operation);
        Assert.DoesNotContain("your-client-secret", e.ToString(), StringComparison.Ordinal);
        Assert.Single(Received(TokenPath));
        Assert.Empty(Received(AggregationPath));
        return e;
    }
}
