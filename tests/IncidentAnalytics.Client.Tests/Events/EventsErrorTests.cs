using System.Net;
using IncidentAnalytics.Client.Tests.Support;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Events;

/// <summary>Errors of the service, as documented, and of gateways in front of it.</summary>
public sealed class EventsErrorTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(
        HttpStatusCode.BadRequest,
        typeof(InvalidRequestException),
        """{ "error_code" : "AOM.0400", "error_message" : "param error", "error_type" : "SC_BAD_REQUEST" }""",
        "AOM.0400",
        "param error",
        "SC_BAD_REQUEST"
    )]
    [InlineData(
        HttpStatusCode.Unauthorized,
        typeof(AuthenticationFailedException),
        """{ "error_code" : "AOM.0401", "error_message" : "you dont have permission", "error_type" : "SC_UNAUTHORIZED" }""",
        "AOM.0401",
        "you dont have permission",
        "SC_UNAUTHORIZED"
    )]
    [InlineData(
        HttpStatusCode.Forbidden,
        typeof(PermissionDeniedException),
        """{ "error_code" : "AOM.0403", "error_message" : "you dont have permission", "error_type" : "SC_FORBIDDEN" }""",
        "AOM.0403",
        "you dont have permission",
        "SC_FORBIDDEN"
    )]
    [InlineData(
        HttpStatusCode.InternalServerError,
        typeof(ServerErrorException),
        """{ "error_code" : "AOM.0500", "error_message" : "SC_INTERNAL_SERVER_ERROR", "error_type" : "SC_INTERNAL_SERVER_ERROR" }""",
        "AOM.0500",
        "SC_INTERNAL_SERVER_ERROR",
        "SC_INTERNAL_SERVER_ERROR"
    )]
    [InlineData(
        HttpStatusCode.ServiceUnavailable,
        typeof(ServerErrorException),
        """{ "error_code" : "AOM.0503", "error_message" : "SC_NOT_IMPLEMENTED", "error_type" : "SC_NOT_IMPLEMENTED" }""",
        "AOM.0503",
        "SC_NOT_IMPLEMENTED",
        "SC_NOT_IMPLEMENTED"
    )]
    [InlineData(
        HttpStatusCode.BadRequest,
        typeof(InvalidRequestException),
        """{"error_code":"AOM.0403","error_msg":"Invalid projectId","error_type":"Forbidden"}""",
        "AOM.0403",
        "Invalid projectId",
        "Forbidden"
    )]
    [InlineData(
        HttpStatusCode.NotFound,
        typeof(NotFoundException),
        """{"errorCode":"SVCSTG.AMS.4000102","errorMessage":"no such thing","errorType":"t"}""",
        "SVCSTG.AMS.4000102",
        "no such thing",
        "t"
    )]
    [InlineData(HttpStatusCode.NotFound, typeof(NotFoundException), """{"errorMsg":"shorter"}""", null, "shorter", null)]
    [InlineData(
        HttpStatusCode.Unauthorized,
        typeof(AuthenticationFailedException),
        """{"error":{"message":"The token has expired.","code":401,"title":"Unauthorized"}}""",
        "401",
        "The token has expired.",
        "Unauthorized"
    )]
    [InlineData(HttpStatusCode.BadRequest, typeof(InvalidRequestException), """{"code":17,"message":"m"}""", "17", "m", null)]
    [InlineData(HttpStatusCode.BadRequest, typeof(InvalidRequestException), """{"error":"plain"}""", null, "plain", null)]
    [InlineData(HttpStatusCode.BadRequest, typeof(InvalidRequestException), """{"detail":"d"}""", null, "d", null)]
    [InlineData(HttpStatusCode.BadRequest, typeof(InvalidRequestException), """{"title":"t"}""", null, "t", null)]
    [InlineData(HttpStatusCode.BadRequest, typeof(InvalidRequestException), "nothing but text", null, "nothing but text", null)]
    public async Task Read_FindsCodeMessageAndType_InEverySpelling(
        HttpStatusCode status,
        Type exception,
        string body,
        string? code,
        string message,
        string? type
    )
    {
        var e = await FailAsync(new ScriptedHandler().Respond(status, body));

        Assert.IsType(exception, e);
        Assert.Equal((status, code, message, type), (e.StatusCode, e.Code, e.Error.Message, e.Error.Type));
        Assert.Equal("events.get_statistics", e.Operation);
    }

    [Fact]
    public async Task Read_FindsRequestId_InGatewayError()
    {
        var e = await FailAsync(
            new ScriptedHandler().Respond(
                HttpStatusCode.Unauthorized,
                """{"error_msg":"Incorrect IAM authentication information: decrypt token fail","error_code":"APIGW.0301","request_id":"7e4f"}"""
            )
        );

        Assert.Equal(("APIGW.0301", "7e4f"), (e.Code, e.RequestId));
        Assert.EndsWith("[request id 7e4f] (1 attempt, 0.0 s)", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"error_code":"AOM.0400","trace_id":"from-body"}""", "from-body")]
    [InlineData("""{"error_code":"AOM.0400"}""", "from-header")]
    [InlineData("", "from-header")]
    public async Task Read_FindsRequestId_InBodyOrHeader(string body, string expected)
    {
        var e = await FailAsync(
            new ScriptedHandler().Respond(HttpStatusCode.BadRequest, body, static r => r.Headers.Add("X-Request-Id", "from-header"))
        );
        Assert.Equal(expected, e.RequestId);
    }

    [Theory]
    [InlineData("you sent {0}")]
    [InlineData("""{{"error_code":"AOM.0400","error_message":"{0}","error_type":"{0}","trace_id":"{0}"}}""")]
    public async Task Message_MasksToken(string format)
    {
        const string Secret = "MIIbBQYJKoZIhvcNAQcC";
        var e = await FailAsync(
            new ScriptedHandler().Respond(
                HttpStatusCode.BadRequest,
                string.Format(System.Globalization.CultureInfo.InvariantCulture, format, Secret)
            )
        );

        Assert.DoesNotContain(Secret, e.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, e.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetStatisticsAsync_ThrowsWithoutFollowing_WhenRedirected()
    {
        var server = new ScriptedHandler().Respond(
            HttpStatusCode.Found,
            "",
            static r => r.Headers.Location = new Uri("https://elsewhere.example.com/login")
        );

        var e = await FailAsync(server);

        Assert.Contains("elsewhere.example.com", e.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    private static async Task<ApiException> FailAsync(ScriptedHandler server)
    {
        using var client = TestEvents.Create(
            server,
            configure: static o => o.Events.Credential = Credential.IamToken("MIIbBQYJKoZIhvcNAQcC")
        );
        return await Assert.ThrowsAnyAsync<ApiException>(() => client.GetStatisticsAsync(new RequestOptions { MaxRetries = 0 }, Token));
    }
}
