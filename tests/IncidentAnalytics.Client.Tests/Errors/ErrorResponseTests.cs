using System.Net;
using System.Text;
using IncidentAnalytics.Client.Tickets;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.Client.Errors;

public sealed class ErrorResponseTests
{
    [Fact]
    public async Task Detail_as_text_is_the_message()
    {
        var e = await ReadAsync(HttpStatusCode.BadRequest, """{"status_code":400,"detail":"Invalid application type. Use ec2."}""");

        Assert.IsType<InvalidRequestException>(e);
        Assert.Equal("Invalid application type. Use ec2.", e.Error.Message);
        Assert.Equal("HTTP 400: Invalid application type. Use ec2.", e.Message);
    }

    [Fact]
    public async Task Detail_as_an_object_gives_code_message_and_details()
    {
        var e = await ReadAsync(HttpStatusCode.BadRequest, """{"detail":{"code":"E17","message":"too many domains","limit":5}}""");

        Assert.Equal("E17", e.Code);
        Assert.Equal("too many domains", e.Error.Message);
        Assert.Contains("\"limit\":5", e.Error.Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Detail_as_an_array_gives_the_errors_of_each_member()
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
    public async Task A_body_that_is_not_JSON_is_shown_as_it_is(string body)
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
    public async Task Odd_shapes_are_survived(string body)
    {
        var e = await ReadAsync(HttpStatusCode.BadRequest, body);

        Assert.IsType<InvalidRequestException>(e);
        Assert.NotNull(e.Error.Message);
    }

    [Fact]
    public async Task Markup_is_not_made_a_message()
    {
        var e = await ReadAsync(HttpStatusCode.BadGateway, "<html><h1>502 Bad Gateway</h1></html>", "text/html");

        Assert.IsType<ServerErrorException>(e);
        Assert.DoesNotContain("<h1>", e.Message, StringComparison.Ordinal);
        Assert.Contains("<h1>", e.Error.BodyStart, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_body_leaves_the_reason_phrase()
    {
        var e = await ReadAsync(HttpStatusCode.ServiceUnavailable, "");

        Assert.Equal("Service Unavailable", e.Error.Message);
        Assert.Null(e.Error.BodyStart);
    }

    [Fact]
    public async Task A_huge_body_is_cut()
    {
        var e = await ReadAsync(HttpStatusCode.BadRequest, new string('x', 1_000_000));

        Assert.Equal(2001, e.Error.BodyStart!.Length);
        Assert.True(e.Message.Length < 600);
    }

    [Theory]
    [InlineData("X-Request-Id")]
    [InlineData("x-amzn-RequestId")]
    public async Task The_request_id_is_found(string header)
    {
        var e = await ReadAsync(HttpStatusCode.BadRequest, "{}", adjust: r => r.Headers.Add(header, "abc"));

        Assert.Equal("abc", e.RequestId);
        Assert.Contains("[request id abc]", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_byte_order_mark_does_not_hide_the_message()
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
    public async Task Retry_after_is_read_in_every_form_that_HTTP_knows(string value, double? seconds)
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
