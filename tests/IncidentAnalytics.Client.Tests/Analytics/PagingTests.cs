using System.Net;
using IncidentAnalytics.Client.Analytics;
using IncidentAnalytics.Client.Analytics.KpiMetrics;
using IncidentAnalytics.Client.Paging;
using IncidentAnalytics.Client.Tests.Support;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Analytics;

/// <summary>Paging by page number, as in Django REST framework.</summary>
public sealed class PagingTests
{
    private const string InvalidPage = """{"detail":"Invalid page."}""";

    private readonly ScriptedHandler _server = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ListAsync_FollowsPageNumber_AndNeverHost()
    {
        RespondPage("1", "http://evil.example.net/api/analytics/kpi-metrics/?page=2&page_size=1");
        RespondPage("2", "http://internal:8000/other/?page_size=1&page=3");
        RespondPage("3", next: null);

        Assert.Equal(["1", "2", "3"], await ListIdsAsync(new() { PageSize = 1 }));
        Assert.Equal(["?page_size=1", "?page=2&page_size=1", "?page=3&page_size=1"], _server.Calls.Select(static c => c.Address.Query));
        Assert.All(
            _server.Calls,
            static c =>
                Assert.StartsWith(AnalyticsTestClient.Host + "/api/analytics/kpi-metrics/", c.Address.AbsoluteUri, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task ListAsync_Continues_AfterShortOrEmptyPage()
    {
        RespondPage("1", "/?page=2", count: 3);
        _server.Respond(HttpStatusCode.OK, """{"count":3,"next":"/?page=3","previous":null,"results":[]}""");
        RespondPage("3", next: null, count: 3);

        Assert.Equal(["1", "3"], await ListIdsAsync(new() { PageSize = 100 }));
    }

    [Fact]
    public async Task AsPages_HasPositionAndTotalCount()
    {
        RespondPage("1", "/?page=2", count: 2);
        RespondPage("2", next: null, count: 2);
        using var client = AnalyticsTestClient.Create(_server);

        var pages = new List<Page<KpiMetric>>();
        await foreach (var page in client.Analytics.KpiMetrics.ListAsync(cancellationToken: Token).AsPages())
            pages.Add(page);

        Assert.Equal([(1, 2, 2L), (2, null, 2L)], pages.Select(static p => (p.Position, p.Next, p.TotalCount)));
    }

    [Fact]
    public async Task ListAsync_StartsAtPageOfQuery()
    {
        RespondPage("7", "/?page=8");
        RespondPage("8", next: null);

        Assert.Equal(["7", "8"], await ListIdsAsync(new() { Page = 7 }));
        Assert.Equal(["?page=7", "?page=8"], _server.Calls.Select(static c => c.Address.Query));
    }

    [Fact]
    public async Task ListAsync_SendsSameWindow_ForAllPages()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2024, 3, 1, 0, 0, 0, TimeSpan.Zero));
        RespondPage("1", "/?page=2");
        RespondPage("2", next: null);
        using var client = AnalyticsTestClient.Create(_server, clock);

        await foreach (
            var _ in client.Analytics.AnomalyDetections.ListAsync(
                new() { Range = TimeRange.Last(TimeSpan.FromDays(1)) },
                cancellationToken: Token
            )
        )
        {
            clock.Advance(TimeSpan.FromHours(1));
        }

        Assert.Equal(2, _server.Calls.Count);
        Assert.All(
            _server.Calls,
            static c =>
                Assert.Contains(
                    "start_date=2024-02-29T00%3A00%3A00Z&end_date=2024-03-01T00%3A00%3A00Z",
                    c.Address.Query,
                    StringComparison.Ordinal
                )
        );
    }

    [Fact]
    public async Task ListAsync_CopiesOrdering()
    {
        AnalyticsOrder[] ordering = [AnalyticsOrder.Ascending("name")];
        RespondPage("1", next: null);
        using var client = AnalyticsTestClient.Create(_server);

        var list = client.Analytics.KpiMetrics.ListAsync(new() { Ordering = ordering }, cancellationToken: Token);
        ordering[0] = AnalyticsOrder.Ascending("id");
        await list.ToListAsync(Token);

        Assert.Equal("?ordering=name", _server.Calls[0].Address.Query);
    }

    [Theory]
    [InlineData("""[{"id":"1"},{"id":"2"}]""", 2)]
    [InlineData("[]", 0)]
    public async Task AsPages_ReadsBareArray_AsOnePage(string answer, int count)
    {
        _server.Respond(HttpStatusCode.OK, answer);
        using var client = AnalyticsTestClient.Create(_server);

        var pages = new List<Page<KpiMetric>>();
        await foreach (var page in client.Analytics.KpiMetrics.ListAsync(cancellationToken: Token).AsPages())
            pages.Add(page);

        var only = Assert.Single(pages);
        Assert.Equal((count, count, 1L, null), (only.Items.Count, only.TotalCount, only.Position, only.Next));
    }

    [Fact]
    public async Task GetPageAsync_HasPosition1_ForBareArray()
    {
        _server.Respond(HttpStatusCode.OK, """[{"id":"1"}]""");
        using var client = AnalyticsTestClient.Create(_server);

        Assert.Equal(1, (await client.Analytics.KpiMetrics.GetPageAsync(new() { Page = 3 }, cancellationToken: Token)).Position);
    }

