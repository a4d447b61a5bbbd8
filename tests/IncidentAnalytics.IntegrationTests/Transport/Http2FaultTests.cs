using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using IncidentAnalytics.Client;
using IncidentAnalytics.Client.Analytics.KpiMetrics;
using IncidentAnalytics.IntegrationTests.Analytics;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.Transport;

/// <summary>HTTP/2 connections and streams that end early. What the server has not processed is sent again, what it may have is not.</summary>
public sealed class Http2FaultTests : TransportTests
{
    private const string Created = """{"id":"7","name":"Custom"}""";

    public static TheoryData<string> WaysToLeave => ["between pages", "before a page", "within a page"];

    [Theory]
    [MemberData(nameof(WaysToLeave))]
    public async Task ListTicketsAsync_ReturnsEachTicketOnce_WhenTheServerGoesAway(string way)
    {
        var isGone = false;
        await using var server = new Http2Server(async request =>
        {
            var page = Page(
                request.Has("offset=4") ? 4
                : request.Has("offset=2") ? 2
                : 0
            );
            if (isGone || !request.Has(way == "between pages" ? "offset=0" : "offset=2"))
            {
                await request.AnswerAsync(page);
                return;
            }

            isGone = true;
            request.Close();
            if (way == "before a page")
            {
                await request.GoAwayAsync(request.StreamId - 2);
                return;
            }

            await request.StartAsync(page[..20]);
            await request.GoAwayAsync(request.StreamId);
            await request.EndAsync(page[20..]);
        });
        var client = CreateClient(server.Address, http: UseOnlyHttp2);

        var tickets = await client.Sonar.ListTicketsAsync(new() { PageSize = 2 }, cancellationToken: Token).ToListAsync(Token);

        Assert.Equal([1, 2, 3, 4, 5], tickets.Select(static t => t.Id));
        Assert.Equal(2, server.Connections);
        Assert.Equal(way == "before a page" ? 4 : 3, server.Requests.Count);
    }

    [Fact]
    public async Task CreateAsync_IsSentAgain_WhenTheServerGoesAwayWithoutProcessingIt()
    {
        var refusals = 1;
        await using var server = new Http2Server(async request =>
        {
            if (refusals-- > 0)
                await request.GoAwayAsync(0);
            else
                await request.AnswerAsync(Created);
        });

        var metric = await CreateAsync(CreateClient(server.Address, http: UseOnlyHttp2));

        Assert.Equal("7", metric.Id);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task CreateAsync_IsNotSentAgain_WhenTheServerGoesAwayAndMayHaveProcessedIt()
    {
        await using var server = new Http2Server(static async request =>
        {
            request.Close();
            await request.GoAwayAsync(request.StreamId, Http2Error.InternalError);
        });

        var e = await Assert.ThrowsAsync<ApiConnectionException>(() => CreateAsync(CreateClient(server.Address, http: UseOnlyHttp2)));

        Assert.True(e.WasSent);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task CreateAsync_IsSentAgain_WhenTheServerRefusesTheStream()
    {
        var refusals = 4;
        await using var server = new Http2Server(async request =>
        {
            if (refusals-- > 0)
                await request.ResetAsync(Http2Error.RefusedStream);
            else
                await request.AnswerAsync(Created);
        });

        var call = CreateAsync(CreateClient(server.Address, http: UseOnlyHttp2));
        await Clock.AdvanceToRetryAsync(call);

        Assert.Equal("7", (await call).Id);
        Assert.Equal(5, server.Requests.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task CreateAsync_IsNotSentAgain_WhenTheStreamFails(bool isStarted)
    {
        await using var server = new Http2Server(async request =>
        {
            if (isStarted)
                await request.StartAsync(Created[..5]);
            await request.ResetAsync(isStarted ? Http2Error.Cancel : Http2Error.InternalError);
        });

        var e = await Assert.ThrowsAsync<ApiConnectionException>(() => CreateAsync(CreateClient(server.Address, http: UseOnlyHttp2)));

        Assert.True(e.WasSent);
        Assert.Contains(isStarted ? "CANCEL" : "INTERNAL_ERROR", e.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData(Http2Error.Cancel)]
    [InlineData(Http2Error.InternalError)]
    public async Task GetAsync_IsSentAgain_WhenTheStreamFailsWithinTheBody(object error)
    {
        var failures = 1;
        await using var server = new Http2Server(async request =>
        {
            if (failures-- > 0)
            {
                await request.StartAsync(Created[..5]);
                await request.ResetAsync((Http2Error)error);
            }
            else
            {
                await request.AnswerAsync(Created);
            }
        });
        var client = CreateClient(server.Address, http: UseOnlyHttp2);

        var call = client.Analytics.KpiMetrics.GetAsync("7", cancellationToken: Token);
        await Clock.AdvanceToRetryAsync(call);

        Assert.Equal("7", (await call).Id);
        Assert.Equal((2, 1), (server.Requests.Count, server.Connections));
    }

    private static Task<KpiMetric> CreateAsync(IncidentAnalyticsClient client) =>
        client.Analytics.KpiMetrics.CreateAsync(AnalyticsOperations.DocumentedMetric, cancellationToken: Token);

    /// <summary>A page of two of a list of five tickets, numbered from 1.</summary>
    private static string Page(int offset) =>
        new JsonObject
        {
            ["total"] = 5,
            ["tickets"] = new JsonArray([
                .. Enumerable.Range(offset + 1, Math.Min(2, 5 - offset)).Select(static id => new JsonObject { ["id"] = id }),
            ]),
        }.ToJsonString();
}
