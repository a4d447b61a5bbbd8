using System.Net;
using IncidentAnalytics.Client;
using IncidentAnalytics.Client.Events;
using IncidentAnalytics.ReferenceServer;
using IncidentAnalytics.ReferenceServer.Events;
using IncidentAnalytics.ReferenceServer.Faults;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.Events;

/// <summary>Errors of the service in both documented formats, and which of them are retried.</summary>
public sealed class EventErrorTests : EventsFixture
{
    private const string OtherProject = "ffffffffffffffffffffffffffffffff";

    [Theory]
    [InlineData(EventErrorFormat.ErrorMessage)]
    [InlineData(EventErrorFormat.ErrorMsg)]
    public async Task GetStatisticsAsync_ThrowsTheServicesMessage_WhenARuleIsBroken(EventErrorFormat form)
    {
        Server.Events.ErrorFormat = form;
        var request = Request() with
        {
            MetadataRelation =
            [
                new()
                {
                    Key = "event_severity",
                    Values = ["Info"],
                    Relation = new EventRelation("XOR"),
                },
            ],
        };

        var e = await AssertFailsWithoutRetryAsync<InvalidRequestException>(CountAsync(request));

        AssertError(e, HttpStatusCode.BadRequest, "AOM.0400", "param error", "SC_BAD_REQUEST");
        Assert.Contains(
            form == EventErrorFormat.ErrorMsg ? "\"error_msg\"" : "\"error_message\"",
            e.Error.BodyStart,
            StringComparison.Ordinal
        );
        Assert.Single(Calls);
    }

    [Theory]
    [InlineData(EventErrorFormat.ErrorMessage)]
    [InlineData(EventErrorFormat.ErrorMsg)]
    public async Task GetStatisticsAsync_ThrowsAuthenticationFailed_WhenTheTokenIsRefused(EventErrorFormat form)
    {
        Server.Events.ErrorFormat = form;
        await using var client = Server.CreateClient(o =>
        {
            o.Events.ProjectId = ReferenceCredentials.ProjectId;
            o.Events.Credential = Credential.IamToken("nobody-issued-this");
        });

        var e = await AssertFailsWithoutRetryAsync<AuthenticationFailedException>(
            client.Events.GetStatisticsAsync(Request(), cancellationToken: Token)
        );

        AssertError(e, HttpStatusCode.Unauthorized, "AOM.0401", "you dont have permission", "SC_UNAUTHORIZED");
        Assert.DoesNotContain("nobody-issued-this", e.ToString(), StringComparison.Ordinal);
        Assert.Single(Calls);
    }

    [Theory]
    [InlineData(EventErrorFormat.ErrorMessage, "you dont have permission", "SC_FORBIDDEN")]
    [InlineData(EventErrorFormat.ErrorMsg, "Invalid projectId", "Forbidden")]
    public async Task GetStatisticsAsync_ThrowsPermissionDenied_ForAForeignProject(EventErrorFormat form, string message, string type)
    {
        Server.Events.ErrorFormat = form;

        var e = await AssertFailsWithoutRetryAsync<PermissionDeniedException>(CountAsync(Request() with { ProjectId = OtherProject }));

        AssertError(e, HttpStatusCode.Forbidden, "AOM.0403", message, type);
        Assert.Single(CallsOf($"/v2/{OtherProject}/events/statistic"));
    }

    [Theory]
    [InlineData("""{"error_code":"AOM.0503","error_message":"SC_NOT_IMPLEMENTED","error_type":"SC_NOT_IMPLEMENTED"}""")]
    [InlineData("""{"error_code":"AOM.0503","error_msg":"SC_NOT_IMPLEMENTED","error_type":"SC_NOT_IMPLEMENTED"}""")]
    public async Task GetStatisticsAsync_IsNotRetried_AfterA503OfTheService(string body)
    {
        Server.Faults.Add(Fault.Answer(503, body) with { Path = Path });

        var e = await AssertFailsWithoutRetryAsync<ServerErrorException>(CountAsync());

        AssertError(e, HttpStatusCode.ServiceUnavailable, "AOM.0503", "SC_NOT_IMPLEMENTED", "SC_NOT_IMPLEMENTED");
        Assert.Single(e.Attempts);
        Assert.Single(Calls);
    }