    [Fact]
    public async Task ListAsync_Throws_WhenFirstPageIsNotFound()
    {
        _server.Respond(HttpStatusCode.NotFound, InvalidPage).Respond(HttpStatusCode.NotFound, InvalidPage);

        await Assert.ThrowsAsync<NotFoundException>(() => ListIdsAsync(null));
        await Assert.ThrowsAsync<NotFoundException>(() => ListIdsAsync(new() { Page = 9 }));
    }

    [Fact]
    public async Task GetPageAsync_ReadsPageOfQuery()
    {
        RespondPage("41", "/?page=5", count: 80);
        _server.Respond(HttpStatusCode.NotFound, InvalidPage);
        using var client = AnalyticsTestClient.Create(_server);

        var page = await client.Analytics.KpiMetrics.GetPageAsync(new() { Page = 4, IsActive = true }, cancellationToken: Token);
        var e = await Assert.ThrowsAsync<NotFoundException>(() =>
            client.Analytics.KpiMetrics.GetPageAsync(new() { Page = 99 }, cancellationToken: Token)
        );

        Assert.Equal(("41", 4L, 5L, 80L), (page.Items[0].Id, page.Position, page.Next, page.TotalCount));
        Assert.Equal(["?is_active=true&page=4", "?page=99"], _server.Calls.Select(static c => QueryOrder.Sort(c.Address.Query)));
        Assert.Equal("Invalid page.", e.Error.Message);
    }

    [Theory]
    [InlineData("http://x/?cursor=abc")]
    [InlineData("http://x/?page=")]
    [InlineData("http://x/?page=two")]
    [InlineData("http://x/?page=-2")]
    [InlineData("http://x/?my_page=2")]
    [InlineData("http://x/#page=2")]
    [InlineData("next")]
    public async Task ListAsync_Throws_WhenNextHasNoPageNumber(string next)
    {
        RespondPage("1", next);

        var ids = new List<string?>();
        using var client = AnalyticsTestClient.Create(_server);
        var e = await Assert.ThrowsAsync<InvalidResponseException>(async () =>
        {
            await foreach (var item in client.Analytics.KpiMetrics.ListAsync(cancellationToken: Token))
                ids.Add(item.Id);
        });

        Assert.Contains("has no page number", e.Message, StringComparison.Ordinal);
        Assert.Equal(["1"], ids);
    }

    [Theory]
    [InlineData("\"3\"")]
    [InlineData("3")]
    [InlineData("\"?page=3\"")]
    [InlineData("\"/a/?x=1&page=3&y=%20#page=4\"")]
    public async Task GetPageAsync_ReadsNext_FromNumberOrAddress(string next)
    {
        _server.Respond(HttpStatusCode.OK, $$"""{"next":{{next}},"results":[]}""");
        using var client = AnalyticsTestClient.Create(_server);

        Assert.Equal(3, (await client.Analytics.KpiMetrics.GetPageAsync(new() { Page = 2 }, cancellationToken: Token)).Next);
    }

    [Theory]
    [InlineData("""{"detail":"fine"}""")]
    [InlineData("{}")]
    [InlineData("""{"results":{}}""")]
    [InlineData("""{"results":"none"}""")]
    [InlineData("""{"results":[1]}""")]
    [InlineData("\"none\"")]
    [InlineData("null")]
    [InlineData("""{"count":1,"results":[{"id":"1"}""")]
    public async Task ListAsync_Throws_WhenResponseIsNotList(string answer)
    {
        _server.Respond(HttpStatusCode.OK, answer);
        await Assert.ThrowsAsync<InvalidResponseException>(() => ListIdsAsync(null));
    }

    [Theory]
    [InlineData("""{"results":null}""", 0)]
    [InlineData("""{"results":[null,{"id":"1"}],"count":"1","total_pages":[1]}""", 1)]
    public async Task ListAsync_ToleratesNullsAndUnknownMembers(string answer, int count)
    {
        _server.Respond(HttpStatusCode.OK, answer);
        Assert.Equal(count, (await ListIdsAsync(null)).Count);
    }

    [Theory]
    [InlineData("""{"count":1,"next":"n","previous":null,"results":[{"id":"1"}],"more":{"a":[1]}}""")]
    [InlineData("""[{"id":"1"}]""")]
    public async Task AnalyticsPage_RoundTrips(string answer)
    {
        _server.Respond(HttpStatusCode.OK, answer);
        using var client = AnalyticsTestClient.Create(_server);

        var page = await client.Analytics.KpiMetrics.Api.ListAsync(null, null, Token);

        Assert.Equal(answer, page.ToString());
        Assert.Equal(answer.StartsWith('['), page.IsBareArray);
        Assert.Equal(answer.StartsWith('[') ? [] : ["more"], page.AdditionalProperties.Keys);
    }

    private void RespondPage(string id, string? next, long count = 3) =>
        _server.Respond(
            HttpStatusCode.OK,
            $$"""{"count":{{count}},"next":{{(next is null ? "null" : $"\"{next}\"")}},"previous":null,"results":[{"id":"{{id}}"}]}"""
        );

    private async Task<List<string?>> ListIdsAsync(KpiMetricQuery? query)
    {
        using var client = AnalyticsTestClient.Create(_server);
        var items = await client.Analytics.KpiMetrics.ListAsync(query, cancellationToken: Token).ToListAsync(Token);
        return [.. items.Select(static i => i.Id)];
    }
}
