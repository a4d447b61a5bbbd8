using System.Net;
using IncidentAnalytics.Client.Tests.Support;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Analytics;

/// <summary>Lists are read to their end or fail; they are never truncated silently.</summary>
public sealed class ListEndTests
{
    private readonly ScriptedHandler _server = new();
    private readonly List<string?> _ids = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Bodies that gateways send with 404.</summary>
    public static TheoryData<string> GatewayNotFoundBodies =>
        [
            """{"message":"no Route matched with those values"}""",
            """{"timestamp":"2026-01-01T00:00:00Z","path":"/x","status":404,"error":"Not Found"}""",
            """{"timestamp":1767225600000,"status":404,"error":"Not Found","message":"No message available","path":"/x"}""",
            """{"error_msg":"404 Route Not Found"}""",
            """{"message":"Not Found"}""",
            """{"message":"Missing Authentication Token"}""",
            """{"fault":{"faultstring":"Unable to identify proxy","detail":{"errorcode":"messaging.adaptors.http.flow.ApplicationNotFound"}}}""",
            """{"error":{"code":404,"message":"Not Found","status":"NOT_FOUND"}}""",
            """{"error_code":"APIGW.0101","error_msg":"The API does not exist","request_id":"1"}""",
            """{"type":"about:blank","title":"Not Found","status":404,"detail":"No static resource x."}""",
            """{"statusCode":404,"message":"Resource not found"}""",
            """{"detail":"Not Found","status":404,"instance":"/x"}""",
            """{"error":"Not Found"}""",
            """{"code":"not_found","message":"Not Found"}""",
            """["Not Found"]""",
            "\"Not Found\"",
            "404",
            "null",
            "{}",
            "",
            "404 page not found\n",
            "default backend - 404",
            "<html><head><title>404 Not Found</title></head></html>",
            "<html>Not Found</html>",
        ];

    [Theory]
    [MemberData(nameof(GatewayNotFoundBodies))]
    public async Task ListAsync_Throws_WhenGatewaySendsNotFound(string body)
    {
        RespondPage("/?page=2", "1").RespondPage("/?page=3", "2");
        _server.Respond(HttpStatusCode.NotFound, body);

        await Assert.ThrowsAsync<NotFoundException>(ReadAsync);

        Assert.Equal(["1", "2"], _ids);
    }

    [Theory]
    [InlineData("""{"detail":"Invalid page."}""")]
    [InlineData("""{"detail":"Ungültige Seite."}""")]
    [InlineData("""{"detail":"Not found."}""")]
    [InlineData("""{"detail":{"message":"Invalid page.","code":"not_found"}}""")]
    [InlineData("""{"detail":"Invalid page.","code":"not_found"}""")]
    [InlineData("""{"error":"Invalid page.","details":null,"code":"not_found"}""")]
    [InlineData("""{"error":"Ungültige Seite.","details":null,"code":"not_found"}""")]
    [InlineData("\uFEFF {\"detail\":\"Invalid page.\"}\n")]
    public async Task ListAsync_Ends_WhenFrameworkSendsNotFound(string body)
    {
        RespondPage("/?page=2", "1").RespondPage("/?page=3", "2");
        _server.Respond(HttpStatusCode.NotFound, body);

        await ReadAsync();

        Assert.Equal(["1", "2"], _ids);
    }

    [Fact]
    public async Task ListMeasurementsAsync_Throws_WhenParentIsDeleted()
    {
        RespondPage("/?page=2", "1");
        _server
            .Respond(HttpStatusCode.NotFound, """{"detail":"Not found."}""")
            .Respond(HttpStatusCode.NotFound, """{"detail":"Not found."}""");
        using var client = AllServices.Create(_server);

        await Assert.ThrowsAsync<NotFoundException>(async () =>
        {
            await foreach (var item in client.Analytics.KpiMetrics.ListMeasurementsAsync("7", cancellationToken: Token))
                _ids.Add(item.Id);
        });

        Assert.Equal(["1"], _ids);
    }

