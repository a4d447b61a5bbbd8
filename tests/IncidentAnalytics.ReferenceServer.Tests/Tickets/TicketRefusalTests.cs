using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Tests.OAuth;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Tickets;

public sealed class TicketRefusalTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null, "Bearer")]
    [InlineData("Basic cmVmZXJlbmNlLWNsaWVudDpyZWZlcmVuY2Utc2VjcmV0", "Bearer")]
    [InlineData("Bearer nonsense", "Bearer error=\"invalid_token\", error_description=\"The access token is not valid.\"")]
    [InlineData("Token reference-token", "Bearer")]
    public async Task Aggregate_Returns401_WithoutValidToken(string? authorization, string challenge)
    {
        await using var tickets = await TicketServer.StartAsync();
        tickets.Http.DefaultRequestHeaders.Authorization = authorization is null ? null : AuthenticationHeaderValue.Parse(authorization);
        using var content = new StringContent(TicketServer.Body().ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await tickets.Http.PostAsync("/v3/tickets/aggs", content, Ct);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal(challenge, response.Headers.WwwAuthenticate.ToString());
        var body = await TokenRequests.ReadAsync(response);
        Assert.Equal(401, body.GetProperty("status_code").GetInt32());
        Assert.NotEmpty(body.GetProperty("detail").GetString()!);
    }

    [Fact]
    public async Task Aggregate_Returns401_WhenTokenIsExpired()
    {
        await using var tickets = await TicketServer.StartAsync();
        tickets.Clock.Advance(TimeSpan.FromHours(1));

        var (status, body) = await tickets.AggregateAsync(TicketServer.Body());

        Assert.Equal(401, status);
        Assert.Equal("The access token has expired.", body.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task Aggregate_Returns403_WhenClientIdDiffersFromToken()
    {
        await using var tickets = await TicketServer.StartAsync();

        var (status, _) = await tickets.AggregateAsync(TicketServer.Body(), clientId: "another-client");

        Assert.Equal(403, status);
    }

    [Theory]
    [InlineData("\"atr\"", "\"\\ud800\"")]
    [InlineData("\"application\"", "\"\\udc00\"")]
    [InlineData("\"by_type\"", "\"\\ud800x\"")]
    [InlineData("\"ticket.type\"", "\"\u00ff\"")]
    public async Task Aggregate_Returns422_WhenStringIsInvalid(string good, string bad)
    {
        await using var tickets = await TicketServer.StartAsync("{}");
        using var content = new ByteArrayContent(
            Encoding.Latin1.GetBytes(TicketServer.Body().ToJsonString().Replace(good, bad, StringComparison.Ordinal))
        );
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var response = await tickets.Http.PostAsync("/v3/tickets/aggs", content, Ct);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Equal("json_invalid", (await TokenRequests.ReadAsync(response)).GetProperty("detail")[0].GetProperty("type").GetString());
    }

    [Fact]
    public async Task Aggregate_AcceptsSurrogatePairAndByteOrderMark()
    {
        await using var tickets = await TicketServer.StartAsync("""{"application":"\ud83d\ude00"}""");
        using var content = new ByteArrayContent([
            0xEF,
            0xBB,
            0xBF,
            .. Encoding.UTF8.GetBytes(
                TicketServer.Body().ToJsonString().Replace("\"atr\"", "\"\\ud83d\\ude00\"", StringComparison.Ordinal)
            ),
        ]);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var response = await tickets.Http.PostAsync("/v3/tickets/aggs", content, Ct);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Aggregate_Returns415_WhenContentIsNotJson()
    {
        await using var tickets = await TicketServer.StartAsync();

        var (status, _) = await tickets.AggregateAsync(TicketServer.Body(), mediaType: "text/plain");

        Assert.Equal(415, status);
    }

    [Theory]
    [InlineData("application", null, "missing")]
    [InlineData("application", "7", "string_type")]
    [InlineData("application", "\"\"", "string_too_short")]
    [InlineData("app_type", "\"ec2\"", "list_type")]
    [InlineData("app_type", "[\"ec2\",7]", "string_type")]
    [InlineData("domain", "{}", "list_type")]
    [InlineData("start_time", null, "missing")]
    [InlineData("start_time", "\"2026-01-01\"", "datetime_parsing")]
    [InlineData("start_time", "\"2026-01-01T00:00:00+00:00\"", "datetime_parsing")]
    [InlineData("start_time", "\"2026-01-01T00:00:00.000Z\"", "datetime_parsing")]
    [InlineData("end_time", "\"2026-02-30T00:00:00Z\"", "datetime_parsing")]
    [InlineData("end_time", "1767225600", "datetime_parsing")]
    [InlineData("includes_eu", "\"false\"", "bool_type")]
    [InlineData("aggs", null, "missing")]
    [InlineData("aggs", "[]", "dict_type")]
    public async Task Aggregate_Returns422_WithNameOfInvalidMember(string member, string? json, string type)
    {
        await using var tickets = await TicketServer.StartAsync();
        var body = TicketServer.Body();
        body.Remove(member);
        if (json is not null)
            body[member] = JsonNode.Parse(json);

        var (status, answer) = await tickets.AggregateAsync(body);

        Assert.Equal(422, status);
        var problem = Assert.Single(answer.GetProperty("detail").EnumerateArray());
        Assert.Equal(["body", member], problem.GetProperty("loc").EnumerateArray().Take(2).Select(static part => part.GetString()));
        Assert.Equal(type, problem.GetProperty("type").GetString());
        Assert.NotEmpty(problem.GetProperty("msg").GetString()!);
    }

    [Fact]
    public async Task Aggregate_Returns422_WithAllProblems()
    {
        await using var tickets = await TicketServer.StartAsync();

        var (status, answer) = await tickets.AggregateAsync(new JsonObject());

        Assert.Equal(422, status);
        Assert.Equal(
            ["application", "start_time", "end_time", "aggs"],
            answer.GetProperty("detail").EnumerateArray().Select(static problem => problem.GetProperty("loc")[1].GetString())
        );
    }

    [Theory]
    [InlineData("{")]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    public async Task Aggregate_Returns422_WhenBodyIsNotAnObject(string body)
    {
        await using var tickets = await TicketServer.StartAsync();
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await tickets.Http.PostAsync("/v3/tickets/aggs", content, Ct);

        Assert.Equal(422, (int)response.StatusCode);
        Assert.Equal("body", (await TokenRequests.ReadAsync(response)).GetProperty("detail")[0].GetProperty("loc")[0].GetString());
    }

    [Theory]
    [InlineData("application", "\"nope\"", "Invalid application. 'nope' is not one of: atr, billing, checkout, identity, search.")]
    [InlineData("app_type", "[\"ec2\",\"vm\"]", "Invalid application type. 'vm' is not one of: ec2, kubernetes, lambda, rds.")]
    [InlineData("end_time", "\"2025-12-02T12:00:00Z\"", "Invalid time range. start_time must be before end_time.")]
    public async Task Aggregate_Returns400_WhenValueIsInvalid(string member, string json, string detail)
    {
        await using var tickets = await TicketServer.StartAsync();
        var body = TicketServer.Body();
        body[member] = JsonNode.Parse(json);

        var (status, answer) = await tickets.AggregateAsync(body);

        Assert.Equal(400, status);
        Assert.Equal(400, answer.GetProperty("status_code").GetInt32());
        Assert.Equal(detail, answer.GetProperty("detail").GetString());
    }

    [Theory]
    [InlineData("GET", "/v3/tickets/aggs", 405, "Method Not Allowed")]
    [InlineData("POST", "/v3/tickets", 404, "Not Found")]
    [InlineData("GET", "/", 404, "Not Found")]
    public async Task Aggregate_UsesSameErrorFormat_ForUnknownPathsAndMethods(string method, string path, int status, string detail)
    {
        await using var tickets = await TicketServer.StartAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var response = await tickets.Http.SendAsync(request, Ct);

        Assert.Equal(status, (int)response.StatusCode);
        var body = await TokenRequests.ReadAsync(response);
        Assert.Equal(status, body.GetProperty("status_code").GetInt32());
        Assert.Equal(detail, body.GetProperty("detail").GetString());
    }
}
