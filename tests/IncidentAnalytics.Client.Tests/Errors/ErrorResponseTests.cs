using System.Net;
using System.Text;
using IncidentAnalytics.Client.Tickets;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Errors;

public sealed class ErrorResponseTests
{
    [Fact]
    public async Task Read_UsesDetailAsTheMessage_WhenItIsAString()
    {
        var e = await ReadAsync(HttpStatusCode.BadRequest, """{"status_code":400,"detail":"Invalid application type. Use ec2."}""");

        Assert.IsType<InvalidRequestException>(e);
        Assert.Equal("Invalid application type. Use ec2.", e.Error.Message);
        Assert.Equal("HTTP 400: Invalid application type. Use ec2.", e.Message);
    }

    [Fact]
    public async Task Read_FindsCodeMessageAndDetails_WhenDetailIsAnObject()
    {
        var e = await ReadAsync(HttpStatusCode.BadRequest, """{"detail":{"code":"E17","message":"too many domains","limit":5}}""");

        Assert.Equal("E17", e.Code);
        Assert.Equal("too many domains", e.Error.Message);
        Assert.Contains("\"limit\":5", e.Error.Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_FindsFieldErrors_WhenDetailIsAnArray()
    {
        var e = await ReadAsync(
            HttpStatusCode.UnprocessableEntity,
            """
            {"detail":[
              {"loc":["body","app_type",0],"msg":"str type expected","type":"type_error.str"},
              {"loc":["body","app_type",0],"msg":"is too short","type":"value_error"},
              {"loc":["body","start_time"],"msg":"field required"},
              "something else"]}
            """
        );

        var invalid = Assert.IsType<InvalidRequestException>(e);
        Assert.Equal(["str type expected", "is too short"], invalid.FieldErrors["body.app_type.0"]);
        Assert.Equal(["field required"], invalid.FieldErrors["body.start_time"]);
        Assert.Equal(["something else"], invalid.FieldErrors[""]);
        Assert.Contains("[body.start_time: field required]", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"status_code": 400, "detail": "Invalid application type. Supported types are "ec2", "rds"."}""")]
    [InlineData("""{'status_code': 400, 'detail': 'Invalid'}""")]
    [InlineData("plain words")]
    public async Task ReadAsync_UsesTheBodyAsTheMessage_WhenItIsNotJson(string body)
    {
        var e = await ReadAsync(HttpStatusCode.BadRequest, body);

        Assert.Equal(body, e.Error.Message);
        Assert.Equal(body, e.Error.BodyStart);
    }

    [Theory]
    [InlineData("""{"detail":null}""")]
    [InlineData("""{"detail":[]}""")]
    [InlineData("""{"detail":[null,1,[],{"loc":null},{"loc":{},"msg":[]}]}""")]
    [InlineData("""{"detail":{"message":{"a":1}}}""")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("{}")]
    [InlineData("""{"detail":"\uD800"}""")]
    [InlineData("""{"\uD800":1,"detail":{"\uDC00":1}}""")]
    public async Task ReadAsync_IgnoresUnknownShapes(string body)
    {
        var e = await ReadAsync(HttpStatusCode.BadRequest, body);

        Assert.IsType<InvalidRequestException>(e);
        Assert.NotNull(e.Error.Message);
    }

    [Fact]
    public async Task ReadAsync_DescribesMarkup()
    {
        var e = await ReadAsync(HttpStatusCode.BadGateway, "<html><h1>502 Bad Gateway</h1></html>", "text/html");

        Assert.IsType<ServerErrorException>(e);
        Assert.DoesNotContain("<h1>", e.Message, StringComparison.Ordinal);
        Assert.Contains("<h1>", e.Error.BodyStart, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_UsesTheReasonPhrase_WhenTheBodyIsEmpty()
    {
        var e = await ReadAsync(HttpStatusCode.ServiceUnavailable, "");

        Assert.Equal("Service Unavailable", e.Error.Message);
        Assert.Null(e.Error.BodyStart);
    }

    [Fact]
    public async Task ReadAsync_CutsAHugeBody()
    {
        var e = await ReadAsync(HttpStatusCode.BadRequest, new string('x', 1_000_000));

        Assert.Equal(2001, e.Error.BodyStart!.Length);
        Assert.True(e.Message.Length < 600);
    }

    [Theory]
    [InlineData("X-Request-Id")]
    [InlineData("x-amzn-RequestId")]
    public async Task FindRequestId_ReadsKnownHeaders(string header)
    {
        var e = await ReadAsync(HttpStatusCode.BadRequest, "{}", adjust: r => r.Headers.Add(header, "abc"));

        Assert.Equal("abc", e.RequestId);
        Assert.Contains("[request id abc]", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_SkipsAByteOrderMark()
    {
        var e = await ReadAsync(HttpStatusCode.BadRequest, "\uFEFF{\"detail\":\"no\"}");

        Assert.Equal("no", e.Error.Message);
    }

    [Fact]
    public async Task Message_IsBoundedWhateverTheServerSends()
    {
        var e = await ReadAsync(HttpStatusCode.BadRequest, $$"""{"detail":"{{new string('x', 50_000)}}"}""");

        Assert.InRange(e.Error.Message!.Length, 1_900, 2_001);
        Assert.InRange(e.Message.Length, 1_900, 2_200);
    }

    [Theory]
    [InlineData("NaN", null)]
    [InlineData("Infinity", null)]
    [InlineData("-Infinity", null)]
    [InlineData("-0", null)]
    [InlineData("1e3", null)]
    [InlineData("", null)]
    [InlineData("1.5", 1.5)]
    [InlineData("Mon, 02 Mar 2026 12:00:09 GMT", 9.0)]
    [InlineData("Monday, 02-Mar-26 12:00:09 GMT", 9.0)]
    [InlineData("Mon Mar  2 12:00:09 2026", 9.0)]
    public async Task RetryAfter_ReadsSecondsAndDates(string value, double? seconds)
    {
        var e = await ReadAsync(
            HttpStatusCode.ServiceUnavailable,
            "{}",
            adjust: r => r.Headers.TryAddWithoutValidation("Retry-After", value)
        );

        Assert.Equal(seconds, e.Error.RetryAfter?.TotalSeconds);
    }

    private static async Task<ApiException> ReadAsync(
        HttpStatusCode status,
        string body,
        string mediaType = "application/json",
        Action<HttpResponseMessage>? adjust = null
    )
    {
        using var response = new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, mediaType) };
        adjust?.Invoke(response);
        return await ErrorResponse.ReadAsync(
            response,
            TicketsErrorReader.Instance,
            [],
            new FakeTimeProvider(),
            TestContext.Current.CancellationToken
        );
    }
}