    [Fact]
    public async Task ListMeasurementsAsync_Ends_WhenOnlyPageIsDeleted()
    {
        RespondPage("/?page=2", "1");
        _server.Respond(HttpStatusCode.NotFound, """{"detail":"Invalid page."}""");
        RespondPage(null, "1");
        using var client = AllServices.Create(_server);

        Assert.Single(await client.Analytics.KpiMetrics.ListMeasurementsAsync("7", cancellationToken: Token).ToListAsync(Token));
    }

    [Theory]
    [InlineData("http://h/?page=1")]
    [InlineData("http://h/?page=0")]
    [InlineData("http://h/?page=00001")]
    [InlineData("1")]
    [InlineData("http://h/")]
    [InlineData("http://h/?page=18446744073709551617")]
    [InlineData("http://h/?cursor=cD0y")]
    public async Task ListAsync_Throws_WhenNextPageIsNotForward(string next)
    {
        RespondPage(next, "1", "2");

        var e = await Assert.ThrowsAsync<InvalidResponseException>(ReadAsync);

        Assert.Equal(["1", "2"], _ids);
        Assert.Contains("cut off", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://h/?page=2")]
    [InlineData("http://h/?page=1")]
    public async Task ListAsync_Throws_WhenLaterPageLeadsBack(string next)
    {
        RespondPage("/?page=2", "1").RespondPage(next, "2");

        await Assert.ThrowsAsync<InvalidResponseException>(ReadAsync);

        Assert.Equal(["1", "2"], _ids);
    }

    [Fact]
    public async Task GetPageAsync_Throws_WhenNextPageIsNotForward()
    {
        RespondPage("/?page=3", "1");
        using var client = AllServices.Create(_server);

        await Assert.ThrowsAsync<InvalidResponseException>(() =>
            client.Analytics.AnomalyDetections.GetPageAsync(new() { Page = 3 }, cancellationToken: Token)
        );
    }

    [Fact]
    public async Task ListAsync_FollowsNext_WhenItSkipsPages()
    {
        RespondPage("/?page=4", "1").RespondPage(null, "2");

        await ReadAsync();

        Assert.Equal(["1", "2"], _ids);
    }

    [Fact]
    public async Task ListAsync_ReturnsItemsOnce_WhenTheyMoveToTheNextPage()
    {
        RespondPage("/?page=2", "3", "2").RespondPage("/?page=3", "2", "1").RespondPage(null, "1", "0");

        await ReadAsync();

        Assert.Equal(["3", "2", "1", "0"], _ids);
    }

    [Fact]
    public async Task ListAsync_KeepsDuplicates_WhenItemsHaveNoId()
    {
        _server
            .Respond(HttpStatusCode.OK, """{"count":4,"next":"/?page=2","results":[{},{"id":null}]}""")
            .Respond(HttpStatusCode.OK, """{"count":4,"next":null,"results":[{},{"id":""},{"id":""}]}""");

        await ReadAsync();

        Assert.Equal(4, _ids.Count);
    }

    [Fact]
    public async Task ListAsync_ReturnsItemsAgain_InEachEnumeration()
    {
        RespondPage(null, "1").RespondPage(null, "1");
        using var client = AllServices.Create(_server);
        var list = client.Analytics.AnomalyDetections.ListAsync(cancellationToken: Token);

        Assert.Single(await list.ToListAsync(Token));
        Assert.Single(await list.ToListAsync(Token));
    }

    [Fact]
    public async Task ListAsync_Throws_WhenServiceIgnoresPageNumber()
    {
        for (var page = 2; page < 100; page++)
            RespondPage($"/?page={page}", "1");

        await Assert.ThrowsAsync<InvalidResponseException>(ReadAsync);

        Assert.Equal(["1"], _ids);
        Assert.InRange(_server.Calls.Count, 2, 20);
    }

    private ListEndTests RespondPage(string? next, params string[] ids)
    {
        var items = string.Join(',', ids.Select(static id => $$"""{"id":"{{id}}"}"""));
        _server.Respond(
            HttpStatusCode.OK,
            $$"""{"count":7,"next":{{(next is null ? "null" : $"\"{next}\"")}},"previous":null,"results":[{{items}}]}"""
        );
        return this;
    }

    private async Task ReadAsync()
    {
        using var client = AllServices.Create(_server);
        await foreach (var item in client.Analytics.AnomalyDetections.ListAsync(cancellationToken: Token))
            _ids.Add(item.Id);
    }
}
