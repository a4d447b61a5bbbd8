using System.Net;
using System.Text;
using IncidentAnalytics.Client.Sonar;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Sonar;

public sealed class SonarErrorTests
{
    [Theory]
    [InlineData("'offset' parameter should be int type")]
    [InlineData("'offset' must be greater than or equal to 0.")]
    [InlineData("'from' parameter should be date format (yyyy-MM-dd HH:mm:ss+0000)")]
    [InlineData("'statuses' should contain elements that is one of NEW, ASSIGNED, IN_PROGRESS, SUBMITTED, APPROVED, REJECTED, CLOSED.")]
    [InlineData("element of priorities should be one of 1 (LOW), 2 (MEDIUM), 3 (HIGH). input is 4")]
    [InlineData("sort_type should be one of ASC or DESC. input is NONE")]
    [InlineData("sort_column should be one of id, created_at, updated_at, closed_at.")]
    [InlineData("assignees should contains only guid values.")]
    public async Task Read_FindsCodeAndMessage_InDocumentedErrors(string message)
    {
        var e = await ReadAsync(
            HttpStatusCode.BadRequest,
            $$"""
            {
              "error_code": "invalid-argument",
              "error_msg": "{{message}}"
            }
            """
        );

        Assert.IsType<InvalidRequestException>(e);
        Assert.Equal((HttpStatusCode.BadRequest, "invalid-argument", message), (e.StatusCode, e.Code, e.Error.Message));
        Assert.Equal($"HTTP 400 invalid-argument: {message}", e.Message);
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest, "null-argument", typeof(InvalidRequestException))]
    [InlineData(HttpStatusCode.BadRequest, "invalid-param-type", typeof(InvalidRequestException))]
    [InlineData(HttpStatusCode.InternalServerError, "illegal-state", typeof(ApiException))]
    [InlineData(HttpStatusCode.InternalServerError, "Illegal-State", typeof(ServerErrorException))]
    [InlineData(HttpStatusCode.InternalServerError, "null-argument", typeof(ServerErrorException))]
    [InlineData(HttpStatusCode.ServiceUnavailable, "illegal-state", typeof(ServerErrorException))]
    [InlineData(HttpStatusCode.Conflict, "illegal-state", typeof(ConflictException))]
    public async Task Create_ChoosesExceptionByStatusAndCode(HttpStatusCode status, string code, Type type)
    {
        var e = await ReadAsync(status, $$"""{"error_code":"{{code}}","error_msg":"ticket not found: 7"}""");

        Assert.IsType(type, e);
        Assert.Equal((status, code, "ticket not found: 7"), (e.StatusCode, e.Code, e.Error.Message));
    }

    [Theory]
    [InlineData("""{"code":502,"message":"no upstream"}""", "502", "no upstream")]
    [InlineData("""{"error_message":"no upstream"}""", null, "no upstream")]
    [InlineData("""{"error":{"code":"E1","message":"no upstream"}}""", "E1", "no upstream")]
    [InlineData("""{"error":"no upstream"}""", null, "no upstream")]
    [InlineData("""{"detail":"no upstream"}""", null, "no upstream")]
    [InlineData("""{"error_code":null,"error_msg":""}""", null, """{"error_code":null,"error_msg":""}""")]
    [InlineData("[]", null, "[]")]
    [InlineData("plain words", null, "plain words")]
    [InlineData("", null, "Bad Gateway")]
    [InlineData("""{"error_code":"illegal-state""", null, """{"error_code":"illegal-state""")]
    public async Task Read_UnderstandsGatewayErrors(string body, string? code, string message)
    {
        var e = await ReadAsync(HttpStatusCode.BadGateway, body);

        Assert.IsType<ServerErrorException>(e);
        Assert.Equal((code, message), (e.Code, e.Error.Message));
    }

    [Fact]
    public async Task Read_IgnoresMarkup()
    {
        var e = await ReadAsync(HttpStatusCode.InternalServerError, "<html><h1>illegal-state</h1></html>");

        Assert.IsType<ServerErrorException>(e);
        Assert.Null(e.Code);
        Assert.DoesNotContain("<h1>", e.Message, StringComparison.Ordinal);
    }

    private static async Task<ApiException> ReadAsync(HttpStatusCode status, string body)
    {
        using var response = new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8) };
        return await ErrorResponse.ReadAsync(
            response,
            SonarErrorReader.Instance,
            [],
            new FakeTimeProvider(),
            TestContext.Current.CancellationToken
        );
    }
}