    [Theory]
    [InlineData(503, "<html>no healthy upstream</html>", "text/html")]
    [InlineData(503, "", "text/plain")]
    [InlineData(503, """{"error_code":"APIGW.0202","error_msg":"Backend timeout","request_id":"r-1"}""", "application/json")]
    [InlineData(
        500,
        """{"error_code":"AOM.0500","error_message":"SC_INTERNAL_SERVER_ERROR","error_type":"SC_INTERNAL_SERVER_ERROR"}""",
        "application/json"
    )]
    [InlineData(504, "", "text/plain")]
    public async Task GetStatisticsAsync_Retries_AfterATransientError(int status, string body, string type)
    {
        Server.Faults.Add(Fault.Answer(status, body, type) with { Path = Path });

        var call = CountAsync();
        await Clock.AdvanceToRetryAsync(call);
        await call;

        Assert.Equal([status, 200], Calls.Select(static r => r.Status ?? 0));
        Assert.Equal(Calls[0].Body, Calls[1].Body);
    }

    [Fact]
    public async Task GetStatisticsAsync_ThrowsWithCodeAndRequestId_OfAGateway()
    {
        Server.Faults.Add(
            Fault.Answer(
                403,
                """{"error_msg":"Incorrect IAM authentication information","error_code":"APIGW.0301","request_id":"r-42"}"""
            ) with
            {
                Path = Path,
            }
        );

        var e = await AssertFailsWithoutRetryAsync<PermissionDeniedException>(CountAsync());

        Assert.Equal(("APIGW.0301", "Incorrect IAM authentication information", "r-42"), (e.Code, e.Error.Message, e.RequestId));
    }

    [Fact]
    public async Task GetStatisticsAsync_WaitsForRetryAfter()
    {
        Server.Faults.Add(
            (Fault.Answer(429, """{"error_code":"APIGW.0308","error_msg":"throttled"}""") with { Path = Path }).WithHeader(
                "Retry-After",
                "7"
            )
        );

        var call = CountAsync();
        await Clock.AdvanceToTimerAsync(TimeSpan.FromSeconds(7));
        await call;

        Assert.Equal(TimeSpan.FromSeconds(7), Calls[1].ReceivedAt - Calls[0].ReceivedAt);
    }

    [Fact]
    public async Task GetStatisticsAsync_Retries_AfterADroppedConnection()
    {
        Server.Faults.Add(Fault.Drop() with { Path = Path });

        var call = CountAsync();
        await Clock.AdvanceToRetryAsync(call);
        await call;

        Assert.Equal(2, Calls.Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(40)]
    public async Task GetStatisticsAsync_Retries_AfterATruncatedBody(int keptBytes)
    {
        Server.Faults.Add(Fault.CutBody(keptBytes) with { Path = Path });

        var call = CountAsync();
        await Clock.AdvanceToRetryAsync(call);
        var statistics = await call;

        Assert.Equal(61, statistics.Timestamps.Count);
        Assert.Equal(2, Calls.Count);
    }

    [Fact]
    public async Task GetStatisticsAsync_IsCancelled_DuringTheResponse()
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);
        Server.Faults.Add(Fault.Delay(TimeSpan.FromMinutes(5)) with { Path = Path });

        var call = CountAsync(cancellationToken: cancellation.Token);
        await Clock.WaitForTimerAsync(TimeSpan.FromMinutes(5));
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    [Fact]
    public async Task GetStatisticsAsync_ThrowsApiTimeout_WhenTheServerIsSlow()
    {
        Server.Faults.Add(Fault.Delay(TimeSpan.FromMinutes(5)) with { Path = Path });

        var call = CountAsync(options: new RequestOptions { AttemptTimeout = TimeSpan.FromSeconds(3), MaxRetries = 0 });
        await Server.Requests.WaitForAsync(2, Token);
        await Clock.AdvanceToTimerAsync(TimeSpan.FromSeconds(3));

        var e = await Assert.ThrowsAsync<ApiTimeoutException>(() => call);
        Assert.True(e.IsAttemptTimeout);
    }

    private static void AssertError(ApiException e, HttpStatusCode status, string code, string message, string type)
    {
        Assert.Equal("events.get_statistics", e.Operation);
        Assert.Equal((status, code, message, type), (e.StatusCode, e.Code, e.Error.Message, e.Error.Type));
    }
}
