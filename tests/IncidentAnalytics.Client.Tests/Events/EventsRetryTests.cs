using System.Net;
using System.Net.Http.Headers;
using IncidentAnalytics.Client.Tests.Support;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Events;

/// <summary>Errors that are final for the events service are not retried, and others are.</summary>
public sealed class EventsRetryTests
{
    private const string AomBody = """{"error_code":"AOM.0503","error_message":"SC_NOT_IMPLEMENTED","error_type":"SC_NOT_IMPLEMENTED"}""";

    private readonly ScriptedHandler _server = TestEvents.Server();
    private readonly FakeTimeProvider _clock = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(HttpStatusCode.BadRequest, """{"error_code":"AOM.0400"}""")]
    [InlineData(HttpStatusCode.Forbidden, """{"error_code":"AOM.0403"}""")]
    [InlineData(HttpStatusCode.ServiceUnavailable, AomBody)]
    [InlineData(
        HttpStatusCode.ServiceUnavailable,
        """{"error_code":"AOM.0403","error_msg":"Invalid projectId","error_type":"Forbidden"}"""
    )]
    public async Task GetStatisticsAsync_DoesNotRetry_WhenErrorIsFinal(HttpStatusCode status, string body)
    {
        _server.Respond(status, body);
        using var client = TestEvents.Create(_server, _clock);

        var e = await Assert.ThrowsAnyAsync<ApiException>(() => client.GetStatisticsAsync(cancellationToken: Token));

        Assert.Equal(status, e.StatusCode);
        Assert.Single(_server.Calls);
    }

    [Theory]
    [InlineData(HttpStatusCode.ServiceUnavailable, "")]
    [InlineData(HttpStatusCode.ServiceUnavailable, "<html>upstream down</html>")]
    [InlineData(HttpStatusCode.ServiceUnavailable, """{"error_code":"APIGW.0201","error_msg":"Backend unavailable"}""")]
    [InlineData(HttpStatusCode.InternalServerError, """{"error_code":"AOM.0500","error_message":"SC_INTERNAL_SERVER_ERROR"}""")]
    [InlineData(HttpStatusCode.BadGateway, "")]
    [InlineData(HttpStatusCode.GatewayTimeout, "")]
    public async Task GetStatisticsAsync_RetriesThreeTimes_WhenErrorIsTransient(HttpStatusCode status, string body)
    {
        _server.Respond(status, body).Respond(status, body).Respond(status, body).Respond(HttpStatusCode.OK, TestEvents.EmptyAnswer);
        using var client = TestEvents.Create(_server, _clock);

        var call = client.GetStatisticsAsync(cancellationToken: Token);
        foreach (var wait in new[] { 0.8, 1.6, 3.2 })
            await _clock.AdvanceToTimerAsync(TimeSpan.FromSeconds(wait));
        await call;

        Assert.Equal(4, _server.Calls.Count);
        Assert.Single(_server.Calls.Select(static c => c.Text).Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public async Task GetStatisticsAsync_WaitsForRetryAfter_WhenRateLimited()
    {
        _server
            .Respond(
                HttpStatusCode.TooManyRequests,
                "{}",
                static r => r.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(7))
            )
            .Respond(HttpStatusCode.OK, TestEvents.EmptyAnswer);
        using var client = TestEvents.Create(_server, _clock);

        var call = client.GetStatisticsAsync(cancellationToken: Token);
        await _clock.AdvanceToTimerAsync(TimeSpan.FromSeconds(7));
        await call;

        Assert.Equal(2, _server.Calls.Count);
    }

    [Fact]
    public async Task GetStatisticsAsync_Retries_WhenConnectionBreaks()
    {
        _server.Throw(new HttpRequestException(HttpRequestError.ResponseEnded)).Respond(HttpStatusCode.OK, TestEvents.EmptyAnswer);
        using var client = TestEvents.Create(_server, _clock);

        var call = client.GetStatisticsAsync(cancellationToken: Token);
        await _clock.AdvanceToTimerAsync(TimeSpan.FromSeconds(0.8));
        await call;

        Assert.Equal(2, _server.Calls.Count);
    }

    [Fact]
    public async Task GetStatisticsAsync_SendsSameRange_InEveryAttempt()
    {
        _server.Respond(HttpStatusCode.BadGateway).Respond(HttpStatusCode.OK, TestEvents.EmptyAnswer);
        using var client = TestEvents.Create(_server, _clock);

        var call = client.Events.GetStatisticsAsync(
            TestEvents.Request with
            {
                Range = TimeRange.Since(_clock.GetUtcNow().AddMinutes(-1)),
            },
            cancellationToken: Token
        );
        await _clock.AdvanceToTimerAsync(TimeSpan.FromSeconds(0.8));
        await call;

        Assert.Equal(_server.Calls[0].Text, _server.Calls[1].Text);
    }
}
