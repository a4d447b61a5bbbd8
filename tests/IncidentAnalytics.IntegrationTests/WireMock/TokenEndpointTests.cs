using IncidentAnalytics.Client;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.WireMock;

/// <summary>A token endpoint that gives no token.</summary>
public sealed class TokenEndpointTests(WireMockServer server) : WireMockTests(server)
{
    [Fact]
    public async Task A_refused_client_is_told_with_the_endpoints_own_words()
    {
        await StubAsync(TokenPath, Json("""{"error": "invalid_client", "error_description": "unknown client"}""", status: 400));

        var e = await FailAsync<AuthenticationFailedException>();

        Assert.Equal(("invalid_client", "unknown client"), (e.Code, e.Error.Message));
        Assert.Single(e.Attempts);
    }

    [Theory]
    [InlineData("""{"status": 200, "headers": {"Content-Type": "text/html"}, "body": "<html>Sign in to the network</html>"}""")]
    [InlineData("""{"status": 200}""")]
    [InlineData("""{"status": 200, "jsonBody": {"token_type": "Bearer"}}""")]
    public async Task A_success_without_a_token_is_an_answer_that_cannot_be_read(string response)
    {
        await StubAsync(TokenPath, response);

        var e = await FailAsync<InvalidResponseException>();

        Assert.Single(e.Attempts);
    }

    [Fact]
    public async Task A_page_of_markup_instead_of_an_error_is_a_server_error_after_its_retries()
    {
        await StubAsync(TokenPath, """{"status": 503, "headers": {"Content-Type": "text/html"}, "body": "<html>Down for maintenance</html>"}""");

        var call = AggregateAsync();
        await AdvanceToRetryAsync(call);
        await WaitForTimerAsync(call, static left => left >= TimeSpan.FromSeconds(0.8) && left <= TimeSpan.FromSeconds(1.6));
        Clock.Advance(TimeSpan.FromSeconds(1.6));
        var e = await Assert.ThrowsAsync<ServerErrorException>(() => call);

        Assert.Equal("token", e.Operation);
        Assert.Equal(3, (await ReceivedAsync(TokenPath)).Count);
    }

    [Fact]
    public async Task An_endpoint_that_is_slow_is_a_timeout()
    {
        await StubAsync(TokenPath, """{"fixedDelayMilliseconds": 60000, "jsonBody": {"access_token": "late"}}""");
        await using var client = CreateClient(TimeProvider.System);

        await Assert.ThrowsAsync<ApiTimeoutException>(() =>
            client.Tickets.AggregateAsync(Request(), new RequestOptions { Timeout = TimeSpan.FromSeconds(0.3) }, Token));

        Assert.Empty(await ReceivedAsync(AggregationPath));
    }

    [Fact]
    public async Task A_slow_service_runs_into_the_attempts_timeout()
    {
        await StubTokenAsync();
        await StubAsync(AggregationPath, $$"""{"fixedDelayMilliseconds": 60000, "jsonBody": {{FourTickets}}}""");
        await using var client = CreateClient(TimeProvider.System);

        var e = await Assert.ThrowsAsync<ApiTimeoutException>(() => client.Tickets.AggregateAsync(
            Request(), new RequestOptions { AttemptTimeout = TimeSpan.FromSeconds(0.3), MaxRetries = 0 }, Token));

        Assert.True(e.IsAttemptTimeout);
        Assert.Equal("tickets.aggregate", e.Operation);
    }

    private async Task<TException> FailAsync<TException>()
        where TException : IncidentAnalyticsException
    {
        var e = await Assert.ThrowsAsync<TException>(AggregateAsync);

        Assert.Equal("token", e.Operation);
        Assert.DoesNotContain("your-client-secret", e.ToString(), StringComparison.Ordinal);
        Assert.Single(await ReceivedAsync(TokenPath));
        Assert.Empty(await ReceivedAsync(AggregationPath));
        return e;
    }
}
